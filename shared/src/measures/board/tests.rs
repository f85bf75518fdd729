use proptest::prelude::*;

use super::*;

const YEAR: i16 = 2026;

fn id(it: u8) -> UnitId {
    UnitId::from_bytes([it; 16])
}

fn year() -> Year {
    Year::try_from(YEAR).expect("a year")
}

fn month(it: usize) -> Month {
    Month::all(year())[it]
}

fn place(unit: u8, parent: Option<u8>) -> Place {
    Place { unit: id(unit), parent: parent.map(id), name: format!("第{unit}单位"), works: true }
}

/// Province 1 over counties 2 and 3; schools 4 and 5 in county 2, school 6 in county 3.
fn tree(root: u8) -> Tree {
    let all = [(1, None), (2, Some(1)), (3, Some(1)), (4, Some(2)), (5, Some(2)), (6, Some(3))];
    let under =
        |unit: u8| root == 1 || unit == root || all.iter().any(|(it, up)| *it == unit && *up == Some(root));
    Tree::new(
        id(root),
        &all.into_iter().filter(|(it, _)| under(*it)).map(|(it, up)| place(it, up)).collect::<Vec<_>>(),
    )
}

fn told(units: &[u8], quarter: Quarter) -> BTreeSet<(UnitId, QuarterOf)> {
    units.iter().map(|it| (id(*it), QuarterOf { year: year(), quarter })).collect()
}

// S4-28 2/2
// planted: amount Some(0) where nobody told
#[test]
fn who_did_not_report_is_shown_and_never_counted_as_nothing() {
    let amounts = BTreeMap::from([((id(4), month(1)), 7)]);
    let known = Known { amounts, told: told(&[4, 5], Quarter::Q1), ..Known::default() };
    let (rows, whole) = table(&tree(1), &known, Measure::Activities, year(), 2);
    let first: Vec<_> = rows.iter().map(|it| it.figures.quarters[0]).collect();
    let none = Figure { amount: None, told: 0, due: 1 };
    assert_eq!(first, [Figure { amount: Some(7), told: 2, due: 2 }, none]);
    assert_eq!(rows[0].figures.quarters[1], Figure { amount: None, told: 0, due: 2 }, "the second has begun");
    assert_eq!(rows[0].figures.quarters[2], Figure::default(), "the third has not");
    assert_eq!(whole.quarters[0], Figure { amount: Some(7), told: 2, due: 3 });
    let quarter = QuarterOf { year: year(), quarter: Quarter::Q1 };
    assert_eq!(tree(1).silent(&known, quarter), [id(6)]);
    let nothing = Known { told: told(&[6], Quarter::Q1), ..Known::default() };
    let (rows, _) = table(&tree(3), &nothing, Measure::Wishes, year(), 1);
    assert_eq!(rows[0].figures.quarters[0], Figure { amount: Some(0), told: 1, due: 1 }, "said so: it is 0");
}

// planted: people added up
#[test]
fn a_person_who_was_at_two_schools_is_one_person_of_the_county() {
    let who = PersonId::from_bytes([9; 16]);
    let people = BTreeSet::from([(id(4), month(0), who), (id(5), month(0), who), (id(5), month(4), who)]);
    let known = Known { people, ..Known::default() };
    let (rows, whole) = table(&tree(2), &known, Measure::Persons, year(), 4);
    assert_eq!(rows.iter().map(|it| it.figures.year.amount).collect::<Vec<_>>(), [Some(1), Some(1)]);
    assert_eq!((whole.quarters[0].amount, whole.year.amount), (Some(1), Some(1)));
}

#[test]
fn a_unit_has_a_line_of_its_own_only_when_it_did_something_itself() {
    let known = Known { amounts: BTreeMap::from([((id(2), month(0)), 3)]), ..Known::default() };
    let (rows, whole) = table(&tree(2), &known, Measure::Meetings, year(), 4);
    assert_eq!(rows.iter().map(|it| it.unit).collect::<Vec<_>>(), [id(2), id(4), id(5)]);
    assert_eq!(whole.year.amount, Some(3));
    let (rows, _) = table(&tree(1), &known, Measure::Meetings, year(), 4);
    assert_eq!(rows.iter().map(|it| (it.unit, it.opens)).collect::<Vec<_>>(), [(id(2), true), (id(3), true)]);
}

proptest! {
    // S4-28 1/2
    // planted: the root's own records left out of the whole
    #[test]
    fn each_sum_is_the_sum_of_its_children_on_every_level(
        amounts in prop::collection::btree_map((1_u8..7, 0_usize..12), 1_u64..50, 0..30),
        spoke in prop::collection::btree_set((1_u8..7, 0_usize..4), 0..12),
        begun in 0_usize..5,
    ) {
        let told: BTreeSet<_> =
            spoke.into_iter().map(|(it, at)| (id(it), QuarterOf { year: year(), quarter: Quarter::ALL[at] })).collect();
        let amounts: BTreeMap<_, _> = amounts.into_iter().map(|((it, at), n)| ((id(it), month(at)), n)).collect();
        let known = Known { amounts, told, ..Known::default() };
        let of = |root| table(&tree(root), &known, Measure::Attendances, year(), begun);
        let all = |it: &Figures| it.quarters.iter().chain([&it.year]).copied().collect::<Vec<_>>();
        for root in [1, 2, 3] {
            let (rows, whole) = of(root);
            for (at, figure) in all(&whole).into_iter().enumerate() {
                let parts: Vec<_> = rows.iter().map(|it| all(&it.figures)[at]).collect();
                prop_assert_eq!(figure.amount.unwrap_or(0), parts.iter().filter_map(|it| it.amount).sum::<u64>());
                prop_assert_eq!(figure.told, parts.iter().map(|it| it.told).sum::<u32>());
                prop_assert_eq!(figure.due, parts.iter().map(|it| it.due).sum::<u32>());
                prop_assert_eq!(figure.amount.is_some(), parts.iter().any(|it| it.amount.is_some()));
            }
        }
        let (province, _) = of(1);
        for row in province.iter().filter(|it| it.unit != id(1)) {
            let below = if row.unit == id(2) { of(2).1 } else { of(3).1 };
            prop_assert_eq!(row.figures, below, "the same number one level down");
        }
    }
}
