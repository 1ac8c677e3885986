//! Words after `map` and `areas`: options with values, and one file.

use crate::outcome::Failure;
use model::message::Language;
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::PathBuf;

/// The words, taken apart.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Words {
    /// The one file.
    pub file: PathBuf,
    /// Options with a value, each as often as it was given.
    values: BTreeMap<String, Vec<OsString>>,
    /// Options without.
    flags: Vec<String>,
}

impl Words {
    /// Takes words apart; options that are in neither list are wrong.
    pub fn of(
        words: &[OsString],
        with_value: &[&str],
        flags: &[&str],
        language: Language,
    ) -> Result<Self, Failure> {
        let texts = texts::of(language).cli;
        let wrong = |what: String| Failure::arguments(what, language);
        let mut own = Self::default();
        let mut files: Vec<PathBuf> = Vec::new();
        let mut words = words.iter();
        let mut options_end = false;
        while let Some(word) = words.next() {
            let option = word
                .to_str()
                .filter(|text| !options_end && text.starts_with('-') && text.len() > 1);
            let Some(option) = option else {
                files.push(word.into());
                continue;
            };
            if option == "--" {
                options_end = true;
                continue;
            }
            // the language was chosen before
            if option == "--en" {
                continue;
            }
            let (name, value) = match option.split_once('=') {
                Some((name, value)) => (name, Some(OsString::from(value))),
                None => (option, None),
            };
            if flags.contains(&name) && value.is_none() {
                own.flags.push(name.to_owned());
            } else if with_value.contains(&name) {
                let value = value
                    .or_else(|| words.next().cloned())
                    .filter(|value| !value.is_empty());
                let value = value.ok_or_else(|| wrong((texts.needs_value)(name)))?;
                own.values.entry(name.to_owned()).or_default().push(value);
            } else {
                return Err(wrong((texts.unknown_option)(option)));
            }
        }
        let mut files = files.into_iter();
        own.file = files
            .next()
            .ok_or_else(|| wrong(texts.needs_file.to_owned()))?;
        match files.next() {
            Some(_) => Err(wrong(texts.too_many_files.to_owned())),
            None => Ok(own),
        }
    }

    pub fn has(&self, flag: &str) -> bool {
        self.flags.iter().any(|own| own == flag)
    }

    pub fn path(&self, option: &str) -> Option<PathBuf> {
        self.values.get(option)?.last().map(PathBuf::from)
    }

    pub fn text(&self, option: &str) -> Option<String> {
        let value = self.values.get(option)?.last()?;
        Some(value.to_string_lossy().into_owned())
    }

    pub fn all(&self, option: &str) -> Vec<String> {
        let values = self
            .values
            .get(option)
            .map(Vec::as_slice)
            .unwrap_or_default();
        values
            .iter()
            .map(|value| value.to_string_lossy().into_owned())
            .collect()
    }
}
