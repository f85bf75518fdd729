//! Lists that Word counts: headings count through the text, ordered lines anew in each list.

use gongjian_shared::documents::edit::{List, Style};

use super::parts;

/// `w:num` of the headings and of all bullets; each ordered list has one of its own from `FIRST` on.
const HEADINGS: usize = 1;
const BULLETS: usize = 2;
const FIRST: usize = 3;

/// The ordered lists of a text.
#[derive(Default)]
pub struct Numbers {
    lists: usize,
    inside: bool,
}

impl Numbers {
    /// Told of every block in order: a list ends with the first block that is no line of a list.
    pub fn meet(&mut self, style: Style) {
        let line = matches!(style, Style::Item { .. });
        if line && !self.inside {
            self.lists += 1;
        }
        self.inside = line;
    }

    /// The `w:num` of a line.
    pub fn of(&self, list: List) -> usize {
        match list {
            List::Ordered => FIRST + self.lists.saturating_sub(1),
            List::Bullet | List::Check { .. } => BULLETS,
        }
    }

    /// word/numbering.xml
    pub fn part(&self) -> String {
        let headings: String = [
            ("chineseCountingThousand", "%1、"),
            ("chineseCountingThousand", "（%2）"),
            ("decimal", "%3."),
            ("decimal", "（%4）"),
        ]
        .iter()
        .zip(1..)
        .map(|((format, text), level)| {
            let linked = format!(r#"<w:pStyle w:val="Heading{level}"/><w:suff w:val="nothing"/>"#);
            rung(
                level,
                format,
                text,
                &linked,
                r#"<w:pPr><w:ind w:left="0" w:firstLineChars="200" w:firstLine="640"/></w:pPr>"#,
            )
        })
        .collect();
        let line = |format: &str, signs: [&str; 4]| -> String {
            signs
                .iter()
                .zip(1..)
                .map(|(sign, level)| {
                    let left = super::styles::indent(level - 1) + 420;
                    let place = format!(
                        r#"<w:pPr><w:ind w:left="{left}" w:firstLineChars="0" w:hanging="420"/></w:pPr>"#
                    );
                    rung(level, format, sign, "", &place)
                })
                .collect()
        };
        let kinds = [
            kind(0, &headings),
            kind(1, &line("bullet", ["●", "○", "■", "□"])),
            kind(2, &line("decimal", ["%1.", "%2.", "%3.", "%4."])),
        ];
        let lists: String = (0..self.lists).map(|it| anew(FIRST + it)).collect();
        format!(
            "{}<w:numbering {}>{}{}{}{lists}</w:numbering>",
            parts::DECLARATION,
            parts::SPACES,
            kinds.concat(),
            used(HEADINGS, 0),
            used(BULLETS, 1),
        )
    }
}

fn rung(level: u8, format: &str, text: &str, linked: &str, place: &str) -> String {
    let at = level - 1;
    format!(
        r#"<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{format}"/>{linked}<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>{place}</w:lvl>"#
    )
}

fn kind(id: usize, levels: &str) -> String {
    format!(
        r#"<w:abstractNum w:abstractNumId="{id}"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>"#
    )
}

fn used(number: usize, kind: usize) -> String {
    format!(r#"<w:num w:numId="{number}"><w:abstractNumId w:val="{kind}"/></w:num>"#)
}

/// An ordered list that begins with 1 at every depth.
fn anew(number: usize) -> String {
    let levels: String = (0..4)
        .map(|level| {
            format!(r#"<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="1"/></w:lvlOverride>"#)
        })
        .collect();
    format!(r#"<w:num w:numId="{number}"><w:abstractNumId w:val="2"/>{levels}</w:num>"#)
}
