//! A walk over JSON, value by value, without building anything.
//!
//! Blanks, texts and numbers are found in the bytes and handed out as places. What other programs write
//! beside the standard is taken: a comma after the last member, `NaN` and `Infinity`, control characters
//! in texts. Nesting is bounded.

use super::super::place::Fault;

/// Levels of brackets that are followed.
const MAX_DEPTH: usize = 256;

/// A place in the bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Span {
    pub from: usize,
    pub to: usize,
}

impl Span {
    /// What stands there.
    pub fn of(self, bytes: &[u8]) -> &[u8] {
        bytes.get(self.from..self.to).unwrap_or_default()
    }
}

/// A text without its quotes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Quoted {
    pub span: Span,
    /// True when it holds a backslash.
    pub has_escapes: bool,
}

/// What the next value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Object,
    Array,
    Text,
    /// A number, `true`, `false`, `null`.
    Scalar,
}

/// A value without parts that is no text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scalar {
    Null,
    Boolean(bool),
    /// As it stands.
    Number(Span),
}

/// Walks over JSON.
#[derive(Debug, Clone)]
pub(crate) struct Cursor<'a> {
    pub bytes: &'a [u8],
    pub at: usize,
    /// Open brackets while a value is passed over.
    open: Vec<u8>,
}

impl<'a> Cursor<'a> {
    pub fn new(bytes: &'a [u8], at: usize) -> Self {
        Self {
            bytes,
            at,
            open: Vec::new(),
        }
    }

    pub fn fault(&self) -> Fault {
        Fault::at(self.at, self.bytes.len())
    }

    /// The next byte that is no blank.
    pub fn peek(&mut self) -> Option<u8> {
        loop {
            match self.bytes.get(self.at) {
                Some(b' ' | b'\n' | b'\r' | b'\t') => self.at += 1,
                found => return found.copied(),
            }
        }
    }

