//! The templates that ship with the app: here without a network, all versions of each.

use std::sync::{Arc, LazyLock};

use gongjian_shared::forms::name::TemplateId;
use gongjian_shared::forms::template::Template;

static SHIPPED: LazyLock<Vec<Arc<Template>>> = LazyLock::new(|| {
    let text = include_str!(concat!(env!("OUT_DIR"), "/templates.json"));
    serde_json::from_str::<Vec<Template>>(text).expect("tested").into_iter().map(Arc::new).collect()
});

pub fn newest(id: &TemplateId) -> Option<Arc<Template>> {
    SHIPPED.iter().filter(|it| it.id == *id).max_by_key(|it| it.version).cloned()
}

pub fn find(id: &TemplateId, version: u32) -> Option<Arc<Template>> {
    SHIPPED.iter().find(|it| it.id == *id && it.version == version).cloned()
}

#[cfg(test)]
mod tests {
    use gongjian_shared::forms::definitions::shipped;

    use super::*;

    #[test]
    fn the_phone_has_the_templates_of_the_server() {
        let mut here: Vec<Template> = SHIPPED.iter().map(|it| Template::clone(it)).collect();
        let mut there = shipped();
        here.sort_by_key(|it| (it.id.clone(), it.version));
        there.sort_by_key(|it| (it.id.clone(), it.version));
        assert_eq!(here, there);
    }
}
