//! Numbers as people write them in forms: exact decimals, a unit, and how sure they are.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

/// A decimal number without rounding. Range: 18 digits, at most 6 of them behind the point.
/// Equal numbers are equal values: `1.50` is kept as `1.5`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Decimal {
    digits: i64,
    scale: u8,
}

/// Text that is no such number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a decimal number of at most 18 digits, 6 behind the point")]
pub struct DecimalError;

const DIGITS: usize = 18;
const SCALE: u8 = 6;

impl Decimal {
    pub const fn whole(it: i32) -> Self {
        Self { digits: it as i64, scale: 0 }
    }

    /// Digits behind the point.
    pub const fn scale(self) -> u8 {
        self.scale
    }

    fn millionths(self) -> i128 {
        i128::from(self.digits) * 10_i128.pow(u32::from(SCALE - self.scale))
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        self.millionths().cmp(&other.millionths())
    }
}

impl FromStr for Decimal {
    type Err = DecimalError;

    fn from_str(it: &str) -> Result<Self, DecimalError> {
        let (minus, plain) = it.strip_prefix('-').map_or((false, it), |rest| (true, rest));
        let (whole, part) = plain.split_once('.').unwrap_or((plain, "0"));
        let part_cut = part.trim_end_matches('0');
        let all_digits = |it: &str| !it.is_empty() && it.bytes().all(|it| it.is_ascii_digit());
        let scale = u8::try_from(part_cut.len()).ok().filter(|it| *it <= SCALE).ok_or(DecimalError)?;
        let significant = format!("{whole}{part_cut}");
        let significant = significant.trim_start_matches('0');
        if !all_digits(whole) || !all_digits(part) || significant.len() > DIGITS {
            return Err(DecimalError);
        }
        let digits: i64 =
            if significant.is_empty() { 0 } else { significant.parse().map_err(|_| DecimalError)? };
        Ok(Self { digits: if minus { -digits } else { digits }, scale })
    }
}

impl TryFrom<String> for Decimal {
    type Error = DecimalError;

    fn try_from(it: String) -> Result<Self, DecimalError> {
        it.parse()
    }
}

impl From<Decimal> for String {
    fn from(it: Decimal) -> Self {
        it.to_string()
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let minus = if self.digits < 0 { "-" } else { "" };
        let scale = usize::from(self.scale);
        let digits = format!("{:0>1$}", self.digits.unsigned_abs(), scale + 1);
        let (whole, part) = digits.split_at(digits.len() - scale);
        let point = if scale == 0 { "" } else { "." };
        write!(f, "{minus}{whole}{point}{part}")
    }
}

impl<C> Encode<C> for Decimal {
    fn encode<W: minicbor::encode::Write>(
        &self,
        e: &mut minicbor::Encoder<W>,
        _: &mut C,
    ) -> Result<(), minicbor::encode::Error<W::Error>> {
        e.str(&self.to_string())?.ok()
    }
}

impl<'b, C> Decode<'b, C> for Decimal {
    fn decode(d: &mut minicbor::Decoder<'b>, _: &mut C) -> Result<Self, minicbor::decode::Error> {
        let at = d.position();
        d.str()?.parse().map_err(|_| minicbor::decode::Error::message("no decimal").at(at))
    }
}

/// How sure a number is.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Encode, Decode,
)]
#[serde(rename_all = "snake_case")]
#[cbor(index_only)]
pub enum Qualifier {
    #[default]
    #[n(0)]
    Exact,
    /// 不少于, 以上
    #[n(1)]
    AtLeast,
    /// 余, 多
    #[n(2)]
    MoreThan,
    /// 约, 左右
    #[n(3)]
    About,
}

/// A number as an answer: value, unit as shown (人, 人次, 项 …), and how sure it is.
#[derive(
    Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Encode, Decode,
)]
pub struct NumberAnswer {
    #[n(0)]
    pub value: Decimal,
    #[n(1)]
    pub unit: String,
    #[n(2)]
    pub qualifier: Qualifier,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_read_and_shown_without_rounding() {
        for (text, shown) in [
            ("0", "0"),
            ("0.00", "0"),
            ("-0.5", "-0.5"),
            ("007", "7"),
            ("1.50", "1.5"),
            ("999999999999.000001", "999999999999.000001"),
            ("-12", "-12"),
        ] {
            assert_eq!(text.parse::<Decimal>().expect("a number").to_string(), shown, "{text}");
        }
        for text in
            ["", "-", ".5", "5.", "1,000", "1e3", "四", "1.2345678", "1234567890123456789", "--1", "1.-2"]
        {
            assert!(text.parse::<Decimal>().is_err(), "{text}");
        }
    }

    #[test]
    fn decimals_are_ordered_by_value() {
        let of = |it: &str| it.parse::<Decimal>().expect("a number");
        assert!(of("1.5") > of("1.25") && of("-2") < of("-1.9") && of("2") == of("2.0"));
        assert_eq!(Decimal::whole(-3), of("-3"));
    }
}
