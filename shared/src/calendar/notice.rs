//! A notice on holidays, pasted as text: `10月1日（周四）至7日（周三）放假调休，共7天。10月10日（周六）上班。`, or a list of
//! `2026-10-10 上班`. Only days and what is said behind them are read.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{DayRow, RowKind, Year};

/// Why a text is no notice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(tag = "fault", rename_all = "snake_case")]
pub enum NoticeFault {
    #[error("no days are in it")]
    Empty,
    #[error("{year}-{month}-{day} is not a day")]
    NotADay { year: i16, month: i16, day: i16 },
    #[error("{to} lies before {from}")]
    Backwards { from: Date, to: Date },
    /// Nothing behind it says whether it is off or worked.
    #[error("what is {on}?")]
    Unsaid { on: Date },
}

/// Longest stretch of days that one notice gives.
const STRETCH_MAX: usize = 60;
const OFF: &[&str] = &["放假", "休", "假", "holiday", "off"];
const WORKED: &[&str] = &["上班", "班", "work"];
const ENDS: &[char] = &['。', ';', '；', '\n'];
const UNTIL: &[char] = &['至', '到', '~', '～', '—', '–', '-'];

/// The days of a notice for `year`, in their order; a day that is named twice keeps what was said last.
///
/// # Errors
/// [`NoticeFault`] for the first place that cannot be read.
pub fn read_notice(text: &str, year: Year) -> Result<Vec<DayRow>, NoticeFault> {
    let plain = without_brackets(&text.to_lowercase());
    let mut reader = Reader { year: year.get(), ..Reader::default() };
    let mut rest = plain.as_str();
    while let Some(next) = rest.chars().next() {
        rest = reader.step(rest, next)?;
    }
    reader.sentence_ends()?;
    let mut rows = std::collections::BTreeMap::new();
    rows.extend(reader.rows.iter().map(|it| (it.date, it.kind)));
    if rows.is_empty() {
        return Err(NoticeFault::Empty);
    }
    Ok(rows.into_iter().map(|(date, kind)| DayRow { date, kind }).collect())
}

/// What is read so far.
#[derive(Default)]
struct Reader {
    year: i16,
    month: i16,
    /// Days that wait for a word on them.
    open: Vec<(Date, Date)>,
    /// The next day ends a stretch.
    until: bool,
    rows: Vec<DayRow>,
}

impl Reader {
    /// Takes one token off the text.
    fn step<'t>(&mut self, rest: &'t str, next: char) -> Result<&'t str, NoticeFault> {
        if next.is_ascii_digit() {
            return self.number(rest);
        }
        for (words, kind) in [(OFF, RowKind::Holiday), (WORKED, RowKind::Working)] {
            if let Some(behind) = words.iter().find_map(|word| rest.strip_prefix(word)) {
                self.said(kind);
                return Ok(behind);
            }
        }
        if ENDS.contains(&next) {
            self.sentence_ends()?;
        } else if UNTIL.contains(&next) {
            self.until = !self.open.is_empty();
        }
        Ok(&rest[next.len_utf8()..])
    }

    fn number<'t>(&mut self, rest: &'t str) -> Result<&'t str, NoticeFault> {
        let (first, rest) = digits(rest);
        let mark = rest.chars().next().unwrap_or(' ');
        let behind = &rest[rest.chars().next().map_or(0, char::len_utf8)..];
        match mark {
            '年' => self.year = first,
            '月' => self.month = first,
            '日' | '号' => self.day(first)?,
            '-' | '/' | '.' if first > 999 => {
                let (month, rest) = digits(behind);
                let (day, rest) = digits(rest.strip_prefix(mark).unwrap_or(""));
                (self.year, self.month) = (first, month);
                self.day(day)?;
                return Ok(rest);
            }
            '/' | '.' if behind.starts_with(|it: char| it.is_ascii_digit()) => {
                let (day, rest) = digits(behind);
                self.month = first;
                self.day(day)?;
                return Ok(rest);
            }
            _ => return Ok(rest),
        }
        Ok(behind)
    }

    fn day(&mut self, day: i16) -> Result<(), NoticeFault> {
        let (year, month) = (self.year, self.month);
        let parts = i8::try_from(month).ok().zip(i8::try_from(day).ok());
        let date = parts.and_then(|(month, day)| Date::new(year, month, day).ok());
        let date = date.ok_or(NoticeFault::NotADay { year, month, day })?;
        match self.open.last_mut().filter(|_| self.until) {
            Some((from, _)) if date < *from => {
                return Err(NoticeFault::Backwards { from: *from, to: date });
            }
            Some((_, to)) => *to = date,
            None => self.open.push((date, date)),
        }
        self.until = false;
        Ok(())
    }

    fn said(&mut self, kind: RowKind) {
        for (from, to) in self.open.drain(..) {
            let days = from.series(jiff::Span::new().days(1)).take_while(|day| *day <= to);
            self.rows.extend(days.take(STRETCH_MAX).map(|date| DayRow { date, kind }));
        }
    }

    fn sentence_ends(&mut self) -> Result<(), NoticeFault> {
        self.until = false;
        self.open.first().map_or(Ok(()), |(on, _)| Err(NoticeFault::Unsaid { on: *on }))
    }
}

