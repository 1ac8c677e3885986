//! How wide text is, without asking a browser: so a chart comes out the same natively and in the page.

mod widths;

/// How thick letters are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// Running text.
    Regular,
    /// Headings and numbers beside marks.
    SemiBold,
}

/// Width of a text of so many pixels size, in pixels.
#[must_use]
pub fn width(text: &str, size: f64, weight: Weight) -> f64 {
    let thousandths: u64 = text.chars().map(|c| u64::from(advance(c, weight))).sum();
    thousandths as f64 * size / 1000.0
}

/// True when the width of every character is known: those of the font, drawn one after another.
#[must_use]
pub fn is_measured(text: &str) -> bool {
    text.chars().all(|c| {
        matches!(c, ' '..='~' | '\u{a0}'..='\u{17f}')
            || [&widths::REGULAR_OTHER[..], &widths::SEMI_BOLD_OTHER[..]]
                .iter()
                .all(|known| known.binary_search_by_key(&c, |entry| entry.0).is_ok())
    })
}

/// The text, or as much of its beginning as fits with "…" after it.
#[must_use]
pub fn shorten(text: &str, most: f64, size: f64, weight: Weight) -> String {
    if width(text, size, weight) <= most {
        return text.to_owned();
    }
    let room = most - width("…", size, weight);
    let mut used = 0.0;
    let mut end = 0;
    for (at, c) in text.char_indices() {
        used += f64::from(advance(c, weight)) * size / 1000.0;
        if used > room {
            break;
        }
        end = at + c.len_utf8();
    }
    // a mark that belongs to the next letter, or a joiner without its partner, says nothing
    let kept = text[..end].trim_end_matches(|c: char| {
        c.is_whitespace() || c == '\u{200d}' || matches!(c, ',' | '-' | '–' | '(' | '/' | ':')
    });
    format!("{kept}…")
}

/// The text in lines of at most so many pixels; a word longer than a line is cut.
#[must_use]
pub fn wrap(text: &str, most: f64, size: f64, weight: Weight) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let word = shorten(word, most, size, weight);
        match lines.last_mut() {
            Some(line) if width(&format!("{line} {word}"), size, weight) <= most => {
                line.push(' ');
                line.push_str(&word);
            }
            _ => lines.push(word),
        }
    }
    lines
}

/// Thousandths of the text size that a character moves the pen.
fn advance(c: char, weight: Weight) -> u16 {
    let (ascii, latin, other): (&[u16], &[u16], &[(char, u16)]) = match weight {
        Weight::Regular => (
            &widths::REGULAR_ASCII,
            &widths::REGULAR_LATIN,
            &widths::REGULAR_OTHER,
        ),
        Weight::SemiBold => (
            &widths::SEMI_BOLD_ASCII,
            &widths::SEMI_BOLD_LATIN,
            &widths::SEMI_BOLD_OTHER,
        ),
    };
    let code = c as usize;
    match c {
        ' '..='~' => ascii[code - 0x20],
        '\u{a0}'..='\u{17f}' => latin[code - 0xa0],
        // marks over letters, joiners, direction signs, variants: drawn on what stands before
        '\u{300}'..='\u{36f}'
        | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}' => 0,
        _ => match other.binary_search_by_key(&c, |entry| entry.0) {
            Ok(at) => other[at].1,
            // full-width scripts and pictures fill the square; other alphabets are like Latin capitals
            Err(_) if is_wide(c) => 1000,
            Err(_) => 680,
        },
    }
}

fn is_wide(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{115f}' | '\u{2600}'..='\u{27bf}' | '\u{2e80}'..='\u{a4cf}'
        | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe4f}'
        | '\u{ff00}'..='\u{ff60}' | '\u{1f000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_are_those_of_the_font() {
        // six digits of 600 and a point of 272
        assert!((width("60.000", 10.0, Weight::Regular) - 32.72).abs() < 1e-9);
        assert!(width("Ø", 10.0, Weight::Regular) > width("O", 10.0, Weight::Regular) - 1.0);
        assert!(width("abc", 10.0, Weight::SemiBold) > width("abc", 10.0, Weight::Regular));
        // a letter written in two is as wide as one
        assert_eq!(
            width("a\u{30a}", 10.0, Weight::Regular),
            width("a", 10.0, Weight::Regular)
        );
    }

    #[test]
    fn tables_are_ascending() {
        for table in [&widths::REGULAR_OTHER, &widths::SEMI_BOLD_OTHER] {
            assert!(table.windows(2).all(|pair| pair[0].0 < pair[1].0));
        }
    }

    #[test]
    fn shortened_text_fits_and_says_so() {
        let long = "Vesterbro/Kongens Enghave og omegn";
        let short = shorten(long, 100.0, 12.0, Weight::Regular);
        assert!(short.ends_with('…') && short.starts_with("Vester"));
        assert!(width(&short, 12.0, Weight::Regular) <= 100.0);
        assert_eq!(shorten("Valby", 100.0, 12.0, Weight::Regular), "Valby");
        assert_eq!(shorten("Valby", 1.0, 12.0, Weight::Regular), "…");
    }

    #[test]
    fn wrapped_lines_fit() {
        let text = "Antal bygninger faldt fra 6.332 i 1991 til 5.767 i 2023.";
        let lines = wrap(text, 150.0, 13.0, Weight::Regular);
        assert!(lines.len() > 1);
        assert_eq!(lines.join(" "), text);
        for line in lines {
            assert!(width(&line, 13.0, Weight::Regular) <= 150.0);
        }
    }
}
