//! What a PX file says before its data: `KEYWORD[language]("variable","value")=values;`.

use crate::read::translate::place::Fault;
use rustc_hash::FxHashMap;

/// A statement.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Keyword {
    /// What it is about: a variable, or a variable and a value.
    pub about: Vec<String>,
    /// Texts and words, in their order. Texts cut over several lines are whole again.
    pub values: Vec<String>,
}

/// Name and language of a statement, and what it is about.
type Key = (String, String, Vec<String>);

/// All statements before the data.
#[derive(Debug, Default)]
pub(super) struct Keywords {
    all: FxHashMap<Key, Vec<String>>,
    /// Where the data begins.
    pub data_from: Option<usize>,
    /// Where the statements cease to make sense.
    pub fault: Option<Fault>,
}

impl Keywords {
    /// Reads the statements down to the data.
    pub fn read(text: &[u8]) -> Self {
        let mut reader = Reader { text, at: 0 };
        let mut keywords = Self::default();
        loop {
            match reader.statement() {
                Ok(Some((name, language, statement))) => {
                    if name == "DATA" {
                        keywords.data_from = Some(reader.at);
                        return keywords;
                    }
                    let key = (name, language, statement.about);
                    keywords.all.entry(key).or_insert(statement.values);
                }
                Ok(None) => return keywords,
                Err(fault) => {
                    keywords.fault = Some(fault);
                    return keywords;
                }
            }
        }
    }

    /// The values of a statement in a language; an empty language is the file's own.
    pub fn get(&self, name: &str, language: &str, about: &[&str]) -> Option<&[String]> {
        let about = about.iter().map(|&word| word.to_owned()).collect();
        let key = (name.to_owned(), language.to_owned(), about);
        self.all.get(&key).map(Vec::as_slice)
    }

    /// The first value of a statement in a language, or in the file's own.
    pub fn text(&self, name: &str, language: &str, about: &[&str]) -> Option<&str> {
        let found = self
            .get(name, language, about)
            .or(self.get(name, "", about));
        found
            .and_then(|values| values.first())
            .map(String::as_str)
            .filter(|text| !text.trim().is_empty())
    }
}

struct Reader<'a> {
    text: &'a [u8],
    at: usize,
}

