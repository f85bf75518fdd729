//! The record of decisions in plain words, in the language that is chosen.

use gongjian_shared::wire::audit::{AuditEntry, AuditKind};

use super::{Language, en, zh};

/// What was decided, as a sentence.
pub fn said(language: Language, it: &AuditEntry) -> String {
    match language {
        Language::Chinese => zh::audit::said(it),
        Language::English => en::audit::said(it),
    }
}

/// The name of a kind of decision, for the filter.
pub const fn kind(language: Language, it: AuditKind) -> &'static str {
    match language {
        Language::Chinese => zh::audit::kind(it),
        Language::English => en::audit::kind(it),
    }
}
