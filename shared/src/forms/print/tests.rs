use super::*;
use crate::forms::name::{OptionId, RowId};

fn key(text: &str) -> AnswerKey {
    text.parse().expect("a key")
}

/// Every grid column of every row is taken once: by a cell of the row, or by one that reaches down into it.
fn is_whole(table: &Table) -> bool {
    let mut reaching: Vec<(usize, usize)> = Vec::new();
    table.rows.iter().all(|row| {
        let from_above: usize = reaching.iter().map(|(across, _)| across).sum();
        let own: usize = row.iter().map(|cell| cell.across).sum();
        reaching = reaching.iter().filter(|it| it.1 > 1).map(|it| (it.0, it.1 - 1)).collect();
        let deep = row.iter().filter(|cell| cell.down > 1);
        reaching.extend(deep.map(|cell| (cell.across, cell.down - 1)));
        from_above + own == GRID
    }) && reaching.is_empty()
}

/// A row as widths and signs: 标 label, 题 heading, 值 values, 空 blank.
fn sketch(row: &[Cell]) -> String {
    let sign = |cell: &Cell| match &cell.content {
        Content::Heading(it) => format!("题{}", it.zh),
        Content::Label(it) => format!("标{}", it.zh),
        Content::Values { values, .. } => format!("值{}", values.len()),
        Content::Blank => "空".to_owned(),
    };
    row.iter()
        .map(|cell| format!("{}x{} {}", cell.across, cell.down, sign(cell)))
        .collect::<Vec<_>>()
        .join("|")
}

fn shipped(id: &str) -> Template {
    let mut all = crate::forms::definitions::shipped().into_iter();
    all.find(|it| it.id.as_str() == id).expect("it ships")
}

// S0-30: it prints in the original table layout: the province above, head and contact side by side.
#[test]
fn the_basic_table_prints_like_the_official_paper() {
    let mut answers = Answers::default();
    answers.add(key("province"), Answer::one(OptionId::try_from("yunnan").expect("a name")));
    answers.add(key("school"), Answer::text("云南大学"));
    answers.add(key("contact"), Answer::text("0871-65030000"));
    answers.add(key("contact"), Answer::text("tw@example.edu.cn"));
    let table = layout(&shipped("basic_table"), &answers);
    let yunnan = Label { zh: "云南".into(), en: "Yunnan".into() };
    assert_eq!(table.above[0].0.zh, "省份");
    assert_eq!(table.above[0].1, [Printed::Chosen { labels: vec![yunnan], other: None }]);
    assert_eq!(
        table.rows.iter().map(|row| sketch(row)).collect::<Vec<_>>(),
        [
            "4x1 标学校名称|20x1 值1",
            "4x1 标团委负责人|8x1 值0|4x1 标联系方式|8x1 值2",
            "4x1 标试点内容|20x1 值0",
            "4x1 标示范点建设方案|20x1 值0",
        ]
    );
}

#[test]
fn every_shipped_form_fills_its_grid_empty_and_with_rows() {
    for template in crate::forms::definitions::shipped() {
        let mut answers = Answers::default();
        assert!(is_whole(&layout(&template, &answers)), "{} empty", template.id);
        for field in template.fields() {
            let rows = ["a", "b", "c"].map(|it| RowId::try_from(it).expect("a name"));
            answers.rows.insert(field.id.clone(), rows.to_vec());
        }
        assert!(is_whole(&layout(&template, &answers)), "{} with rows", template.id);
    }
}

#[test]
fn columns_share_the_width_as_the_form_asks() {
    let column = |width: u8| Column {
        id: "c".try_into().expect("a name"),
        was: Vec::new(),
        label: Label::default(),
        kind: FieldKind::Person,
        required: false,
        width,
    };
    for (asked, expected) in [
        (vec![1], vec![20]),
        (vec![1, 1, 1], vec![6, 7, 7]),
        (vec![8, 2], vec![15, 5]),
        (vec![0; 20], vec![1; 20]),
    ] {
        let columns: Vec<_> = asked.iter().map(|width| column(*width)).collect();
        assert_eq!(widths(&columns), expected, "{asked:?}");
        assert_eq!(widths(&columns).iter().sum::<usize>(), REST);
    }
}

// S1-24: what is not asked for does not print; what was chosen prints by its label.
#[test]
fn only_what_is_asked_for_is_printed() {
    let talk = shipped("career_talk");
    let rows = |answers: &Answers| {
        layout(&talk, answers).rows.iter().map(|row| sketch(row)).collect::<Vec<_>>().join("\n")
    };
    let mut answers = Answers::default();
    assert!(!rows(&answers).contains("规划目标与措施"));
    answers.add(key("has_plan"), Answer::one(OptionId::try_from("yes").expect("a name")));
    assert!(rows(&answers).contains("规划目标与措施"));
}
