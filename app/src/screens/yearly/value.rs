//! What a cell says.

use std::collections::BTreeMap;

use gongjian_shared::care::TableValue;

use crate::words::care::CareWord;
use crate::words::party::Listed as _;
use crate::words::{Language, times};

/// `names`: what choices are called, Chinese and English.
pub fn said(it: &TableValue, names: &BTreeMap<String, (String, String)>, language: Language) -> String {
    match it {
        TableValue::Empty => String::new(),
        TableValue::Number(it) => it.to_string(),
        TableValue::Text(it) => it.clone(),
        TableValue::Post(it) => it.name_in(language).to_owned(),
        TableValue::Day(it) => times::local_date(language, *it),
        TableValue::Kinds(kinds) => {
            let name =
                |it: &String| names.get(it).map_or_else(|| it.clone(), |(zh, en)| language.named(zh, en));
            kinds.iter().map(name).collect::<Vec<_>>().join(language.named("、", ", ").as_str())
        }
        TableValue::State(it) => language.care(&CareWord::State(*it)),
    }
}
