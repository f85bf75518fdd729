//! A filled form of ours as values for ties: each field by its id, each table as a list by its id and its columns'.

use std::collections::BTreeMap;

use gongjian_shared::forms::answer::{Answer, Chosen};
use gongjian_shared::forms::answers::Answers;
use gongjian_shared::forms::check::is_shown;
use gongjian_shared::forms::key::AnswerKey;
use gongjian_shared::forms::name::{ColumnId, FieldId};
use gongjian_shared::forms::number::Qualifier;
use gongjian_shared::forms::template::{ChoiceOption, Field, FieldKind, Template};

use crate::rows::Headings;
use crate::tie::{Value, Values};

/// Values in the language of `headings`. `say` gives words for what is more than a plain value: numbers that are not
/// exact (余, 约) and signatures. What the form does not ask for, as things stand, is empty.
///
/// # Errors
/// The keys that hold several values: a person chooses first, a file never shows one of two as the answer.
pub fn values(
    template: &Template,
    answers: &Answers,
    headings: Headings,
    say: &dyn Fn(&Answer) -> String,
) -> Result<Values, Vec<AnswerKey>> {
    let mut it = Reading { answers, headings, say, conflicts: Vec::new() };
    let mut values = Values::default();
    for field in template.fields() {
        let shown = is_shown(field, answers);
        if let FieldKind::Table { columns, .. } = &field.kind {
            let columns = columns.iter().map(|column| (&column.id, &column.kind)).collect::<Vec<_>>();
            let records = if shown { it.records(&field.id, &columns) } else { Vec::new() };
            values.lists.insert(field.id.to_string(), records);
        } else {
            let value = if shown { it.field(field) } else { Value::Empty };
            values.single.insert(field.id.to_string(), value);
        }
    }
    if it.conflicts.is_empty() { Ok(values) } else { Err(it.conflicts) }
}

struct Reading<'a> {
    answers: &'a Answers,
    headings: Headings,
    say: &'a dyn Fn(&Answer) -> String,
    conflicts: Vec<AnswerKey>,
}

