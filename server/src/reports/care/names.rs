//! What the choices in records are called, from the forms that ship.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use gongjian_shared::care::RecordKind;
use gongjian_shared::forms::definitions::shipped;
use gongjian_shared::forms::template::FieldKind;

/// Chinese and English, by form and choice.
static NAMES: LazyLock<BTreeMap<(RecordKind, String), (String, String)>> = LazyLock::new(|| {
    let mut names = BTreeMap::new();
    for template in shipped() {
        let Some(kind) = RecordKind::parse(template.id.as_str()) else { continue };
        for field in template.sections.iter().flat_map(|it| &it.fields) {
            let FieldKind::Choice { options, .. } = &field.kind else { continue };
            for option in options {
                let label = (option.label.zh.clone(), option.label.en.clone());
                names.insert((kind, option.id.as_str().to_owned()), label);
            }
        }
    }
    names
});

/// `None`: somebody's own words.
pub fn of(kind: &str, choice: &str) -> Option<&'static (String, String)> {
    NAMES.get(&(RecordKind::parse(kind)?, choice.to_owned()))
}
