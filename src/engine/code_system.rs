//! Lists of codes that come as FHIR `CodeSystem` files, as KL publishes Fælles Sprog III.
//!
//! Nothing of such a list is carried along: the user gives the file. Codes of columns of its kind are checked against
//! it, and its wordings stand beside them. The bytes come from outside: damaged ones give nothing, never a panic.

use crate::kind::look::{Look, looks};
use model::code_list::{CodeListFault, CodeListInfo};
use serde_json::Value;
use std::collections::BTreeMap;

/// Deeper nesting is no list of codes.
const MAX_DEPTH: usize = 32;
/// The two parts of Fælles Sprog III have some hundred codes; a file of more than this many is something else.
const MOST_CODES: usize = 20_000;
/// Longer wordings are cut off: they are running text.
const LONGEST_CHARS: usize = 300;
/// Larger files are no list of codes.
pub const LARGEST_BYTES: usize = 64 << 20;
/// Bytes in which a broken file must say what it is.
const HEAD_BYTES: usize = 2048;
/// Of the codes, the share that must have the form of Fælles Sprog III.
const LEAST_IN_FORM: f64 = 0.6;

/// A list of codes and what they mean.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CodeSystem {
    /// Its title, or its name.
    pub name: String,
    /// Its version; empty when it has none.
    pub version: String,
    /// Wordings by code, as both stand in the file; a code without a wording has an empty one.
    pub codes: BTreeMap<String, String>,
}

impl CodeSystem {
    /// Reads a FHIR `CodeSystem` in JSON, or a bundle of several. `None` when it is none, or has no code.
    #[must_use]
    pub fn read(bytes: &[u8]) -> Option<Self> {
        if bytes.len() > LARGEST_BYTES {
            return None;
        }
        let value: Value = serde_json::from_slice(without_mark(bytes)).ok()?;
        Self::of(&value).filter(|found| !found.codes.is_empty())
    }

    /// What the JSON holds, perhaps no code; `None` when it says that it is something else.
    fn of(value: &Value) -> Option<Self> {
        let mut found = Self::default();
        match text(value, "resourceType") {
            "CodeSystem" => found.take(value),
            "Bundle" => {
                let entries = value.get("entry").and_then(Value::as_array)?;
                let systems = entries.iter().filter_map(|entry| entry.get("resource"));
                systems
                    .filter(|one| text(one, "resourceType") == "CodeSystem")
                    .for_each(|one| found.take(one));
            }
            _ => return None,
        }
        Some(found)
    }

    /// Reads a file that is plainly one of Fælles Sprog III: most of its codes have the form. `None` for any other.
    #[must_use]
    pub fn recognise(bytes: &[u8]) -> Option<Self> {
        Self::look(bytes).ok()
    }

    /// As [`CodeSystem::recognise`], and tells what is wrong with a file that says it is such a list.
    ///
    /// # Errors
    /// [`CodeListFault::Other`] for what is no list of Fælles Sprog III, the others for a damaged one.
    pub fn look(bytes: &[u8]) -> Result<Self, CodeListFault> {
        if bytes.len() > LARGEST_BYTES {
            return Err(CodeListFault::Other);
        }
        let bytes = without_mark(bytes);
        let value: Value = serde_json::from_slice(bytes).map_err(|error| {
            if !begins_as_one(bytes) {
                return CodeListFault::Other;
            }
            let place = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
            CodeListFault::Unreadable {
                line: place(error.line()),
                column: place(error.column().max(1)),
            }
        })?;
        let found = Self::of(&value).ok_or(CodeListFault::Other)?;
        if found.codes.is_empty() {
            let is_one = text(&value, "resourceType") == "CodeSystem";
            return Err(match is_one {
                true => CodeListFault::Empty,
                false => CodeListFault::Other,
            });
        }
        let in_form = found.codes.keys().filter(|code| looks(code).has(Look::Fs3));
        let share = in_form.count() as f64 / found.codes.len() as f64;
        match share >= LEAST_IN_FORM {
            true => Ok(found),
            false => Err(CodeListFault::Other),
        }
    }

    /// What it holds.
    #[must_use]
    pub fn info(&self) -> CodeListInfo {
        CodeListInfo {
            name: self.name.clone(),
            version: self.version.clone(),
            codes: u32::try_from(self.codes.len()).unwrap_or(u32::MAX),
        }
    }

    /// The wording of a code, with another text behind it or not: `G1.34`, `g1.34 Sondeernæring`.
    #[must_use]
    pub fn wording(&self, value: &str) -> Option<&str> {
        let code = code_of(value);
        let known = self.codes.get(code);
        let known = known.or_else(|| self.codes.get(&code.to_uppercase()))?;
        Some(known)
    }

