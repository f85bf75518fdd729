//! Fonts, sizes and distances. Lengths are twips (1/20 pt), font sizes half points.
//!
//! GB/T 9704—2012: A4; 37 mm above and 28 mm at the binding; a text of 156 mm × 225 mm with 22 lines of 28 characters;
//! size 3 (16 pt) 仿宋, title in size 2 (22 pt) 小标宋, the first levels in 黑体 and 楷体; page numbers in size 4 (14 pt)
//! 宋体 between dashes, one character in from the outside.

use super::Layout;
use super::parts::{DECLARATION, SPACES};

/// 225 mm by 22 lines.
const LINE: u32 = 579;
/// Size 3: 16 pt, and two characters of it.
const BODY: u32 = 32;
const TWO: u32 = 640;
/// 28 characters of 16 pt take a little more than 156 mm: each closes up by 1/4 pt.
const CLOSER: &str = r#"<w:spacing w:val="-5"/>"#;

/// The page that a footer is on.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Side {
    Odd,
    Even,
}

/// How far a line of a list of this depth stands in.
pub fn indent(depth: u8) -> u32 {
    TWO / 2 * u32::from(depth.min(3)) + TWO / 2
}

/// A family for Han and one for Latin text; digits of official papers stand in the latter.
fn family(name: &str) -> String {
    format!(
        r#"<w:rFonts w:hint="eastAsia" w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="{name}" w:cs="Times New Roman"/>"#
    )
}

fn size(half_points: u32) -> String {
    format!(r#"<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>"#)
}

/// What a style is made of.
struct Look<'l> {
    id: &'l str,
    name: &'l str,
    paragraph: String,
    words: String,
}

impl Look<'_> {
    fn part(&self) -> String {
        let Self { id, name, paragraph, words } = self;
        format!(
            r#"<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{words}</w:rPr></w:style>"#
        )
    }
}

