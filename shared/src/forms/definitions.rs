//! The templates that ship with the program. A released version never changes: the next one is a file of its own.

use super::soundness::{TemplateFault, faults};
use super::template::Template;

/// Every shipped template, as its TOML text.
pub const SHIPPED: [&str; 10] = [
    include_str!("../../forms/basic_table_1.toml"),
    include_str!("../../forms/studio_application_1.toml"),
    include_str!("../../forms/career_talk_1.toml"),
    include_str!("../../forms/yearly_summary_1.toml"),
    include_str!("../../forms/talk_note_1.toml"),
    include_str!("../../forms/guidance_note_1.toml"),
    include_str!("../../forms/career_plan_1.toml"),
    include_str!("../../forms/help_note_1.toml"),
    include_str!("../../forms/private_note_1.toml"),
    include_str!("../../forms/counterpart_1.toml"),
];

/// A text that is no usable template.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TemplateError {
    /// Not TOML, or not of this shape; where and why, for the clerk who wrote it.
    #[error("the template cannot be read: {what}")]
    Unreadable { what: String },
    #[error("the template has {} faults", faults.len())]
    Faulty { faults: Vec<TemplateFault> },
}

/// Reads a template and proves that it is sound.
///
/// # Errors
/// [`TemplateError`] when it cannot be read or has faults.
pub fn read(text: &str) -> Result<Template, TemplateError> {
    let template: Template =
        toml::from_str(text).map_err(|it| TemplateError::Unreadable { what: it.to_string() })?;
    let faults = faults(&template);
    if faults.is_empty() { Ok(template) } else { Err(TemplateError::Faulty { faults }) }
}

/// All shipped templates.
pub fn shipped() -> Vec<Template> {
    SHIPPED.iter().map(|text| read(text).expect("shipped templates are sound: tested")).collect()
}

#[cfg(test)]
mod tests;
