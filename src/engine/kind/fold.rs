//! Words of headers and labels in one dress: small letters, no Danish letters, one space between words.

/// `OPFØRELSESÅR` is `opfoerelsesaar`, `Udgift_i kr.` is `udgift i kr`, `avgSpeed` is `avg speed`.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 4);
    let mut before = Before::Gap;
    for c in text.chars() {
        // nearly all are: other letters are looked up in long tables
        if c.is_ascii() {
            if !c.is_ascii_alphanumeric() {
                before = Before::Gap;
                continue;
            }
            before.word(c.is_ascii_uppercase(), &mut out);
            out.push(c.to_ascii_lowercase());
            before = match c.is_ascii_lowercase() {
                true => Before::Small,
                false => Before::Other,
            };
            continue;
        }
        let danish = match c {
            'æ' | 'Æ' => "ae",
            'ø' | 'Ø' => "oe",
            'å' | 'Å' => "aa",
            _ => "",
        };
        if !danish.is_empty() {
            let is_capital = matches!(c, 'Æ' | 'Ø' | 'Å');
            before.word(is_capital, &mut out);
            out.push_str(danish);
            before = match is_capital {
                true => Before::Other,
                false => Before::Small,
            };
            continue;
        }
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
        before.word(c.is_uppercase(), &mut out);
        for small in c.to_lowercase() {
            match small {
                'ä' => out.push_str("ae"),
                'ö' => out.push_str("oe"),
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

impl Before {
    /// Sets a letter or digit apart that begins a word: also a capital after a small letter does, as in `avgSpeed`.
    fn word(&self, is_capital: bool, out: &mut String) {
        let begins = *self == Self::Gap || (*self == Self::Small && is_capital);
        if begins && !out.is_empty() {
            out.push(' ');
        }
    }
}
