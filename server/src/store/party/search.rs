//! What names are found and ordered by: characters, pinyin, initials; strokes of the surname.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use pinyin::{ToPinyin as _, ToPinyinMulti as _};

/// Stroke orders of 6,939 characters in the five classes 横竖撇点折 (GB 13000.1), one character a line. Made from the
/// data of `cnchar-order` (MIT, see `strokes.LICENSE`).
const STROKES: &str = include_str!("../../../data/strokes.txt");

/// Most readings of a surname that are kept for searching.
const READINGS_MAX: usize = 4;

static ORDERS: LazyLock<BTreeMap<char, &'static str>> = LazyLock::new(|| {
    let line = |line: &'static str| {
        let first = line.chars().next()?;
        Some((first, &line[first.len_utf8()..]))
    };
    STROKES.lines().filter_map(line).collect()
});

/// All that a name is found by, in small letters: "王芳 wangfang wf". Each reading of a first character that has
/// several gives one more.
pub fn search_text(name: &str) -> String {
    let rest: String = name.chars().skip(1).map(sound).collect();
    let rest_initials: String = name.chars().skip(1).filter_map(|it| sound(it).chars().next()).collect();
    let mut words = vec![name.to_lowercase()];
    for reading in name.chars().next().map(readings).unwrap_or_default() {
        words.push(format!("{reading}{rest}"));
        words
            .push(format!("{}{rest_initials}", &reading[..reading.chars().next().map_or(0, char::len_utf8)]));
    }
    words.dedup();
    words.join(" ")
}

fn sound(it: char) -> String {
    it.to_pinyin().map_or_else(|| it.to_lowercase().to_string(), |it| it.plain().to_owned())
}

fn readings(it: char) -> Vec<String> {
    let Some(all) = it.to_pinyin_multi() else { return vec![it.to_lowercase().to_string()] };
    let mut readings: Vec<String> = Vec::new();
    for reading in all {
        let plain = reading.plain().to_owned();
        if !readings.contains(&plain) && readings.len() < READINGS_MAX {
            readings.push(plain);
        }
    }
    readings
}

/// Sorts names as lists in offices do: fewer strokes first, then by the kinds of strokes in the order of writing,
/// character by character. Characters that the table lacks come last.
pub fn order_key(name: &str) -> String {
    name.chars()
        .map(|it| match ORDERS.get(&it) {
            Some(order) => format!("{:02}{order} ", order.len()),
            None => format!("99{it} "),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    //
    #[test]
    fn a_name_is_found_by_characters_pinyin_and_initials() {
        let text = search_text("王芳");
        for typed in ["王芳", "wangfang", "wf", "fang", "王"] {
            assert!(text.contains(typed), "{typed} in {text}");
        }
        let text = search_text("单晓明");
        assert!(text.contains("shanxiaoming") && text.contains("danxiaoming"), "{text}");
        assert!(search_text("Anna王").contains("annawang"), "{}", search_text("Anna王"));
    }

    //
    #[test]
    fn surnames_are_ordered_by_strokes() {
        let mut names = ["周志远", "陈静", "王芳", "赵刚", "丁一", "李敏", "马刚", "王一"];
        names.sort_by_key(|name| order_key(name));
        assert_eq!(names, ["丁一", "马刚", "王一", "王芳", "李敏", "陈静", "周志远", "赵刚"]);
    }
}
