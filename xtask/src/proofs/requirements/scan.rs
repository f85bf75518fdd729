use super::tags::Tags;

/// One test as it stands in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The name of the function, or the title of the story.
    pub name: String,
    pub file: String,
    pub tags: Tags,
}

/// Every test in a file, with what its comments say.
pub fn tests(file: &str, text: &str) -> Vec<Found> {
    let found = if file.ends_with(".mjs") { stories(text) } else { functions(text) };
    found.into_iter().map(|(name, tags)| Found { name, file: file.to_owned(), tags }).collect()
}

/// Functions under `#[test]` or `#[tokio::test]`, in `proptest!` too: the comments right above, and those that the body
/// begins with.
fn functions(text: &str) -> Vec<(String, Tags)> {
    let mut found = Vec::new();
    let (mut above, mut is_test) = (Tags::default(), false);
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        let line = line.trim();
        if line.starts_with("//") {
            above.read(line);
        } else if line.starts_with("#[") {
            is_test |= line.starts_with("#[test]") || line.starts_with("#[tokio::test");
        } else {
            let mut tags = std::mem::take(&mut above);
            if let Some(name) = function(line).filter(|_| is_test) {
                // A head of several lines ends where the body opens; a body of no lines says nothing.
                let several = !line.contains('{');
                if several {
                    lines.by_ref().find(|line| line.trim_end().ends_with('{'));
                }
                while let Some(line) =
                    lines.next_if(|it| (several || line.ends_with('{')) && it.trim_start().starts_with("//"))
                {
                    tags.read(line);
                }
                found.push((name, tags));
            }
            is_test = false;
        }
    }
    found
}

fn function(line: &str) -> Option<String> {
    let head = line.trim_start_matches("pub ").trim_start_matches("async ").strip_prefix("fn ")?;
    Some(head.split(['(', '<']).next().unwrap_or_default().to_owned())
}

/// `test('…', …)` of node's runner. What the head of the file says holds for each.
fn stories(text: &str) -> Vec<(String, Tags)> {
    let (mut head, mut above) = (Tags::default(), Tags::default());
    let mut in_head = true;
    let mut found = Vec::new();
    for line in text.lines().map(str::trim) {
        if line.starts_with("//") {
            if in_head {
                head.read(line);
            } else {
                above.read(line);
            }
            continue;
        }
        in_head &= line.is_empty();
        if let Some(name) = line.strip_prefix("test(").and_then(title) {
            let mut tags = head.clone();
            tags.tags.append(&mut above.tags);
            tags.planted.append(&mut above.planted);
            found.push((name, tags));
        }
        above = Tags::default();
    }
    found
}

fn title(rest: &str) -> Option<String> {
    let quote = rest.chars().next().filter(|it| ['\'', '"', '`'].contains(it))?;
    rest[1..].split(quote).next().map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(file: &str, text: &str) -> Vec<(String, Vec<String>)> {
        let all = tests(file, text).into_iter();
        all.map(|it| (it.name, it.tags.tags.into_iter().map(|it| it.id).collect())).collect()
    }

    #[test]
    fn comments_above_and_at_the_beginning_of_the_body_count() {
        let text = "
// S1-08
#[test]
fn first() {
    // S1-09, S1-10
    // planted: a switch
    let it = 1; // S1-11
    // S1-12
}

// S1-13

#[tokio::test(flavor = \"multi_thread\")]
// S1-14
async fn second() {}
";
        let named =
            |name: &str, ids: &[&str]| (name.to_owned(), ids.iter().map(|it| (*it).to_owned()).collect());
        assert_eq!(
            ids("a.rs", text),
            [named("first", &["S1-08", "S1-09", "S1-10"]), named("second", &["S1-14"])]
        );
        assert_eq!(tests("a.rs", text)[0].tags.planted, ["a switch"]);
    }

    #[test]
    fn a_function_that_is_no_test_has_no_say() {
        let text =
            "// S1-08\nfn helper() {}\n\n#[test]\nfn real() {}\n// S1-09\n#[derive(Debug)]\nstruct It;\n";
        assert_eq!(ids("a.rs", text), [("real".to_owned(), vec![])]);
    }

    #[test]
    fn properties_are_tests() {
        let text = "proptest! {\n    // X-09\n    #[test]\n    fn holds(\n        it in 0..9,\n    ) {\n        // X-10\n    }\n}\n";
        assert_eq!(ids("a.rs", text), [("holds".to_owned(), vec!["X-09".to_owned(), "X-10".to_owned()])]);
    }

    #[test]
    fn the_head_of_a_story_file_holds_for_all_of_it() {
        let text = "// X-01: together\nimport test from 'node:test';\n\ntest('one', async () => {\n  // X-03\n});\n// X-02\ntest(\"two\", () => {});\n";
        let x = |ids: &[&str]| ids.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>();
        assert_eq!(
            ids("a.mjs", text),
            [("one".to_owned(), x(&["X-01"])), ("two".to_owned(), x(&["X-01", "X-02"]))]
        );
    }
}
