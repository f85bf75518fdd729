/// A script without indentation and without comments that stand on lines of their own: one part in ten of what travels.
/// No text of ours or of wasm-bindgen goes over a line's end.
pub fn slim(js: &str) -> String {
    let mut out = String::with_capacity(js.len());
    let mut comment = false;
    for line in js.lines().map(str::trim) {
        comment |= line.starts_with("/**");
        if !comment && !line.is_empty() && !line.starts_with("//") {
            out.push_str(line);
            out.push('\n');
        }
        comment &= !line.ends_with("*/");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_travels_has_no_comments_and_no_indentation() {
        let js = "/** one line */\nfunction a() {\n    /**\n     * @param {number} x\n     */\n    // why\n\n    return 1 / 2; // kept\n}\n";
        assert_eq!(slim(js), "function a() {\nreturn 1 / 2; // kept\n}\n");
    }
}
