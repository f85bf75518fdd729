use proptest::prelude::*;

use super::{Mark, Qualifier, Quantity, QuantityError, Scale, Unit, UnitsDiffer};

fn read(text: &str) -> Quantity {
    text.parse().expect("a quantity")
}

//
#[test]
fn historic_numbers_keep_their_words() {
    for (text, value, unit, qualifier) in [
        ("45人", 45, Unit::Person, Qualifier::Exact),
        ("11230人次", 11_230, Unit::PersonTime, Qualifier::Exact),
        ("4500余个", 4_500, Unit::Piece, Qualifier::MoreThan),
        ("1000余人", 1_000, Unit::Person, Qualifier::MoreThan),
        ("20多万元", 200_000, Unit::Yuan, Qualifier::MoreThan),
        ("20万余元", 200_000, Unit::Yuan, Qualifier::MoreThan),
        ("300万元", 3_000_000, Unit::Yuan, Qualifier::Exact),
        ("约1.5万人次", 15_000, Unit::PersonTime, Qualifier::About),
        ("近2千人", 2_000, Unit::Person, Qualifier::About),
        ("不低于300名", 300, Unit::Named, Qualifier::AtLeast),
        ("不少于1次", 1, Unit::Time, Qualifier::AtLeast),
        ("300名以上", 300, Unit::Named, Qualifier::AtLeast),
        ("超过3亿元", 300_000_000, Unit::Yuan, Qualifier::MoreThan),
        ("100支", 100, Unit::Team, Qualifier::Exact),
        ("97所", 97, Unit::School, Qualifier::Exact),
    ] {
        let it = read(text);
        assert_eq!((it.value(), it.unit(), it.qualifier()), (value, unit, qualifier), "{text}");
        assert_eq!(it.to_string(), text);
    }
}

//
#[test]
fn a_cell_takes_its_unit_from_the_heading() {
    for (text, unit, value, printed) in [
        ("4500余", Unit::Piece, 4_500, "4500余个"),
        ("20多万", Unit::Yuan, 200_000, "20多万元"),
        ("１，２３４", Unit::Piece, 1_234, "1234个"),
        ("11230人次", Unit::PersonTime, 11_230, "11230人次"),
    ] {
        let it = Quantity::parse_as(text, unit).expect("a quantity");
        assert_eq!((it.value(), it.to_string().as_str()), (value, printed));
    }
    let mixed = Quantity::parse_as("11230人次", Unit::Person);
    assert_eq!(mixed, Err(QuantityError::OtherUnit { written: Unit::PersonTime, wanted: Unit::Person }));
}

#[test]
fn what_is_no_quantity_is_refused() {
    for (text, error) in [
        ("", QuantityError::NoNumber),
        ("多人", QuantityError::NoNumber),
        ("4500", QuantityError::NoUnit),
        ("20多万", QuantityError::NoUnit),
        ("约20多万元", QuantityError::TwoMarks),
        ("300余名以上", QuantityError::TwoMarks),
        ("1.5人", QuantityError::Fraction),
        ("1.23456万元", QuantityError::Fraction),
        ("1.2.3万元", QuantityError::NoNumber),
        ("99999999999亿元", QuantityError::TooLarge),
        ("45人左右", QuantityError::Trailing),
    ] {
        assert_eq!(text.parse::<Quantity>(), Err(error), "{text}");
    }
}

// S4-20
#[test]
fn persons_and_person_times_never_add_up() {
    let left = read("1000余人");
    let right = read("11230人次");
    assert_eq!(left.plus(&right), Err(UnitsDiffer { left: Unit::Person, right: Unit::PersonTime }));
    let sum = right.plus(&read("约70人次")).expect("one unit");
    assert_eq!(sum.to_string(), "约11300人次");
    assert_eq!(left.plus(&read("20人以上")).expect("one unit").to_string(), "1020余人");
}

const MARKS: [Mark; 12] = [
    Mark::None,
    Mark::Yu,
    Mark::YuAfter,
    Mark::Duo,
    Mark::DuoAfter,
    Mark::ChaoGuo,
    Mark::Yue,
    Mark::Jin,
    Mark::YiShang,
    Mark::BuDiYu,
    Mark::BuShaoYu,
    Mark::ZhiShao,
];

proptest! {
    //
    #[test]
    fn every_quantity_reads_back_as_it_was_printed(
        value in 0..=Quantity::MAX,
        unit in prop::sample::select(&Unit::ALL[..]),
        mark in prop::sample::select(&MARKS[..]),
        scale in prop::sample::select(&Scale::WORDED[..]),
        plain in any::<bool>(),
    ) {
        let scale = if plain { Scale::One } else { scale };
        let mark = match (scale, mark) {
            (Scale::One, Mark::YuAfter) => Mark::Yu,
            (Scale::One, Mark::DuoAfter) => Mark::Duo,
            (_, mark) => mark,
        };
        let it = Quantity { value, unit, mark, scale };
        prop_assert_eq!(it.to_string().parse::<Quantity>(), Ok(it));
    }

    #[test]
    fn no_text_makes_it_panic(text in "[约近超过余多0-9.,万亿百千人次元名以上０-９ ]{0,12}") {
        if let Ok(it) = text.parse::<Quantity>() {
            prop_assert_eq!(it.to_string().parse::<Quantity>(), Ok(it));
        }
    }
}
