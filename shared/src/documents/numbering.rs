//! 一、（一）1.（1）: numbers of headings and list lines, computed and never stored.

use super::edit::{List, Style};

/// The number before each block: headings, and the lines of ordered lists, which count anew in each list. `None` for
/// all others.
pub fn numbers(styles: impl Iterator<Item = Style>) -> Vec<Option<String>> {
    let mut counts = [0_usize; 4];
    let mut lines = [0_usize; 4];
    styles
        .map(|style| match style {
            Style::Item { list, indent } => {
                let depth = usize::from(indent.min(3));
                lines[depth + 1..].fill(0);
                lines[depth] += usize::from(list == List::Ordered);
                (list == List::Ordered).then(|| format!("{}.", lines[depth]))
            }
            Style::Heading { level } => {
                lines = [0; 4];
                let depth = usize::from(level.clamp(1, 4)) - 1;
                counts[depth] += 1;
                counts[depth + 1..].fill(0);
                Some(number(depth, counts[depth]))
            }
            Style::Paragraph | Style::Quote | Style::Divider => {
                lines = [0; 4];
                None
            }
        })
        .collect()
}

fn number(depth: usize, count: usize) -> String {
    match depth {
        0 => format!("{}、", han(count)),
        1 => format!("（{}）", han(count)),
        2 => format!("{count}."),
        _ => format!("（{count}）"),
    }
}

/// 1 to 99 in Han digits; more than that in Arabic ones.
fn han(it: usize) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    match (it / 10, it % 10) {
        (0, ones) => DIGITS[ones].to_owned(),
        (1, ones) => format!("十{}", DIGITS[ones]),
        (tens @ 2..=9, ones) => format!("{}十{}", DIGITS[tens], DIGITS[ones]),
        _ => it.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_levels_count_and_start_anew_under_each_heading() {
        let h = |level| Style::Heading { level };
        let styles = [h(1), Style::Paragraph, h(2), h(2), h(3), h(4), h(4), h(3), h(1), h(2), h(4)];
        let found: Vec<String> =
            numbers(styles.into_iter()).into_iter().map(Option::unwrap_or_default).collect();
        assert_eq!(
            found,
            ["一、", "", "（一）", "（二）", "1.", "（1）", "（2）", "2.", "二、", "（一）", "（1）"]
        );
    }

    #[test]
    fn ordered_lines_count_in_each_list_and_depth() {
        let line = |list, indent| Style::Item { list, indent };
        let (one, dot) = (List::Ordered, List::Bullet);
        let styles = [
            line(one, 0),
            line(one, 1),
            line(one, 1),
            line(one, 0),
            line(dot, 0),
            line(one, 1),
            Style::Quote,
            line(one, 0),
        ];
        let found: Vec<String> =
            numbers(styles.into_iter()).into_iter().map(Option::unwrap_or_default).collect();
        assert_eq!(found, ["1.", "1.", "2.", "2.", "", "1.", "", "1."]);
    }

    #[test]
    fn beyond_ten() {
        for (it, said) in [
            (1, "一"),
            (10, "十"),
            (11, "十一"),
            (19, "十九"),
            (20, "二十"),
            (21, "二十一"),
            (99, "九十九"),
            (100, "100"),
        ] {
            assert_eq!(han(it), said);
        }
    }

    #[test]
    fn a_level_out_of_range_counts_as_the_nearest() {
        let found = numbers([Style::Heading { level: 0 }, Style::Heading { level: 9 }].into_iter());
        assert_eq!(found, [Some("一、".to_owned()), Some("（1）".to_owned())]);
    }
}
