//! Numbers that tell who somebody is, found in free text before it leaves the phone. Pure: the phone asks before
//! it sends, the server asks again.

use serde::{Deserialize, Serialize};

/// What was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Identity {
    /// 身份证号: 18 characters, or 15 digits.
    IdNumber,
    /// A mobile or fixed line number.
    Phone,
}

/// Between the digits of one number people write one of these.
const BETWEEN: [char; 8] = [' ', '-', '－', '—', '·', '.', '\u{3000}', '\u{a0}'];
/// A short number counts as a telephone where one of these stands close before it.
const TELLS: [&str; 5] = ["电话", "手机", "联系", "座机", "tel"];
const BEFORE: usize = 6;

/// The first number in the text that looks like one; also in full-width digits, in Chinese ones, and with gaps.
pub fn identity_in(text: &str) -> Option<Identity> {
    let letters: Vec<char> = text.chars().collect();
    let mut at = 0;
    while at < letters.len() {
        if digit(letters[at]).is_none() {
            at += 1;
            continue;
        }
        let (digits, end) = run(&letters, at);
        if let Some(found) = judge(&digits, &letters, at, end) {
            return Some(found);
        }
        at = end;
    }
    None
}

/// The digits from `at` on, and where they end. One gap is allowed between two of them.
fn run(letters: &[char], at: usize) -> (String, usize) {
    let (mut digits, mut end) = (String::new(), at);
    while let Some(letter) = letters.get(end) {
        let gap = BETWEEN.contains(letter) && letters.get(end + 1).is_some_and(|it| digit(*it).is_some());
        match digit(*letter) {
            Some(it) => digits.push(it),
            None if gap => {}
            None => break,
        }
        end += 1;
    }
    (digits, end)
}

fn judge(digits: &str, letters: &[char], at: usize, end: usize) -> Option<Identity> {
    let check = letters.get(end).is_some_and(|it| ['x', 'X', 'ｘ', 'Ｘ', '×'].contains(it));
    let (home, bare) = (digits.len(), digits.strip_prefix("86").unwrap_or(digits));
    let mobile = |it: &str| it.len() == 11 && it.starts_with('1') && matches!(it.as_bytes()[1], b'3'..=b'9');
    let told = || {
        let before: String = letters[at.saturating_sub(BEFORE)..at].iter().collect();
        TELLS.iter().any(|it| before.to_lowercase().contains(it))
    };
    if home == 18 || home == 15 || (home == 17 && check) {
        return Some(Identity::IdNumber);
    }
    let fixed = digits.starts_with('0') && (10..=12).contains(&home);
    let short = (7..=8).contains(&home) && told();
    (mobile(digits) || mobile(bare) || fixed || short).then_some(Identity::Phone)
}

fn digit(it: char) -> Option<char> {
    const CHINESE: [(char, char); 12] = [
        ('〇', '0'),
        ('零', '0'),
        ('一', '1'),
        ('幺', '1'),
        ('二', '2'),
        ('三', '3'),
        ('四', '4'),
        ('五', '5'),
        ('六', '6'),
        ('七', '7'),
        ('八', '8'),
        ('九', '9'),
    ];
    match it {
        '0'..='9' => Some(it),
        '０'..='９' => char::from_digit(u32::from(it) - u32::from('０'), 10),
        _ => CHINESE.iter().find(|(from, _)| *from == it).map(|(_, to)| *to),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // X-07 3/3
    // planted: full-width digits left out
    #[test]
    fn numbers_of_people_are_found_however_they_are_written() {
        use Identity::{IdNumber, Phone};
        for (text, expected) in [
            ("想要一个书包", None),
            ("2026-11-22 14:00 在图书馆，预算 200 元", None),
            ("2023级3班，共12345人次", None),
            ("一二三四五六七八九年级都有", None),
            ("2020-2026年", None),
            ("找13812345678", Some(Phone)),
            ("138 1234 5678", Some(Phone)),
            ("138-1234-5678谢谢", Some(Phone)),
            ("＋86 138 1234 5678", Some(Phone)),
            ("１３８１２３４５６７８", Some(Phone)),
            ("幺三八一二三四五六七八", Some(Phone)),
            ("010-62345678", Some(Phone)),
            ("联系电话：6234567", Some(Phone)),
            ("编号 6234567", None),
            ("证号 530102201501011234", Some(IdNumber)),
            ("53010220150101123X", Some(IdNumber)),
            ("530102 20150101 123x", Some(IdNumber)),
            ("530102150101123", Some(IdNumber)),
        ] {
            assert_eq!(identity_in(text), expected, "{text}");
        }
    }
}