impl Reading<'_> {
    fn field(&mut self, field: &Field) -> Value {
        self.at(AnswerKey::Field(field.id.clone()), &field.kind)
    }

    fn records(
        &mut self,
        table: &FieldId,
        columns: &[(&ColumnId, &FieldKind)],
    ) -> Vec<BTreeMap<String, Value>> {
        let rows = self.answers.rows_of(table);
        let record = |row: &_| {
            let cell = |(column, kind): &(&ColumnId, &FieldKind)| {
                let (table, column) = (table.clone(), (*column).clone());
                let name = column.to_string();
                (name, self.at(AnswerKey::Cell { table, row: Clone::clone(row), column }, kind))
            };
            columns.iter().map(cell).collect()
        };
        rows.iter().map(record).collect()
    }

    fn at(&mut self, key: AnswerKey, kind: &FieldKind) -> Value {
        match self.answers.all(&key).as_slice() {
            [] => Value::Empty,
            [one] => self.value(kind, one),
            [_, _, ..] => {
                self.conflicts.push(key);
                Value::Empty
            }
        }
    }

    fn value(&self, kind: &FieldKind, answer: &Answer) -> Value {
        match answer {
            Answer::Text(text) => Value::Text(text.clone()),
            Answer::Number(it) if it.qualifier == Qualifier::Exact => Value::Number(it.value.to_string()),
            Answer::Number(_) | Answer::Signature(_) => Value::Text((self.say)(answer)),
            Answer::Date(date) => Value::Date(*date),
            Answer::Person(it) | Answer::Unit(it) => Value::Text(it.name.clone()),
            Answer::File(it) => Value::Text(it.name.clone()),
            Answer::Choice(chosen) => Value::Text(self.chosen(kind, chosen)),
            Answer::Unknown(_) => Value::Empty,
        }
    }

    /// Labels in the order of the form, own words in brackets behind.
    fn chosen(&self, kind: &FieldKind, chosen: &Chosen) -> String {
        let options: &[ChoiceOption] =
            if let FieldKind::Choice { options, .. } = kind { options } else { &[] };
        let label = |option: &ChoiceOption| match self.headings {
            Headings::Zh => option.label.zh.clone(),
            Headings::En => option.label.en.clone(),
        };
        let named = options.iter().filter(|option| chosen.options.contains(&option.id));
        let labels: Vec<String> = named.map(label).collect();
        let other = chosen.other.as_deref().map(str::trim).filter(|it| !it.is_empty());
        match self.headings {
            Headings::Zh => labels.join("、") + &other.map(|it| format!("（{it}）")).unwrap_or_default(),
            Headings::En => labels.join(", ") + &other.map(|it| format!(" ({it})")).unwrap_or_default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use gongjian_shared::forms::answer::Named;
    use gongjian_shared::forms::definitions::shipped;
    use gongjian_shared::forms::number::NumberAnswer;

    fn key(text: &str) -> AnswerKey {
        text.parse().expect("a key")
    }

    fn talk() -> (Template, Answers) {
        let template = shipped().into_iter().find(|it| it.id.as_str() == "career_talk").expect("it ships");
        let mut answers = Answers::default();
        let option = |id: &str| id.try_into().expect("a name");
        let themes = Chosen { options: vec![option("work"), option("other")], other: Some("住房".into()) };
        answers.add(key("leader"), Answer::Person(Named { id: None, name: "王芳".into() }));
        answers.add(key("themes"), Answer::Choice(themes));
        answers.add(key("held_on"), Answer::Date(jiff::civil::date(2026, 3, 5)));
        answers.add(
            key("stage"),
            Answer::Number(NumberAnswer { value: "3.5".parse().expect("a number"), ..Default::default() }),
        );
        answers.add(key("opinions/r1/opinion"), Answer::text("增开夜间食堂"));
        answers.rows.insert("opinions".try_into().expect("a name"), vec!["r1".try_into().expect("a name")]);
        (template, answers)
    }

    // a form of ours fills the paper of another.
    #[test]
    fn a_filled_form_gives_values_for_ties() {
        let (template, answers) = talk();
        let values = values(&template, &answers, Headings::Zh, &|_| String::new()).expect("no conflicts");
        let text = |it: &str| Value::Text(it.to_owned());
        for (name, expected) in [
            ("leader", text("王芳")),
            ("themes", text("工作、其他（住房）")),
            ("held_on", Value::Date(jiff::civil::date(2026, 3, 5))),
            ("way", Value::Empty),
            // Not asked for while no plan was made.
            ("stage", Value::Empty),
        ] {
            assert_eq!(values.single[name], expected, "{name}");
        }
        assert_eq!(values.lists["opinions"][0]["opinion"], text("增开夜间食堂"));
        assert_eq!(values.lists["help_agreed"], []);
    }

    #[test]
    fn inexact_numbers_are_put_into_words_by_the_caller() {
        let (template, mut answers) = talk();
        answers.add(key("has_plan"), Answer::one("yes".try_into().expect("a name")));
        let said = |answers: &Answers| {
            let values =
                values(&template, answers, Headings::En, &|_| "3.5余".to_owned()).expect("no conflicts");
            (values.single["stage"].clone(), values.single["themes"].clone())
        };
        let themes = Value::Text("Work, Other (住房)".into());
        assert_eq!(said(&answers), (Value::Number("3.5".into()), themes.clone()));
        for value in answers.values.get_mut(&key("stage")).into_iter().flatten() {
            if let Answer::Number(number) = value {
                number.qualifier = Qualifier::MoreThan;
            }
        }
        assert_eq!(said(&answers), (Value::Text("3.5余".into()), themes));
    }

    #[test]
    fn a_conflict_never_goes_into_a_file() {
        let (template, mut answers) = talk();
        answers.add(key("opinions/r1/opinion"), Answer::text("夜间食堂"));
        let result = values(&template, &answers, Headings::Zh, &|_| String::new());
        assert_eq!(result, Err(vec![key("opinions/r1/opinion")]));
    }
}