pub fn styles(layout: Layout) -> String {
    let official = layout == Layout::Official;
    let body = if official { "仿宋_GB2312" } else { "宋体" };
    let (size_of_body, two) = if official { (BODY, TWO) } else { (24, 480) };
    let line = if official {
        format!(r#"<w:spacing w:line="{LINE}" w:lineRule="exact"/>"#)
    } else {
        r#"<w:spacing w:line="360" w:lineRule="auto"/>"#.to_owned()
    };
    let looks: String = looks(layout).iter().map(Look::part).collect();
    format!(
        r#"{DECLARATION}<w:styles {SPACES}><w:docDefaults><w:rPrDefault><w:rPr>{}{}{}<w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr><w:widowControl w:val="0"/>{line}<w:ind w:firstLineChars="200" w:firstLine="{two}"/><w:jc w:val="both"/></w:pPr></w:style>{looks}<w:style w:type="paragraph" w:styleId="Footer"><w:name w:val="footer"/><w:pPr/><w:rPr>{}{}</w:rPr></w:style><w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:rPr><w:color w:val="0563C1"/><w:u w:val="single"/></w:rPr></w:style></w:styles>"#,
        family(body),
        if official { CLOSER } else { "" },
        size(size_of_body),
        family("宋体"),
        size(if official { 28 } else { 18 }),
    )
}

fn looks(layout: Layout) -> Vec<Look<'static>> {
    let official = layout == Layout::Official;
    let bare = |more: &str| format!(r#"{more}<w:ind w:firstLineChars="0" w:firstLine="0"/>"#);
    let heading = |level: u32| {
        let at = level - 1;
        format!(
            r#"<w:keepNext/><w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="{at}"/>"#
        )
    };
    let (title, first, second) = if official {
        ("方正小标宋简体", "黑体", "楷体_GB2312")
    } else {
        ("黑体", "黑体", "黑体")
    };
    let large = if official {
        r#"<w:spacing w:after="579" w:line="640" w:lineRule="exact"/>"#
    } else {
        r#"<w:spacing w:before="240" w:after="240"/>"#
    };
    let centred = format!(r#"{}<w:jc w:val="center"/>"#, bare(&format!("<w:keepNext/>{large}")));
    vec![
        Look { id: "Title", name: "Title", paragraph: centred, words: family(title) + &size(44) },
        Look { id: "Heading1", name: "heading 1", paragraph: heading(1), words: family(first) },
        Look { id: "Heading2", name: "heading 2", paragraph: heading(2), words: family(second) },
        Look { id: "Heading3", name: "heading 3", paragraph: heading(3), words: "<w:b/>".to_owned() },
        Look { id: "Heading4", name: "heading 4", paragraph: heading(4), words: String::new() },
        Look { id: "ListLine", name: "List Paragraph", paragraph: bare(""), words: String::new() },
        Look { id: "Check", name: "Check Line", paragraph: bare(""), words: String::new() },
        Look {
            id: "Quote",
            name: "Quote",
            paragraph: r#"<w:ind w:left="640" w:right="640" w:firstLineChars="0" w:firstLine="0"/>"#
                .to_owned(),
            words: family(if official { "楷体_GB2312" } else { "楷体" }),
        },
        Look {
            id: "Divider",
            name: "Divider",
            paragraph: bare(
                r#"<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>"#,
            ),
            words: String::new(),
        },
    ]
}

/// A machine without an official font takes the one that Windows and WPS always have.
pub fn fonts() -> String {
    let fonts = [
        ("仿宋_GB2312", "仿宋"),
        ("楷体_GB2312", "楷体"),
        ("方正小标宋简体", "华文中宋"),
        ("黑体", "SimHei"),
        ("宋体", "SimSun"),
    ];
    let fonts = fonts.map(|(name, other)| {
        format!(r#"<w:font w:name="{name}"><w:altName w:val="{other}"/><w:charset w:val="86"/></w:font>"#)
    });
    format!("{DECLARATION}<w:fonts {SPACES}>{}</w:fonts>", fonts.concat())
}

/// Page, margins and grid.
pub fn section(layout: Layout) -> String {
    let page = r#"<w:pgSz w:w="11906" w:h="16838"/>"#;
    let feet = r#"<w:footerReference w:type="default" r:id="rIdFooter1"/><w:footerReference w:type="even" r:id="rIdFooter2"/>"#;
    let rest = match layout {
        // The number stands 7 mm below the text. No grid of the page: programmes differ in what they make of it, and
        // lines of a fixed height with closed-up characters come to the same.
        Layout::Official => {
            r#"<w:pgMar w:top="2098" w:right="1474" w:bottom="1985" w:left="1588" w:header="851" w:footer="1247" w:gutter="0"/>"#
        }
        Layout::Plain => {
            r#"<w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="851" w:footer="851" w:gutter="0"/>"#
        }
    };
    format!("<w:sectPr>{feet}{page}{rest}</w:sectPr>")
}

pub fn footer(layout: Layout, side: Side) -> String {
    let (place, dash) = match (layout, side) {
        (Layout::Official, Side::Odd) => {
            (r#"<w:ind w:rightChars="100" w:right="280"/><w:jc w:val="right"/>"#, "— ")
        }
        (Layout::Official, Side::Even) => {
            (r#"<w:ind w:leftChars="100" w:left="280"/><w:jc w:val="left"/>"#, "— ")
        }
        (Layout::Plain, _) => (r#"<w:jc w:val="center"/>"#, ""),
    };
    let behind: String = dash.chars().rev().collect();
    let words = |text: &str| format!(r#"<w:r><w:t xml:space="preserve">{text}</w:t></w:r>"#);
    format!(
        r#"{DECLARATION}<w:ftr {SPACES}><w:p><w:pPr><w:pStyle w:val="Footer"/>{place}</w:pPr>{}<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>{}</w:p></w:ftr>"#,
        words(dash),
        words(&behind),
    )
}
