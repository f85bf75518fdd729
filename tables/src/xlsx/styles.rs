//! Which cell formats show a date.

use crate::Unusable;
use crate::package::Package;
use crate::xml::Xml;

/// Number formats that every program knows and that show a day.
const DATES: &[u32] = &[14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58];

/// For each cell format (`s` of a cell): does it show a date?
pub fn dates(package: &Package<'_>, part: Option<&String>) -> Result<Vec<bool>, Unusable> {
    let Some(xml) = part.map(|part| package.xml(part)).transpose()?.flatten() else { return Ok(Vec::new()) };
    let own: Vec<u32> = xml
        .all()
        .filter(|node| xml.name(*node) == "numFmt")
        .filter(|node| xml.attribute(*node, "formatCode").is_some_and(|code| shows_a_date(&code)))
        .filter_map(|node| number(&xml, node))
        .collect();
    let Some(formats) = xml.all().find(|node| xml.name(*node) == "cellXfs") else { return Ok(Vec::new()) };
    let is_date = |node| number(&xml, node).is_some_and(|id| DATES.contains(&id) || own.contains(&id));
    Ok(xml.children(formats).map(is_date).collect())
}

fn number(xml: &Xml, node: usize) -> Option<u32> {
    xml.attribute(node, "numFmtId")?.parse().ok()
}

/// A year or a day outside quotes and brackets.
fn shows_a_date(code: &str) -> bool {
    let (mut quoted, mut bracketed, mut skip) = (false, false, false);
    for c in code.chars() {
        if std::mem::take(&mut skip) {
            continue;
        }
        match c {
            '"' => quoted = !quoted,
            _ if quoted => {}
            '\\' | '_' | '*' => skip = true,
            '[' => bracketed = true,
            ']' => bracketed = false,
            'y' | 'Y' | 'd' | 'D' | 'e' if !bracketed => return !code.eq_ignore_ascii_case("general"),
            _ => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn date_formats_are_known() {
        for (code, expected) in [
            ("yyyy\"年\"m\"月\"d\"日\"", true),
            ("[$-804]yyyy/m/d", true),
            ("0.00", false),
            ("General", false),
            ("0\"day\"", false),
            ("[Red]0", false),
            ("\\d0", false),
            ("0.00E+00", false),
        ] {
            assert_eq!(shows_a_date(code), expected, "{code}");
        }
    }
}
