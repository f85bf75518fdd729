//! What the first words of a line say it is. Most Chinese papers have headings without a heading style: the number tells.

/// Longer than this, or with a full stop at its end, a numbered line is a sentence.
const LONGEST: usize = 40;
const ENDS: &[char] = &['。', '；', ';', '：', ':', '！', '!', '？', '?'];
const HAN: &str = "一二三四五六七八九十百";

/// The level that the number of a line without heading style means: 一、 or （一）. Smaller numbers are as often lines
/// of a list, so they tell nothing.
pub fn level(line: &str) -> Option<u8> {
    let line = line.trim();
    if line.chars().count() > LONGEST || line.ends_with(ENDS) {
        return None;
    }
    (1..=2).find(|level| number(line, *level).is_some())
}

/// How many bytes the typed number of a heading takes, with the blanks around it; 0 when it has none. Ours are computed.
pub fn typed(line: &str) -> usize {
    (1..=4).find_map(|level| number(line, level)).unwrap_or(0)
}

fn number(line: &str, level: u8) -> Option<usize> {
    let rest = line.trim_start();
    let after = match level {
        1 => rest
            .trim_start_matches(|c| HAN.contains(c))
            .strip_prefix('、')
            .filter(|_| rest.starts_with(|c| HAN.contains(c)))?,
        2 => in_brackets(rest, |c| HAN.contains(c))?,
        3 => {
            let digits = rest.trim_start_matches(|c: char| c.is_ascii_digit());
            let after = digits
                .strip_prefix(['.', '．', '、'])
                .filter(|_| (1..=2).contains(&(rest.len() - digits.len())))?;
            // 1.5 is no number of a heading.
            after.trim_start().starts_with(|c: char| !c.is_ascii_digit()).then_some(after)?
        }
        _ => in_brackets(rest, |c| c.is_ascii_digit())?,
    };
    Some(line.len() - after.trim_start().len())
}

fn in_brackets(text: &str, inside: impl Fn(char) -> bool) -> Option<&str> {
    let text = text.strip_prefix(['（', '('])?;
    let after = text.trim_start_matches(&inside);
    (after.len() < text.len()).then_some(())?;
    after.strip_prefix(['）', ')'])
}
