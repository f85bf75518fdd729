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

#[cfg(test)]
mod tests {
    use super::*;
    use gongjian_shared::programmes::{Bound, Broken, bundled};

    // S1-05
    #[test]
    fn forty_five_counselors_and_twelve_leaders_are_told_with_all_numbers() {
        let key = |it: &str| Key::try_from(it).expect("a key");
        let all = bundled().expect("the definitions that are built in");
        let definition = all.iter().find(|it| it.id == key("leaders_counselors")).expect("001");
        let told = Contradiction::LoadCannotFit {
            rule: key("load"),
            each: key("leader"),
            of: key("counselor"),
            demand: 45,
            bound: Bound::Range(2, 3),
            have: 12,
            least: Some(15),
            most: Some(22),
            broken: Broken::Refuse,
        };
        assert_eq!(
            Names { definition, language: Language::Chinese }.contradiction(&told),
            "45 名一线辅导员，每人联系 2–3 名，需要 15 至 22 位联系领导；现在有 12 位。"
        );
        assert_eq!(
            Names { definition, language: Language::English }.contradiction(&told),
            "45 × Counselor, 2–3 for each: 15 to 22 are needed (Leader); there are 12."
        );
    }

    #[test]
    fn every_rule_and_commitment_of_the_five_programmes_has_words() {
        for definition in &bundled().expect("the definitions that are built in") {
            let rules = RuleSet::start(definition, jiff::civil::date(2026, 9, 1));
            for language in Language::ALL {
                let names = Names { definition, language };
                assert!(definition.values().all(|(_, value)| !names.value(value).is_empty()));
                for it in &definition.commitments {
                    assert_ne!(names.owes(it, &rules), names.name(it), "{}", it.id);
                }
            }
        }
    }
}
