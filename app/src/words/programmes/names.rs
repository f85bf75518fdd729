use gongjian_shared::programmes::{
    Commitment, Contradiction, Definition, Key, Label, Named, Problem, RuleSet, RuleValue,
};

use crate::words::{Language, en, zh};

/// How the parts of a definition are called in a language, and sentences about them.
#[derive(Clone, Copy)]
pub struct Names<'d> {
    pub definition: &'d Definition,
    pub language: Language,
}

impl Names<'_> {
    pub fn label(self, it: &Label) -> String {
        self.pick(&it.zh, &it.en)
    }

    pub fn name(self, it: &dyn Named) -> String {
        self.pick(it.zh(), it.en())
    }

    pub fn pick(self, zh: &str, en: &str) -> String {
        match self.language {
            Language::Chinese => zh.to_owned(),
            Language::English => en.to_owned(),
        }
    }

    /// A role or a subject; the short name itself when a later definition lacks it.
    pub fn counted(self, id: &Key) -> String {
        self.among(&self.definition.roles, id)
            .or_else(|| self.among(&self.definition.subjects, id))
            .unwrap_or_else(|| id.to_string())
    }

    pub fn is_role(self, id: &Key) -> bool {
        self.definition.role(id).is_some()
    }

    pub fn rule(self, id: &Key) -> String {
        self.among(&self.definition.rules, id).unwrap_or_else(|| id.to_string())
    }

    pub fn phase(self, id: &Key) -> String {
        self.among(&self.definition.phases, id).unwrap_or_else(|| id.to_string())
    }

    pub fn commitment(self, id: &Key) -> String {
        self.among(&self.definition.commitments, id).unwrap_or_else(|| id.to_string())
    }

    pub fn form(self, id: &Key) -> String {
        self.among(&self.definition.forms, id).unwrap_or_else(|| id.to_string())
    }

    /// A kind of a catalogue, or a whole catalogue.
    pub fn kind(self, id: &Key) -> String {
        let kinds = self.definition.catalogues.iter().flat_map(|it| &it.kinds);
        let kind = kinds.into_iter().find(|it| it.id == *id).map(|it| self.pick(&it.zh, &it.en));
        kind.or_else(|| self.among(&self.definition.catalogues, id)).unwrap_or_else(|| id.to_string())
    }

    /// A place in an order, or a theme that is weighed.
    pub fn theme(self, id: &Key) -> String {
        self.language.theme(id).to_owned()
    }

    /// What cannot go together, with all numbers.
    pub fn contradiction(self, it: &Contradiction) -> String {
        match self.language {
            Language::Chinese => zh::programmes::contradiction(self, it),
            Language::English => en::programmes::contradiction(self, it),
        }
    }

    /// Why a change is not taken, and what would be.
    pub fn problem(self, it: &Problem) -> String {
        match self.language {
            Language::Chinese => zh::programmes::problem(self, it),
            Language::English => en::programmes::problem(self, it),
        }
    }

    /// A rule's value as a phrase.
    pub fn value(self, it: &RuleValue) -> String {
        match self.language {
            Language::Chinese => zh::programmes::value(self, it),
            Language::English => en::programmes::value(self, it),
        }
    }

    /// Who owes whom, how often and by when.
    pub fn owes(self, it: &Commitment, rules: &RuleSet) -> String {
        let Some(RuleValue::Owed(owed)) = rules.value(&it.rule) else { return self.name(it) };
        match self.language {
            Language::Chinese => zh::programmes::owes(self, it, owed),
            Language::English => en::programmes::owes(self, it, owed),
        }
    }

    fn among<T: Named>(self, all: &[T], id: &Key) -> Option<String> {
        all.iter().find(|it| it.id() == id).map(|it| self.name(it))
    }
}