    fn take(&mut self, system: &Value) {
        if self.name.is_empty() {
            let title = text(system, "title");
            self.name = cut(if title.is_empty() {
                text(system, "name")
            } else {
                title
            });
            self.version = cut(text(system, "version"));
        }
        self.concepts(system, 0);
    }

    /// Takes the concepts of a system or a concept, and those inside.
    fn concepts(&mut self, of: &Value, depth: usize) {
        let concepts = of.get("concept").and_then(Value::as_array);
        for concept in concepts.into_iter().flatten() {
            let code = text(concept, "code").trim();
            if self.codes.len() >= MOST_CODES || depth > MAX_DEPTH {
                return;
            }
            if !code.is_empty() && code.chars().count() <= LONGEST_CHARS {
                let wording = cut(text(concept, "display"));
                self.codes.entry(code.to_owned()).or_insert(wording);
            }
            self.concepts(concept, depth + 1);
        }
    }
}

/// Without the mark of UTF-8 in front.
fn without_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)
}

/// Whether broken JSON says near its beginning that it is a `CodeSystem`.
fn begins_as_one(bytes: &[u8]) -> bool {
    let head = bytes.get(..HEAD_BYTES).unwrap_or(bytes);
    let head = String::from_utf8_lossy(head);
    let has = |word| head.contains(word);
    head.trim_start().starts_with('{') && has("\"resourceType\"") && has("\"CodeSystem\"")
}

/// The code at the front of a value.
pub(crate) fn code_of(value: &str) -> &str {
    let code = value.trim().split([' ', '\u{a0}', ':']).next();
    code.unwrap_or_default().trim_end_matches(['.', ','])
}

fn text<'a>(value: &'a Value, name: &str) -> &'a str {
    value.get(name).and_then(Value::as_str).unwrap_or_default()
}

fn cut(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").chars().take(LONGEST_CHARS).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn codes_are_taken_at_every_depth() {
        let file = br#"{"resourceType":"CodeSystem","name":"Opdigtet","version":"1","concept":[
            {"code":"X1","display":"Yderst","concept":[{"code":"X1.2","display":" Inde  i "}]},{"code":"X2"}]}"#;
        let found = CodeSystem::recognise(file).unwrap();
        assert_eq!((&*found.name, &*found.version), ("Opdigtet", "1"));
        assert_eq!(found.wording("X1.2"), Some("Inde i"));
        assert_eq!(found.wording("x1.2 Noget andet"), Some("Inde i"));
        assert_eq!(found.wording("X2"), Some(""));
        assert_eq!(found.wording("X3"), None);
    }

    #[test]
    fn other_files_are_none() {
        for file in [
            &b""[..],
            b"{}",
            b"[1,2]",
            b"kode;navn\nX1;Et",
            br#"{"resourceType":"CodeSystem","concept":[]}"#,
            br#"{"resourceType":"ValueSet","concept":[{"code":"X1"}]}"#,
        ] {
            assert_eq!(CodeSystem::read(file), None);
        }
        let other =
            br#"{"resourceType":"CodeSystem","concept":[{"code":"aktiv"},{"code":"lukket"}]}"#;
        assert!(CodeSystem::read(other).is_some());
        assert_eq!(CodeSystem::recognise(other), None);
    }

    #[test]
    fn what_is_wrong_with_a_list_is_told() {
        let broken = b"{\"resourceType\": \"CodeSystem\",\n \"concept\": [{\"code\": X1}]}";
        let at = CodeListFault::Unreadable {
            line: 2,
            column: 23,
        };
        assert_eq!(CodeSystem::look(broken), Err(at));
        let empty = br#"{"resourceType":"CodeSystem","concept":[]}"#;
        assert_eq!(CodeSystem::look(empty), Err(CodeListFault::Empty));
        for other in [
            &b"{\"nummer\": "[..],
            b"navn;\"resourceType\";\"CodeSystem\"",
            br#"{"resourceType":"Bundle","entry":[]}"#,
            br#"{"resourceType":"CodeSystem","concept":[{"code":"aktiv"}]}"#,
        ] {
            assert_eq!(CodeSystem::look(other), Err(CodeListFault::Other));
        }
    }

    proptest! {
        #[test]
        fn odd_files_do_no_harm(text in "[{}\\[\\]\":,a-zA-Z0-9 ]{0,80}") {
            let _ = CodeSystem::look(text.as_bytes());
        }
    }
}
