//! Words of headers and labels in one dress: small letters, no Danish letters, one space between words.

/// `OPFØRELSESÅR` is `opfoerelsesaar`, `Udgift_i kr.` is `udgift i kr`, `avgSpeed` is `avg speed`.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 4);
    let mut before = Before::Gap;
    for c in text.chars() {
        match c {
            // the second half of a letter written in two
            '\u{30a}' => {
                if out.ends_with('a') {
                    out.push('a');
                }
                continue;
            }
            '\u{300}'..='\u{36f}' => continue,
            _ => {}
        }
        if !c.is_alphanumeric() {
            before = Before::Gap;
            continue;
        }
        // `avgSpeed`: a capital after a small letter begins a word
        let begins = before == Before::Gap || (before == Before::Small && c.is_uppercase());
        if begins && !out.is_empty() {
            out.push(' ');
        }
        if c.is_ascii() {
            out.push(c.to_ascii_lowercase());
            before = match c.is_ascii_lowercase() {
                true => Before::Small,
                false => Before::Other,
            };
            continue;
        }
        for small in c.to_lowercase() {
            match small {
                'æ' | 'ä' => out.push_str("ae"),
                'ø' | 'ö' => out.push_str("oe"),
                'å' => out.push_str("aa"),
                'é' | 'è' => out.push('e'),
                'ü' => out.push('u'),
                other => out.push(other),
            }
        }
        before = if c.is_lowercase() {
            Before::Small
        } else {
            Before::Other
        };
    }
    out
}

#[derive(PartialEq)]
enum Before {
    Gap,
    Small,
    Other,
}
