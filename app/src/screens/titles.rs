//! What the forms that ship are called: all that lists need to know of them.

use std::sync::LazyLock;

use gongjian_shared::forms::name::TemplateId;
use gongjian_shared::forms::template::Label;

use crate::words::Language;

static TITLES: LazyLock<Vec<(TemplateId, Label)>> = LazyLock::new(|| {
    let text = include_str!(concat!(env!("OUT_DIR"), "/titles.json"));
    serde_json::from_str(text).expect("tested")
});

/// Every form once, by id.
pub fn all(language: Language) -> Vec<(TemplateId, &'static str)> {
    let mut all: Vec<_> = TITLES.iter().map(|(id, title)| (id.clone(), language.label(title))).collect();
    all.sort();
    all.dedup_by(|a, b| a.0 == b.0);
    all
}

/// The title of the form that a summary names (`id/version`).
pub fn of(language: Language, summary: &str) -> Option<&'static str> {
    let (id, _) = summary.split_once('/')?;
    TITLES.iter().find(|it| it.0.as_str() == id).map(|it| language.label(&it.1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_has_a_title_in_lists() {
        assert_eq!(of(Language::Chinese, "career_talk/1"), Some("联系辅导员工作纪要（规划发展与谈心谈话）"));
        assert_eq!(of(Language::Chinese, "unheard/1"), None);
        assert!(all(Language::English).iter().any(|it| it.0.as_str() == "basic_table"));
    }
}
