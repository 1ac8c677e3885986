//! The cells of a PX file: numbers, or signs for what there is no number for.

use crate::read::translate::place::Fault;

/// Walks over the values behind `DATA=`.
#[derive(Debug, Clone)]
pub(super) struct Values<'a> {
    text: &'a [u8],
    pub at: usize,
}

/// A value as it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Value<'a> {
    pub text: &'a [u8],
    pub is_quoted: bool,
}

impl<'a> Values<'a> {
    pub fn new(text: &'a [u8], at: usize) -> Self {
        Self { text, at }
    }

    pub fn fault(&self) -> Fault {
        Fault::at(self.at, self.text.len())
    }

    /// The next value; `None` at the end. Blanks, commas, semicolons and tabs stand between values, one as
    /// good as the other.
    pub fn next(&mut self) -> Option<Value<'a>> {
        loop {
            match self.text.get(self.at)? {
                b' ' | b'\t' | b'\r' | b'\n' | b',' | b';' | 0x1a => self.at += 1,
                b'"' => {
                    let rest = self.text.get(self.at + 1..).unwrap_or_default();
                    let length = memchr::memchr(b'"', rest).unwrap_or(rest.len());
                    self.at = (self.at + length + 2).min(self.text.len());
                    return Some(Value {
                        text: rest.get(..length).unwrap_or_default(),
                        is_quoted: true,
                    });
                }
                _ => {
                    let rest = self.text.get(self.at..).unwrap_or_default();
                    let length = rest
                        .iter()
                        .position(|b| {
                            matches!(b, b' ' | b'\t' | b'\r' | b'\n' | b',' | b';' | b'"')
                        })
                        .unwrap_or(rest.len());
                    self.at += length;
                    return Some(Value {
                        text: rest.get(..length).unwrap_or_default(),
                        is_quoted: false,
                    });
                }
            }
        }
    }
}

/// What the file shows for one to six dots, and for a dash.
#[derive(Debug, Default)]
pub(super) struct Signs {
    /// As many as there are dots.
    pub dots: [Option<String>; 6],
    pub nil: Option<String>,
}

impl Signs {
    /// What is shown for a value: numbers as they stand.
    pub fn shown<'v>(&'v self, value: &'v [u8]) -> &'v [u8] {
        let sign = match value {
            b"-" => self.nil.as_ref(),
            [b'.', ..] if value.iter().all(|b| *b == b'.') => {
                self.dots.get(value.len() - 1).and_then(Option::as_ref)
            }
            _ => None,
        };
        sign.map_or(value, |sign| sign.as_bytes())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    #[test]
    fn values_are_parted_by_any_sign() {
        let mut values = Values::new(b" 1.5,\"..\"\r\n-3 ;\"a b\"\t.", 0);
        let mut found = Vec::new();
        while let Some(value) = values.next() {
            found.push(String::from_utf8(value.text.to_vec()).unwrap());
        }
        assert_eq!(found, ["1.5", "..", "-3", "a b", "."]);
        assert!(Values::new(b"\"torn", 0).next().is_some());
        assert!(Values::new(b"\"", 0).next().unwrap().text.is_empty());
    }

    #[test]
    fn signs_are_shown_as_the_file_says() {
        let mut signs = Signs::default();
        assert_eq!(signs.shown(b".."), b"..");
        signs.dots[1] = Some(":".to_owned());
        assert_eq!(signs.shown(b".."), b":");
        assert_eq!(signs.shown(b"."), b".");
        assert_eq!(signs.shown(b"......."), b".......");
        assert_eq!(signs.shown(b"-5"), b"-5");
    }
}