    /// What the next value is.
    pub fn kind(&mut self) -> Result<Kind, Fault> {
        match self.peek() {
            Some(b'{') => Ok(Kind::Object),
            Some(b'[') => Ok(Kind::Array),
            Some(b'"') => Ok(Kind::Text),
            Some(b'-' | b'+' | b'.' | b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z') => Ok(Kind::Scalar),
            _ => Err(self.fault()),
        }
    }

    /// Steps over the bracket an object or array begins with.
    pub fn enter(&mut self) {
        self.at += 1;
    }

    /// The key of the next member with its colon passed; `None` at the end of the object, which is passed.
    pub fn key(&mut self) -> Result<Option<Quoted>, Fault> {
        let mut next = self.peek();
        if next == Some(b',') {
            self.at += 1;
            next = self.peek();
        }
        match next {
            Some(b'"') => {}
            Some(b'}') => {
                self.at += 1;
                return Ok(None);
            }
            _ => return Err(self.fault()),
        }
        let key = self.text()?;
        if self.peek() != Some(b':') {
            return Err(self.fault());
        }
        self.at += 1;
        Ok(Some(key))
    }

    /// True when the array has another element, which is next; at its end it is passed.
    pub fn element(&mut self) -> Result<bool, Fault> {
        let mut next = self.peek();
        if next == Some(b',') {
            self.at += 1;
            next = self.peek();
        }
        match next {
            Some(b']') => {
                self.at += 1;
                Ok(false)
            }
            Some(_) => Ok(true),
            None => Err(self.fault()),
        }
    }

    /// After a value in an object or array there is a comma or the end.
    pub fn after_value(&mut self) -> Result<(), Fault> {
        match self.peek() {
            Some(b',' | b'}' | b']') => Ok(()),
            _ => Err(self.fault()),
        }
    }

    /// A text; the cursor stands at its quote.
    pub fn text(&mut self) -> Result<Quoted, Fault> {
        let from = self.at + 1;
        let mut at = from;
        let mut has_escapes = false;
        loop {
            let rest = self.bytes.get(at..).unwrap_or_default();
            let Some(found) = memchr::memchr2(b'"', b'\\', rest) else {
                self.at = self.bytes.len();
                return Err(self.fault());
            };
            at += found;
            if self.bytes.get(at) == Some(&b'"') {
                self.at = at + 1;
                let span = Span { from, to: at };
                return Ok(Quoted { span, has_escapes });
            }
            has_escapes = true;
            at += 2;
        }
    }

    /// A number or word.
    pub fn scalar(&mut self) -> Result<Scalar, Fault> {
        let from = self.at;
        let rest = self.bytes.get(from..).unwrap_or_default();
        let length = rest
            .iter()
            .position(
                |b| !matches!(b, b'-' | b'+' | b'.' | b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z'),
            )
            .unwrap_or(rest.len());
        let word = rest.get(..length).unwrap_or_default();
        let scalar = match word {
            b"null" | b"NaN" | b"None" | b"undefined" | b"Infinity" | b"-Infinity" => Scalar::Null,
            b"true" | b"True" => Scalar::Boolean(true),
            b"false" | b"False" => Scalar::Boolean(false),
            _ if is_number(word) => Scalar::Number(Span {
                from,
                to: from + length,
            }),
            _ => {
                // a word torn at the end of the file is the end's fault
                if from + length == self.bytes.len() {
                    self.at = self.bytes.len();
                }
                return Err(self.fault());
            }
        };
        self.at = from + length;
        Ok(scalar)
    }

    /// Passes over a value.
    pub fn skip(&mut self) -> Result<Span, Fault> {
        let kind = self.kind()?;
        let from = self.at;
        match kind {
            Kind::Text => {
                self.text()?;
            }
            Kind::Scalar => {
                self.scalar()?;
            }
            Kind::Object | Kind::Array => self.skip_nested()?,
        }
        Ok(Span { from, to: self.at })
    }

    fn skip_nested(&mut self) -> Result<(), Fault> {
        self.open.clear();
        loop {
            let Some(&byte) = self.bytes.get(self.at) else {
                return Err(self.fault());
            };
            match byte {
                b'"' => {
                    self.text()?;
                    continue;
                }
                b'{' | b'[' => {
                    if self.open.len() == MAX_DEPTH {
                        return Err(self.fault());
                    }
                    // the closing bracket stands two places further in ASCII
                    self.open.push(byte + 2);
                }
                b'}' | b']' => {
                    if self.open.pop() != Some(byte) {
                        return Err(self.fault());
                    }
                    if self.open.is_empty() {
                        self.at += 1;
                        return Ok(());
                    }
                }
                _ => {}
            }
            self.at += 1;
        }
    }
}

/// True for `-12.5e+3` and what looks like it; a plus in front and a bare point are let pass.
fn is_number(word: &[u8]) -> bool {
    let digits = match word {
        [b'-' | b'+', rest @ ..] => rest,
        all => all,
    };
    let mut has_digit = false;
    let mut has_point = false;
    let mut at = 0;
    while let Some(byte) = digits.get(at) {
        match byte {
            b'0'..=b'9' => has_digit = true,
            b'.' if !has_point => has_point = true,
            b'e' | b'E' if has_digit => {
                let exponent = digits.get(at + 1..).unwrap_or_default();
                let exponent = match exponent {
                    [b'-' | b'+', rest @ ..] => rest,
                    all => all,
                };
                return !exponent.is_empty() && exponent.iter().all(u8::is_ascii_digit);
            }
            _ => return false,
        }
        at += 1;
    }
    has_digit
}

/// A text's characters: escapes resolved, appended to `out`. Halves of a pair that stand alone become
/// U+FFFD, escapes nobody knows stay as they are.
pub(crate) fn unescape(text: &[u8], out: &mut Vec<u8>) {
    let mut rest = text;
    while let Some(at) = memchr::memchr(b'\\', rest) {
        let (before, escape) = rest.split_at(at);
        out.extend_from_slice(before);
        let (letter, mut after) = match escape {
            [_, letter, after @ ..] => (*letter, after),
            _ => return,
        };
        match letter {
            b'n' => out.push(b'\n'),
            b't' => out.push(b'\t'),
            b'r' => out.push(b'\r'),
            b'"' | b'\\' | b'/' => out.push(letter),
            b'b' | b'f' => out.push(b' '),
            b'u' => match hex(after) {
                Some(unit) => {
                    after = after.get(4..).unwrap_or_default();
                    let mut code = unit;
                    let low = match after {
                        [b'\\', b'u', digits @ ..] if (0xd800..0xdc00).contains(&unit) => {
                            hex(digits).filter(|low| (0xdc00..0xe000).contains(low))
                        }
                        _ => None,
                    };
                    if let Some(low) = low {
                        code = 0x1_0000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
                        after = after.get(6..).unwrap_or_default();
                    }
                    let letter = match code {
                        0 => ' ',
                        code => char::from_u32(code).unwrap_or('\u{fffd}'),
                    };
                    out.extend_from_slice(letter.encode_utf8(&mut [0; 4]).as_bytes());
                }
                None => out.extend_from_slice(b"\\u"),
            },
            other => {
                out.push(b'\\');
                out.push(other);
            }
        }
        rest = after;
    }
    out.extend_from_slice(rest);
}

fn hex(digits: &[u8]) -> Option<u32> {
    let digits = digits.get(..4)?;
    let mut code = 0;
    for digit in digits {
        code = code * 16 + char::from(*digit).to_digit(16)?;
    }
    Some(code)
}

/// A value as JSON without blanks between its parts, appended to `out`.
pub(crate) fn compact(json: &[u8], out: &mut Vec<u8>) {
    let mut cursor = Cursor::new(json, 0);
    while let Some(byte) = cursor.peek() {
        let from = cursor.at;
        match byte {
            b'"' if cursor.text().is_ok() => {
                out.extend_from_slice(json.get(from..cursor.at).unwrap_or_default());
            }
            other => {
                cursor.at = from + 1;
                out.push(other);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    fn plain(text: &str) -> String {
        let mut out = Vec::new();
        unescape(text.as_bytes(), &mut out);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn escapes_become_letters() {
        assert_eq!(plain(r"bl\u00e5b\u00E6r \ud83d\ude0e"), "blåbær 😎");
        assert_eq!(plain(r#"\"a\\b\/c\""#), "\"a\\b/c\"");
        assert_eq!(plain(r"\ud83d!"), "\u{fffd}!");
        assert_eq!(plain(r"\ud83d\u0041"), "\u{fffd}A");
        assert_eq!(plain(r"C:\qux \u12"), r"C:\qux \u12");
        assert_eq!(plain("torn\\"), "torn");
    }

    #[test]
    fn values_are_passed_over_whole() {
        let json = br#" {"a": [1, {"b": "]}\""}], "c": 2.5e3} , true"#;
        let mut cursor = Cursor::new(json, 0);
        let span = cursor.skip().unwrap();
        assert_eq!((span.from, span.to), (1, 38));
        for (torn, at_end) in [("[1, [2}", false), ("[\"a", true), ("{\"a\": [", true)] {
            let fault = Cursor::new(torn.as_bytes(), 0).skip().unwrap_err();
            assert_eq!(fault.is_at_end, at_end, "{torn}");
        }
        let deep = [b'['; 10_000];
        assert!(!Cursor::new(&deep, 0).skip().unwrap_err().is_at_end);
    }

    #[test]
    fn numbers_and_words() {
        let scalar = |word: &str| Cursor::new(word.as_bytes(), 0).scalar().ok();
        for number in ["0", "-1.10", "1e5", "12345678901234567890", ".5", "1.E-3"] {
            let to = number.len();
            assert_eq!(scalar(number), Some(Scalar::Number(Span { from: 0, to })));
        }
        assert_eq!(scalar("NaN"), Some(Scalar::Null));
        assert_eq!(scalar("true"), Some(Scalar::Boolean(true)));
        for word in ["-", "1.2.3", "e5", "nul", "12a", "1e"] {
            assert_eq!(scalar(word), None, "{word}");
        }
    }

    #[test]
    fn nested_values_are_written_without_blanks() {
        let mut out = Vec::new();
        compact(b"[ {\"a b\" : 1 ,\n\"c\": \"x  \\\" y\"} ]", &mut out);
        assert_eq!(out, br#"[{"a b":1,"c":"x  \" y"}]"#);
    }
}
