use std::path::{Path, PathBuf};

use super::Kind;
use crate::place;
use crate::trouble::Outcome;

/// The sheet of the page before the app, then all of `style/` in the order of `style/index.txt`
/// (without that list: tokens, base, then the rest by name).
pub fn sheet(kind: Kind) -> Outcome<String> {
    let root = place::root();
    let mut text = String::new();
    for path in std::iter::once(root.join("app/web/opening.css")).chain(order(&root.join("style"))) {
        text.push_str(&place::read_text(&path)?);
        text.push('\n');
    }
    Ok(if kind == Kind::Release { squeeze(&text) } else { text })
}

fn order(style: &Path) -> Vec<PathBuf> {
    if let Ok(index) = std::fs::read_to_string(style.join("index.txt")) {
        let lines = index.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
        return lines.map(|line| style.join(line)).collect();
    }
    let mut sheets = place::files_below(style);
    sheets.retain(|path| path.extension().is_some_and(|it| it == "css"));
    sheets.sort_by_key(|path| {
        let first = ["tokens.css", "base.css"].iter().position(|name| path == &style.join(name));
        (first.unwrap_or(2), path.clone())
    });
    sheets
}

/// Takes out comments and blanks that mean nothing. Strings stay as they are; blanks inside
/// selectors and values become one, since they may carry meaning (`a :hover`, `1px + 2px`).
fn squeeze(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(next) = rest.chars().next() {
        let taken = match next {
            '/' if rest.starts_with("/*") => rest.find("*/").map_or(rest.len(), |end| end + 2),
            '"' | '\'' => {
                let end = string_end(rest, next);
                out.push_str(&rest[..end]);
                end
            }
            _ if next.is_whitespace() => {
                if !out.ends_with([' ', '{', '}', ';', ',']) && !out.is_empty() {
                    out.push(' ');
                }
                next.len_utf8()
            }
            '{' | '}' | ';' | ',' => {
                out.truncate(out.trim_end_matches(' ').len());
                if next == '}' {
                    out.truncate(out.trim_end_matches(';').len());
                }
                out.push(next);
                1
            }
            _ => {
                out.push(next);
                next.len_utf8()
            }
        };
        rest = &rest[taken..];
    }
    out.trim_end().to_owned()
}

/// Where the string that begins this text ends, its closing mark included.
fn string_end(text: &str, mark: char) -> usize {
    let mut escaped = false;
    for (at, letter) in text.char_indices().skip(1) {
        if letter == mark && !escaped {
            return at + 1;
        }
        escaped = letter == '\\' && !escaped;
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::squeeze;

    #[test]
    fn blanks_go_where_they_mean_nothing_and_stay_where_they_do() {
        for (long, short) in [
            ("a  {\n  color : red ;\n  top: 0;\n}\n", "a{color : red;top: 0}"),
            ("/* why */ .a :hover , .b { x: calc(1px + 2px) }", ".a :hover,.b{x: calc(1px + 2px)}"),
            (r#".q::before { content: "/* { */  \" " ; }"#, r#".q::before{content: "/* { */  \" "}"#),
            (
                "@media (min-width: 40em) and (hover) { a { b: c } }",
                "@media (min-width: 40em) and (hover){a{b: c}}",
            ),
            (".中 { content: '共' }", ".中{content: '共'}"),
        ] {
            assert_eq!(squeeze(long), short);
        }
    }
}
