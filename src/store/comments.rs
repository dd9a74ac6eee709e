//! The comment at the head of a plan file that a person has edited. The reader of RON drops it; it is written again.
//! Of others see `losses`.

/// The blank and comment lines before the plan; empty where there is no comment among them.
pub(super) fn head(text: &str) -> &str {
    let is_head = |line: &&str| line.trim().is_empty() || line.trim_start().starts_with("//");
    let length = text.split_inclusive('\n').take_while(is_head).map(str::len).sum();
    let head = &text[..length];
    if head.trim().is_empty() { "" } else { head }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_head_is_what_stands_before_the_plan() {
        assert_eq!(head("// หนึ่ง\n\n  // สอง\n(\n// สาม\n)"), "// หนึ่ง\n\n  // สอง\n");
        assert_eq!(head("\n\n(format: 1)"), "");
        assert_eq!(head(""), "");
    }
}
