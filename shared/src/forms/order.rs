//! Keys between keys: a row moves by getting a key between its neighbours', so moving never renumbers others.
//! Keys compare as text; the caller breaks ties (two people who insert at one place while apart) by row id.

const ALPHABET: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/// A key after `low` (none: the beginning) and before `high` (none: the end). When `high` does not lie above `low`
/// it is not heeded. Keys of others are taken as they come: odd signs in them cost order, never a crash.
pub fn between(low: Option<&str>, high: Option<&str>) -> String {
    let low = low.unwrap_or_default();
    let high = high.filter(|high| *high > low);
    let digits = |it: &str| it.bytes().map(digit).collect::<Vec<_>>();
    let middle = middle(&digits(low), high.map(digits).as_deref());
    middle.into_iter().map(|it| char::from(ALPHABET[it])).collect()
}

fn digit(it: u8) -> usize {
    ALPHABET.iter().position(|known| *known == it).unwrap_or(ALPHABET.len() - 1)
}

fn middle(low: &[usize], high: Option<&[usize]>) -> Vec<usize> {
    let Some(high) = high.filter(|high| !high.is_empty()) else { return next(low) };
    let below = low.first().copied().unwrap_or(0);
    let above = high[0];
    let rest = low.get(1..).unwrap_or_default();
    match above.saturating_sub(below) {
        0 => [vec![below], middle(rest, Some(&high[1..]))].concat(),
        1 if high.len() > 1 => vec![above],
        1 => [vec![below], next(rest)].concat(),
        gap => vec![below + gap / 2],
    }
}

/// A little above `low`: sixty rows can follow one another before keys get longer.
fn next(low: &[usize]) -> Vec<usize> {
    match low.first() {
        None => vec![1],
        Some(first) if first + 1 < ALPHABET.len() => vec![first + 1],
        Some(first) => [vec![*first], next(&low[1..])].concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn wherever_rows_are_put_their_order_is_kept(places in proptest::collection::vec(0_usize..1_000, 1..200)) {
            let mut keys: Vec<String> = Vec::new();
            for place in places {
                let at = place % (keys.len() + 1);
                let low = at.checked_sub(1).map(|it| keys[it].clone());
                let key = between(low.as_deref(), keys.get(at).map(String::as_str));
                keys.insert(at, key);
                prop_assert!(keys.is_sorted() && keys.windows(2).all(|two| two[0] != two[1]), "{keys:?}");
            }
        }

        #[test]
        fn odd_keys_of_others_never_crash(low in ".{0,6}", high in ".{0,6}") {
            prop_assert!(!between(Some(&low), Some(&high)).is_empty());
        }
    }

    #[test]
    fn two_hundred_rows_one_after_another_keep_short_keys() {
        let mut last = None;
        for _ in 0..200 {
            last = Some(between(last.as_deref(), None));
        }
        assert!(last.as_deref().is_some_and(|it| it.len() <= 4), "{last:?}");
    }
}
