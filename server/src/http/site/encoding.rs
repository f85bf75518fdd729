//! Which of the packed forms a browser takes.

use super::list::{Asset, Variant};

/// The smallest form that `accepted` (the header `Accept-Encoding`) allows.
pub(super) fn choose<'a>(asset: &'a Asset, accepted: &str) -> &'a Variant {
    let takes = |name: &str| accepted.split(',').any(|part| allows(part, name));
    asset.packed.iter().find(|it| it.encoding.is_some_and(takes)).unwrap_or(&asset.plain)
}

/// `part` is `name`, perhaps with a weight that is not zero.
fn allows(part: &str, name: &str) -> bool {
    let mut words = part.split(';').map(str::trim);
    let named = words.next().is_some_and(|it| it.eq_ignore_ascii_case(name));
    let weight = words.find_map(|it| it.strip_prefix("q=")).and_then(|it| it.parse::<f32>().ok());
    named && weight.is_none_or(|it| it > 0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_and_cases() {
        for (part, name, expected) in [
            ("br", "br", true),
            (" BR ", "br", true),
            ("br;q=0.5", "br", true),
            ("br; q=0", "br", false),
            ("gzip", "br", false),
            ("", "br", false),
            ("brx", "br", false),
        ] {
            assert_eq!(allows(part, name), expected, "{part}");
        }
    }
}
