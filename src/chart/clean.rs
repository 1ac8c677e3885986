//! Text from a file, made fit to stand in a drawing.
//!
//! A cell may hold anything: control characters that no XML may contain, signs that turn the direction of
//! the text around them, a megabyte. What is drawn is one line, without those, and of bounded length.
//! Escaping for SVG is the writer's business.

/// The most characters of a value that are kept anywhere in a chart.
const MOST_CHARS: usize = 200;

/// One line without control characters, direction signs and what XML forbids, at most 200 characters.
#[must_use]
pub fn clean(text: &str) -> String {
    clean_to(text, MOST_CHARS)
}

/// The same with another bound.
#[must_use]
pub fn clean_to(text: &str, most_chars: usize) -> String {
    let mut out = String::new();
    let mut kept = 0;
    let mut gap = false;
    for c in text.chars() {
        if c.is_whitespace() && c != '\u{a0}' && c != '\u{202f}' || c.is_control() {
            gap = true;
            continue;
        }
        if is_direction_sign(c) || is_no_character(c) {
            continue;
        }
        if kept == most_chars {
            return format!("{}…", out.trim_end());
        }
        if gap && !out.is_empty() {
            out.push(' ');
            kept += 1;
        }
        gap = false;
        out.push(c);
        kept += 1;
    }
    out
}

/// A cleaned value as part of a sentence: one that is written from right to left is kept from turning the
/// words around it.
#[must_use]
pub fn in_sentence(text: &str) -> String {
    isolated(clean_to(text, 60))
}

/// The same for a name that is told: a sentence has room for the whole of it.
#[must_use]
pub fn whole_in_sentence(text: &str) -> String {
    isolated(clean(text))
}

fn isolated(text: String) -> String {
    if text.chars().any(is_right_to_left) {
        // first strong isolate … pop directional isolate
        format!("\u{2068}{text}\u{2069}")
    } else {
        text
    }
}

/// Signs that change the direction of text beyond the value they stand in.
fn is_direction_sign(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Code points that XML forbids or that are no characters, and the invisible byte order mark.
fn is_no_character(c: char) -> bool {
    let code = c as u32;
    c == '\u{feff}' || code & 0xfffe == 0xfffe || (0xfdd0..=0xfdef).contains(&code)
}

fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdfd}' | '\u{fe70}'..='\u{fefc}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hostile_values_become_one_harmless_line() {
        assert_eq!(clean("a\u{0}b\r\nc\td"), "a b c d");
        assert_eq!(clean("\u{202e}gnp.exe\u{202c}"), "gnp.exe");
        assert_eq!(clean("\u{feff}\u{ffff}x\u{fffe}"), "x");
        assert_eq!(clean("  Indre By  "), "Indre By");
        assert_eq!(clean("1\u{a0}000"), "1\u{a0}000");
        let megabyte = "x".repeat(1 << 20);
        assert_eq!(clean(&megabyte).chars().count(), MOST_CHARS + 1);
    }

    #[test]
    fn right_to_left_is_isolated_in_sentences() {
        assert_eq!(in_sentence("כן"), "\u{2068}כן\u{2069}");
        assert_eq!(in_sentence("ja"), "ja");
    }
}
