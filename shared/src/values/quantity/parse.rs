//! From text to [`Quantity`], left to right: word, digits, 余 or 多, power of ten, unit, 以上.

use std::str::FromStr;

use super::{Mark, Quantity, QuantityError, Scale, Unit};

impl FromStr for Quantity {
    type Err = QuantityError;

    fn from_str(text: &str) -> Result<Self, QuantityError> {
        parse(text, None)
    }
}

impl TryFrom<String> for Quantity {
    type Error = QuantityError;

    fn try_from(it: String) -> Result<Self, QuantityError> {
        it.parse()
    }
}

impl From<Quantity> for String {
    fn from(it: Quantity) -> Self {
        it.to_string()
    }
}

impl Quantity {
    /// Reads a cell of a table whose heading says the unit: 4500余, 20多万.
    ///
    /// # Errors
    /// [`QuantityError`]; a unit that is written must be the one that is wanted.
    pub fn parse_as(text: &str, unit: Unit) -> Result<Self, QuantityError> {
        parse(text, Some(unit))
    }
}

fn parse(text: &str, wanted: Option<Unit>) -> Result<Quantity, QuantityError> {
    let text: String = text.chars().filter(|it| !it.is_whitespace()).map(half_width).collect();
    let mut rest = text.as_str();
    let mut mark = Mark::None;
    if let Some(found) = Mark::BEFORE.into_iter().find(|it| rest.starts_with(it.word())) {
        mark = found;
        rest = &rest[found.word().len()..];
    }
    let digits = rest.trim_start_matches(|it: char| it.is_ascii_digit() || it == '.' || it == ',');
    let number = &rest[..rest.len() - digits.len()];
    rest = take(digits, &[(Mark::Yu, "余"), (Mark::Duo, "多")], &mut mark)?;
    let scale = Scale::WORDED.into_iter().find(|it| rest.starts_with(it.word())).unwrap_or(Scale::One);
    rest = &rest[scale.word().len()..];
    if scale != Scale::One {
        rest = take(rest, &[(Mark::YuAfter, "余"), (Mark::DuoAfter, "多")], &mut mark)?;
    }
    let value = value(number, scale)?;
    let written = Unit::ALL.into_iter().find(|it| rest.starts_with(it.word()));
    rest = &rest[written.map_or(0, |it| it.word().len())..];
    rest = take(rest, &[(Mark::YiShang, "以上")], &mut mark)?;
    if !rest.is_empty() {
        return Err(if written.is_none() { QuantityError::NoUnit } else { QuantityError::Trailing });
    }
    Ok(Quantity { value, unit: one_unit(written, wanted)?, mark, scale })
}

/// Takes one of the words, if one stands here. Two of them in one text contradict.
fn take<'t>(rest: &'t str, words: &[(Mark, &str)], mark: &mut Mark) -> Result<&'t str, QuantityError> {
    let Some((found, word)) = words.iter().find(|(_, word)| rest.starts_with(word)) else { return Ok(rest) };
    if *mark != Mark::None {
        return Err(QuantityError::TwoMarks);
    }
    *mark = *found;
    Ok(&rest[word.len()..])
}

fn one_unit(written: Option<Unit>, wanted: Option<Unit>) -> Result<Unit, QuantityError> {
    match (written, wanted) {
        (Some(written), Some(wanted)) if written != wanted => {
            Err(QuantityError::OtherUnit { written, wanted })
        }
        (Some(unit), _) | (None, Some(unit)) => Ok(unit),
        (None, None) => Err(QuantityError::NoUnit),
    }
}

/// Digits times the power of ten; 1.5万 is whole, 1.5 is not.
fn value(number: &str, scale: Scale) -> Result<u64, QuantityError> {
    let number = number.replace(',', "");
    let (whole, part) = number.split_once('.').unwrap_or((&number, ""));
    let digits = |it: &str| !it.is_empty() && it.bytes().all(|b| b.is_ascii_digit());
    if !digits(whole) || (number.contains('.') && !digits(part)) {
        return Err(QuantityError::NoNumber);
    }
    let whole: u64 = whole.parse().map_err(|_| QuantityError::TooLarge)?;
    let part = part.trim_end_matches('0');
    let places = u32::try_from(part.len()).map_err(|_| QuantityError::Fraction)?;
    if places > scale.factor().ilog10() {
        return Err(QuantityError::Fraction);
    }
    let part: u64 = if part.is_empty() { 0 } else { part.parse().map_err(|_| QuantityError::Fraction)? };
    let part = part * (scale.factor() / 10u64.pow(places));
    let value = whole.checked_mul(scale.factor()).and_then(|it| it.checked_add(part));
    value.filter(|it| *it <= Quantity::MAX).ok_or(QuantityError::TooLarge)
}

/// Digits, point and comma of a Chinese keyboard.
fn half_width(it: char) -> char {
    match it {
        '０'..='９' => char::from_u32(u32::from(it) - u32::from('０') + u32::from('0')).unwrap_or(it),
        '．' => '.',
        '，' => ',',
        it => it,
    }
}
