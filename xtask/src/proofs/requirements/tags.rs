/// One requirement that a comment names, and which of its clauses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    pub id: String,
    /// (which, of how many), from 1; `None`: all of them.
    pub clause: Option<(usize, usize)>,
}

/// What the comments of one test say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tags {
    pub tags: Vec<Tag>,
    /// What turns the test red, as far as somebody tried.
    pub planted: Vec<String>,
}

impl Tags {
    /// Takes in one line, if it is a comment that begins with an id (`// S1-08 1/2, X-14: why`) or says `planted:`.
    pub fn read(&mut self, line: &str) {
        let Some(text) = line.trim_start().strip_prefix("//") else { return };
        let text = text.trim_start_matches(['/', '!']).trim();
        if let Some(planted) = text.strip_prefix("planted:") {
            self.planted.push(planted.trim().to_owned());
            return;
        }
        let ids = text.split(": ").next().unwrap_or_default().trim_end_matches([':', '.']);
        let mut words = ids.split(',').map(str::trim);
        let Some(first) = words.next().and_then(tag) else { return };
        self.tags.push(first);
        self.tags.extend(words.filter_map(tag));
    }
}

fn tag(text: &str) -> Option<Tag> {
    let mut words = text.split_whitespace();
    let id = words.next().filter(|it| is_id(it))?;
    let clause = match words.next() {
        None => None,
        Some(clause) => {
            let (which, all) = clause.split_once('/')?;
            Some((which.parse().ok()?, all.parse().ok()?))
        }
    };
    Some(Tag { id: id.to_owned(), clause })
}

/// `S0-01` to `S4-99`, `X-01` to `X-99`.
fn is_id(word: &str) -> bool {
    let Some((seed, number)) = word.split_once('-') else { return false };
    let known = seed == "X" || seed.strip_prefix('S').is_some_and(|it| it.len() == 1 && digits(it));
    known && number.len() == 2 && digits(number)
}

fn digits(it: &str) -> bool {
    it.bytes().all(|it| it.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Vec<(String, Option<(usize, usize)>)> {
        let mut tags = Tags::default();
        tags.read(line);
        tags.tags.into_iter().map(|it| (it.id, it.clause)).collect()
    }

    #[test]
    fn a_comment_that_begins_with_ids_names_them() {
        let all = |id: &str| (id.to_owned(), None);
        assert_eq!(read("// S1-08"), [all("S1-08")]);
        assert_eq!(read("    /// S1-08, S1-12: as the rule says"), [all("S1-08"), all("S1-12")]);
        assert_eq!(
            read("// S1-08 1/2, X-14 2/3"),
            [("S1-08".to_owned(), Some((1, 2))), ("X-14".to_owned(), Some((2, 3)))]
        );
        assert_eq!(read("// S1-08, Q1"), [all("S1-08")]);
    }

    #[test]
    fn what_only_mentions_an_id_names_none() {
        for line in [
            "// as in S1-08",
            "let it = \"S1-08\";",
            "// S5-1",
            "// S1-08 one",
            "// S1-8",
            "// X-1a",
            "// SX-01",
        ] {
            assert_eq!(read(line), [], "{line}");
        }
    }

    #[test]
    fn a_planted_fault_is_told() {
        let mut tags = Tags::default();
        tags.read("    // planted: GONGJIAN_AUTHZ with a row too many");
        assert_eq!(tags.planted, ["GONGJIAN_AUTHZ with a row too many"]);
        assert_eq!(tags.tags, []);
    }
}
