//! Names of cells (`B12`) and the text inside them.

/// Rows and columns of a sheet, by the format.
const ROWS: u32 = 1_048_576;
const COLUMNS: u32 = 16_384;

pub const fn exists(row: u32, column: u32) -> bool {
    row < ROWS && column < COLUMNS
}

/// `B12` as row 11, column 1.
pub fn parse(name: &str) -> Option<(u32, u32)> {
    let split = name.find(|c: char| c.is_ascii_digit())?;
    let (letters, digits) = name.split_at(split);
    let letter = |sum: u32, c: char| {
        let digit =
            c.is_ascii_alphabetic().then(|| u32::from(c.to_ascii_uppercase()) - u32::from('A') + 1)?;
        sum.checked_mul(26)?.checked_add(digit)
    };
    let column = letters.chars().try_fold(0, letter)?.checked_sub(1)?;
    let row = digits.parse::<u32>().ok()?.checked_sub(1)?;
    exists(row, column).then_some((row, column))
}

/// Row 11, column 1 as `B12`.
pub fn name(row: u32, column: u32) -> String {
    format!("{}{}", letters(column), row + 1)
}

/// Column 1 as `B`.
pub fn letters(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        let digit = u8::try_from((rest - 1) % 26).unwrap_or(0);
        letters.push(char::from(b'A' + digit));
        rest = (rest - 1) / 26;
    }
    letters.into_iter().rev().collect()
}

/// `_x000D_` in a cell stands for a sign that XML cannot carry, and `_x005F_` for an underscore before such a text.
pub fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let known = escape_at(from);
        out.push(known.unwrap_or('_'));
        rest = &from[if known.is_some() { 7 } else { 1 }..];
    }
    out.push_str(rest);
    out
}

fn escape_at(text: &str) -> Option<char> {
    let digits = text.get(2..6).filter(|it| it.bytes().all(|it| it.is_ascii_hexdigit()))?;
    (text.as_bytes().get(6) == Some(&b'_')).then_some(())?;
    char::from_u32(u32::from_str_radix(digits, 16).ok()?)
}

/// The other way: for the text of a cell.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        match c {
            '_' if escape_at(&text[at..]).is_some() => out.push_str("_x005F_"),
            '\t' | '\n' => out.push(c),
            c if c.is_ascii_control() => out.push_str(&format!("_x{:04X}_", u32::from(c))),
            c => out.push(c),
        }
    }
    crate::xml::escaped(&out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_cells() {
        for (text, place) in
            [("A1", (0, 0)), ("Z9", (8, 25)), ("AA10", (9, 26)), ("XFD1048576", (1_048_575, 16_383))]
        {
            assert_eq!((parse(text), name(place.0, place.1).as_str()), (Some(place), text));
        }
        for text in ["", "A", "1", "A0", "XFE1", "A1048577", "甲1", "AAAAAAAAAA1", "A99999999999"] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn signs_that_xml_cannot_carry() {
        for (kept, meant) in
            [("甲_x000D_\n乙", "甲\r\n乙"), ("_x005F_x0041_", "_x0041_"), ("a_xyz_", "a_xyz_")]
        {
            assert_eq!(unescaped(kept), meant);
            assert_eq!(escaped(meant), kept);
        }
        assert_eq!(unescaped("_x00"), "_x00");
        assert_eq!(unescaped("_x学校学_"), "_x学校学_");
        assert_eq!(escaped("<甲 & \"乙\">"), "&lt;甲 &amp; &quot;乙&quot;&gt;");
    }
}
