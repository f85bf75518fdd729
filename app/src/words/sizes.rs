//! Sizes in words.

/// "0 B", "980 B", "2.3 KB", "14 MB": two figures where they help.
pub fn bytes(it: u64) -> String {
    const UNITS: [&str; 4] = ["KB", "MB", "GB", "TB"];
    if it < 1_000 {
        return format!("{it} B");
    }
    let mut tenths = it / 100;
    let mut unit = 0;
    while tenths >= 10_000 && unit + 1 < UNITS.len() {
        tenths /= 1_000;
        unit += 1;
    }
    let name = UNITS[unit];
    if tenths < 100 {
        format!("{}.{} {name}", tenths / 10, tenths % 10)
    } else {
        format!("{} {name}", tenths / 10)
    }
}

#[cfg(test)]
mod tests {
    use super::bytes;

    #[test]
    fn sizes_are_short() {
        for (it, said) in [
            (0, "0 B"),
            (999, "999 B"),
            (1_000, "1.0 KB"),
            (2_345, "2.3 KB"),
            (14_000_000, "14 MB"),
            (999_999, "999 KB"),
            (1_000_000, "1.0 MB"),
            (3_200_000_000, "3.2 GB"),
        ] {
            assert_eq!(bytes(it), said);
        }
    }
}