/// The number at the beginning, and what comes behind it. What is too long for a day is no day.
fn digits(text: &str) -> (i16, &str) {
    let end = text.find(|it: char| !it.is_ascii_digit()).unwrap_or(text.len());
    (text[..end].parse().unwrap_or(0), &text[end..])
}

/// What stands in brackets says the weekday.
fn without_brackets(text: &str) -> String {
    let mut depth = 0_u32;
    let keep = |it: &char| {
        match it {
            '(' | '（' => depth += 1,
            ')' | '）' => depth = depth.saturating_sub(1),
            _ => return depth == 0,
        }
        false
    };
    text.chars().filter(keep).collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::calendar::WorkingDays;

    fn read(text: &str) -> Result<Vec<DayRow>, NoticeFault> {
        read_notice(text, Year::try_from(2026).expect("a year"))
    }

    // For X-22: what an office pastes is what the notice says.
    // planted: `，` ends a sentence
    #[test]
    fn a_notice_in_the_words_of_offices_gives_the_days_that_are_known() {
        let text = "一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。\n\
                    二、春节：2月15日（腊月二十八、周日）至23日（正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。\n\
                    三、清明节：4月4日（周六）至6日（周一）放假，共3天。\n\
                    四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。\n\
                    五、端午节：6月19日（周五）至21日（周日）放假，共3天。\n\
                    六、中秋节：9月25日（周五）至27日（周日）放假，共3天。\n\
                    七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。";
        let year = Year::try_from(2026).expect("a year");
        assert_eq!(read(text).ok(), WorkingDays::built_in().rows(year));
    }

    #[test]
    fn plain_lists_are_read_too_and_what_is_said_last_holds() {
        let row = |month, day, kind| DayRow { date: date(2026, month, day), kind };
        let (off, on) = (RowKind::Holiday, RowKind::Working);
        let expected = vec![row(10, 1, off), row(10, 2, off), row(10, 10, on)];
        for text in [
            "2026-10-01 休\n2026-10-02 休\n2026-10-10 上班",
            "2026/10/1~2026/10/2 off\n2026.10.10 work",
            "10/1-10/2 holiday; 10/10 work",
            "10月1日-2日放假；10月10日放假。10月10日班",
        ] {
            assert_eq!(read(text), Ok(expected.clone()), "{text}");
        }
    }

    #[test]
    fn what_cannot_be_read_is_told() {
        let (first, second) = (date(2026, 10, 1), date(2026, 10, 2));
        for (text, fault) in [
            ("", NoticeFault::Empty),
            ("国庆节共 8 天", NoticeFault::Empty),
            ("2月30日放假", NoticeFault::NotADay { year: 2026, month: 2, day: 30 }),
            ("99999月1日放假", NoticeFault::NotADay { year: 2026, month: 0, day: 1 }),
            ("10月2日至1日放假", NoticeFault::Backwards { from: second, to: first }),
            ("10月1日，共一天。10月2日放假", NoticeFault::Unsaid { on: first }),
        ] {
            assert_eq!(read(text), Err(fault), "{text}");
        }
    }
}