impl Reader<'_> {
    fn fault(&self) -> Fault {
        Fault::at(self.at, self.text.len())
    }

    fn peek(&mut self) -> Option<u8> {
        loop {
            match self.text.get(self.at) {
                Some(b' ' | b'\t' | b'\r' | b'\n') => self.at += 1,
                found => return found.copied(),
            }
        }
    }

    /// Name, language and statement; `None` at the end of the file. Of `DATA` only the name.
    fn statement(&mut self) -> Result<Option<(String, String, Keyword)>, Fault> {
        while self.peek() == Some(b';') {
            self.at += 1;
        }
        if self.peek().is_none_or(|byte| byte == 0x1a) {
            return Ok(None);
        }
        let name = self.name()?;
        let mut language = String::new();
        if self.peek() == Some(b'[') {
            let rest = self.text.get(self.at + 1..).unwrap_or_default();
            let length = memchr::memchr(b']', rest).ok_or_else(|| self.fault())?;
            let inside = rest.get(..length).unwrap_or_default();
            language = text_of(inside).trim_matches('"').to_lowercase();
            self.at += length + 2;
        }
        let mut statement = Keyword::default();
        if self.peek() == Some(b'(') {
            self.at += 1;
            statement.about = self.values(b')')?;
        }
        if self.peek() != Some(b'=') {
            return Err(self.fault());
        }
        self.at += 1;
        if name != "DATA" {
            statement.values = self.values(b';')?;
        }
        Ok(Some((name, language, statement)))
    }

    fn name(&mut self) -> Result<String, Fault> {
        let rest = self.text.get(self.at..).unwrap_or_default();
        let length = rest
            .iter()
            .position(|byte| !(byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_')))
            .unwrap_or(rest.len());
        let name = rest.get(..length).unwrap_or_default();
        if name.is_empty() {
            return Err(self.fault());
        }
        self.at += length;
        Ok(text_of(name).to_ascii_uppercase())
    }

    /// Texts and words between commas, down to `end`.
    fn values(&mut self, end: u8) -> Result<Vec<String>, Fault> {
        let mut values: Vec<String> = Vec::new();
        // two texts without a comma between are one, cut where the line was full
        let mut goes_on = false;
        loop {
            match self.peek() {
                None => return Err(self.fault()),
                Some(byte) if byte == end => {
                    self.at += 1;
                    return Ok(values);
                }
                Some(b',') => {
                    self.at += 1;
                    goes_on = false;
                }
                Some(b'"') => {
                    let part = self.quoted()?;
                    match values.last_mut() {
                        Some(last) if goes_on => last.push_str(&part),
                        _ => values.push(part),
                    }
                    goes_on = true;
                }
                Some(_) => {
                    values.push(self.word(end)?);
                    goes_on = false;
                }
            }
        }
    }

    fn quoted(&mut self) -> Result<String, Fault> {
        let from = self.at + 1;
        let rest = self.text.get(from..).unwrap_or_default();
        let Some(length) = memchr::memchr(b'"', rest) else {
            self.at = self.text.len();
            return Err(self.fault());
        };
        self.at = from + length + 1;
        let inside = text_of(rest.get(..length).unwrap_or_default());
        Ok(inside.replace(['\r', '\n'], ""))
    }

    /// A word without quotes, with what stands in brackets behind it: `YES`, `5`, `TLIST(A1)`.
    fn word(&mut self, end: u8) -> Result<String, Fault> {
        let from = self.at;
        let mut depth = 0usize;
        while let Some(&byte) = self.text.get(self.at) {
            match byte {
                b'(' => depth += 1,
                b')' if depth > 0 => depth -= 1,
                b'"' if depth > 0 => {
                    self.quoted()?;
                    continue;
                }
                b'"' => break,
                b',' if depth == 0 => break,
                byte if byte == end && depth == 0 => break,
                _ => {}
            }
            self.at += 1;
        }
        let word = self.text.get(from..self.at).unwrap_or_default();
        if word.is_empty() {
            return Err(self.fault());
        }
        Ok(text_of(word).trim().to_owned())
    }
}

fn text_of(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    #[test]
    fn statements_have_languages_variables_and_lists() {
        let text = "CHARSET=\"ANSI\";\r\nTITLE=\"Folketal efter \"\r\n\"område og tid\";\nDECIMALS=0;\nVALUES[en](\"region\")=\"A; B\",\r\n\"C\";TIMEVAL(\"tid\")=TLIST(Q1,\"2008\"-\"2009\"),\"20081\";\nDATA= \n1 2;";
        let keywords = Keywords::read(text.as_bytes());
        assert_eq!(keywords.fault, None);
        assert_eq!(
            keywords.text("TITLE", "", &[]),
            Some("Folketal efter område og tid")
        );
        assert_eq!(keywords.text("DECIMALS", "da", &[]), Some("0"));
        assert_eq!(
            keywords.get("VALUES", "en", &["region"]).unwrap(),
            ["A; B", "C"]
        );
        assert_eq!(
            keywords.get("TIMEVAL", "", &["tid"]).unwrap(),
            ["TLIST(Q1,\"2008\"-\"2009\")", "20081"]
        );
        assert_eq!(&text[keywords.data_from.unwrap()..], " \n1 2;");
    }

    #[test]
    fn a_torn_statement_is_a_fault_with_a_place() {
        let at_end = |text: &str| Keywords::read(text.as_bytes()).fault.map(|f| f.is_at_end);
        assert_eq!(at_end("TITLE=\"abc"), Some(true));
        assert_eq!(at_end("VALUES(\"a\""), Some(true));
        assert_eq!(at_end("TITLE \"x\";"), Some(false));
        assert_eq!(at_end("=5;"), Some(false));
        assert_eq!(at_end("A=1;\n\x1a"), None);
        assert_eq!(at_end(""), None);
    }
}
