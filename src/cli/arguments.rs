//! The words after the program's name.

use crate::compare::CompareAsk;
use crate::dictionary::{self, DictionaryAsk};
use crate::suggest::SuggestAsk;
use crate::{amount, mend};
use model::dictionary::DictionaryForm;
use model::message::Language;
use model::sniff::ReadOptions;
use std::ffi::OsString;
use std::path::PathBuf;

/// What is to be done.
#[derive(Debug, PartialEq)]
pub(crate) enum Command {
    Help,
    Version,
    Inspect {
        file: PathBuf,
        json: bool,
        vocabulary: Option<PathBuf>,
        /// A list of codes of Fælles Sprog III.
        code_system: Option<PathBuf>,
        options: Box<ReadOptions>,
    },
    Convert {
        files: Vec<PathBuf>,
        raw: bool,
        signs: bool,
        mend: Vec<String>,
        recipe: Option<PathBuf>,
        out: Option<PathBuf>,
        options: Box<ReadOptions>,
    },
    Classify {
        file: PathBuf,
        vocabulary: Option<PathBuf>,
    },
    ClassifyColumn(Box<ColumnAsk>),
    Compare(Box<CompareAsk>),
    Dictionary(Box<DictionaryAsk>),
    Suggest(Box<SuggestAsk>),
    EvalKle {
        sets: Vec<PathBuf>,
        vocabulary: Option<PathBuf>,
        json: bool,
    },
}

/// The column of a file that is classified line by line.
#[derive(Debug, PartialEq)]
pub(crate) struct ColumnAsk {
    pub file: PathBuf,
    /// Its name or its number, counted from 1.
    pub column: String,
    /// The lowest score that is kept.
    pub threshold_percent: u8,
    pub only_confident: bool,
    pub vocabulary: Option<PathBuf>,
    pub out: Option<PathBuf>,
    pub options: ReadOptions,
}

/// What is to be done, and in which language to speak.
#[derive(Debug, PartialEq)]
pub(crate) struct Arguments {
    pub command: Command,
    pub language: Language,
}

/// The words, sorted but not understood.
#[derive(Default)]
struct Words {
    plain: Vec<OsString>,
    json: bool,
    raw: bool,
    signs: bool,
    out: Vec<PathBuf>,
    jsonl: Vec<PathBuf>,
    sets: Vec<PathBuf>,
    vocabulary: Vec<PathBuf>,
    code_system: Vec<PathBuf>,
    part: Vec<PathBuf>,
    column: Vec<PathBuf>,
    mend: Vec<PathBuf>,
    key: Vec<PathBuf>,
    no_key: bool,
    form: Vec<PathBuf>,
    recipe: Vec<PathBuf>,
    threshold: Vec<PathBuf>,
    only_confident: bool,
    amount: amount::Words,
    help: bool,
    version: bool,
}

impl Arguments {
    /// Understands the words. The error is what is wrong and the usage line.
    pub fn parse(words: Vec<OsString>) -> Result<Self, [String; 2]> {
        let (words, language) = language_of(words);
        let texts = texts::of(language).cli;
        sort(words, language)
            .and_then(|words| understand(words, language))
            .map(|command| Self { command, language })
            .map_err(|wrong| [wrong, texts.usage.to_owned()])
    }
}

/// The language to speak, taken out of the words: `--en`, or `--language` with its word behind it.
pub(crate) fn language_of(words: Vec<OsString>) -> (Vec<OsString>, Language) {
    let mut language = Language::Danish;
    let mut rest = Vec::with_capacity(words.len());
    let mut words = words.into_iter().peekable();
    while let Some(word) = words.next() {
        let own = match word.to_str() {
            Some("--language") => words.peek().and_then(|next| next.to_str()),
            Some(word) => word.strip_prefix("--language="),
            None => None,
        };
        let own = match own {
            Some("da") => Some(Language::Danish),
            Some("en") => Some(Language::English),
            // what is no language is an option nobody knows
            _ => None,
        };
        match own {
            Some(own) => {
                language = own;
                if word == "--language" {
                    words.next();
                }
            }
            None => {
                if word == "--en" {
                    language = Language::English;
                }
                rest.push(word);
            }
        }
    }
    (rest, language)
}

fn sort(words: Vec<OsString>, language: Language) -> Result<Words, String> {
    let texts = texts::of(language).cli;
    let mut sorted = Words::default();
    let mut words = words.into_iter();
    let mut options_end = false;
    while let Some(word) = words.next() {
        // a word that is no UTF-8 can only be a file
        let option = word
            .to_str()
            .filter(|text| !options_end && text.starts_with('-') && text.len() > 1);
        let Some(option) = option.map(str::to_owned) else {
            sorted.plain.push(word);
            continue;
        };
        let (name, own_value) = match option.split_once('=') {
            Some((name, value)) if name.starts_with("--") => (name, Some(OsString::from(value))),
            _ => (option.as_str(), None),
        };
        if let Some(values) = sorted.amount.of(name) {
            match own_value.or_else(|| words.next()) {
                Some(value) if !value.is_empty() => {
                    values.push(value.to_string_lossy().into_owned());
                }
                _ => return Err((texts.needs_value)(name)),
            }
            continue;
        }
        let values = match name {
            "--out" | "-o" => &mut sorted.out,
            "--jsonl" => &mut sorted.jsonl,
            "--set" => &mut sorted.sets,
            "--vocabulary" => &mut sorted.vocabulary,
            "--code-system" => &mut sorted.code_system,
            "--part" => &mut sorted.part,
            "--column" => &mut sorted.column,
            "--mend" => &mut sorted.mend,
            "--key" => &mut sorted.key,
            "--form" => &mut sorted.form,
            "--recipe" => &mut sorted.recipe,
            "--threshold" => &mut sorted.threshold,
            _ if own_value.is_some() => return Err((texts.unknown_option)(&option)),
            "--" => {
                options_end = true;
                continue;
            }
            "--json" => {
                sorted.json = true;
                continue;
            }
            "--raw" => {
                sorted.raw = true;
                continue;
            }
            "--signs" => {
                sorted.signs = true;
                continue;
            }
            "--no-key" => {
                sorted.no_key = true;
                continue;
            }
            "--only-confident" => {
                sorted.only_confident = true;
                continue;
            }
            "--en" => continue,
            "--help" | "-h" => {
                sorted.help = true;
                continue;
            }
            "--version" | "-V" => {
                sorted.version = true;
                continue;
            }
            _ => return Err((texts.unknown_option)(&option)),
        };
        match own_value.or_else(|| words.next()) {
            Some(value) if !value.is_empty() => values.push(value.into()),
            _ => return Err((texts.needs_value)(name)),
        }
    }
    Ok(sorted)
}

fn understand(words: Words, language: Language) -> Result<Command, String> {
    let texts = texts::of(language).cli;
    if words.help {
        return Ok(Command::Help);
    }
    if words.version {
        return Ok(Command::Version);
    }
    let unless = |given: bool, option: &str| match given {
        true => Err((texts.unknown_option)(option)),
        false => Ok(()),
    };
    let amount = words.amount.any();
    let no_amount = || match amount {
        Some(option) => Err((texts.unknown_option)(option)),
        None => Ok(()),
    };
    let part = names(words.part.clone());
    let options = || match words.amount.options() {
        Ok(options) => Ok(Box::new(ReadOptions {
            part: part.clone(),
            ..options
        })),
        Err(option) => Err((texts.bad_value)(option)),
    };
    let mut plain = words.plain.into_iter();
    let command = plain.next().ok_or_else(|| texts.needs_command.to_owned())?;
    let files: Vec<PathBuf> = plain.map(PathBuf::from).collect();
    let only = |files: Vec<PathBuf>| -> Result<PathBuf, String> {
        let mut files = files.into_iter();
        let file = files.next().ok_or_else(|| texts.needs_file.to_owned())?;
        match files.next() {
            Some(_) => Err(texts.too_many_files.to_owned()),
            None => Ok(file),
        }
    };
    unless(words.vocabulary.len() > 1, "--vocabulary")?;
    let takes_codes = command == "inspect" && words.code_system.len() <= 1;
    unless(
        !takes_codes && !words.code_system.is_empty(),
        "--code-system",
    )?;
    let vocabulary = words.vocabulary.first().cloned();
    let by_column = command == "classify" && !words.column.is_empty();
    if !by_column {
        unless(!words.column.is_empty(), "--column")?;
        unless(!words.threshold.is_empty(), "--threshold")?;
        unless(words.only_confident, "--only-confident")?;
    }
    if command != "compare" {
        unless(!words.key.is_empty(), "--key")?;
        unless(words.no_key, "--no-key")?;
    }
    let (converts, describes) = (command == "convert", command == "dictionary");
    unless(!describes && !words.form.is_empty(), "--form")?;
    unless(!converts && !words.mend.is_empty(), "--mend")?;
    let takes_recipe = converts || describes;
    unless(!takes_recipe && !words.recipe.is_empty(), "--recipe")?;
    // a recipe says all of it
    unless(words.recipe.len() > 1, "--recipe")?;
    if !words.recipe.is_empty() {
        no_amount()?;
    }
    match command.to_str().unwrap_or_default() {
        "inspect" => {
            unless(words.raw, "--raw")?;
            unless(words.signs, "--signs")?;
            unless(!words.out.is_empty(), "--out")?;
            unless(!words.jsonl.is_empty(), "--jsonl")?;
            unless(!words.sets.is_empty(), "--set")?;
            Ok(Command::Inspect {
                file: only(files)?,
                json: words.json,
                vocabulary,
                code_system: words.code_system.into_iter().next(),
                options: options()?,
            })
        }
        "convert" => {
            unless(words.json, "--json")?;
            unless(!words.jsonl.is_empty(), "--jsonl")?;
            unless(!words.sets.is_empty(), "--set")?;
            unless(!words.vocabulary.is_empty(), "--vocabulary")?;
            unless(words.out.len() > 1, "--out")?;
            // a cell as it stands has its sign anyway
            unless(words.raw && words.signs, "--signs")?;
            if words.raw {
                // the cells as they stand are all of them
                no_amount()?;
                unless(!words.mend.is_empty(), "--mend")?;
            }
            if !words.recipe.is_empty() {
                unless(words.raw, "--raw")?;
                unless(!words.mend.is_empty(), "--mend")?;
            }
            let recipe = words.recipe.into_iter().next();
            let mend = names(words.mend);
            let mend = mend.iter().flat_map(|names| names.split(','));
            let mend: Vec<String> = mend.map(str::to_owned).collect();
            if !mend::are_known(&mend) {
                return Err((texts.bad_value)("--mend"));
            }
            if files.is_empty() {
                return Err(texts.needs_file.to_owned());
            }
            let out = words.out.into_iter().next();
            if files.len() > 1 && out.is_none() {
                return Err(texts.needs_folder.to_owned());
            }
            Ok(Command::Convert {
                files,
                raw: words.raw,
                signs: words.signs,
                mend,
                recipe,
                out,
                options: options()?,
            })
        }
        "compare" => {
            unless(words.raw, "--raw")?;
            unless(words.signs, "--signs")?;
            unless(!words.out.is_empty(), "--out")?;
            unless(!words.jsonl.is_empty(), "--jsonl")?;
            unless(!words.sets.is_empty(), "--set")?;
            unless(!words.vocabulary.is_empty(), "--vocabulary")?;
            unless(words.no_key && !words.key.is_empty(), "--no-key")?;
            let key = names(words.key);
            // a name may hold a comma: then it is given by its own --key
            let key = match key.as_slice() {
                [one] => one.split(',').map(|name| name.trim().to_owned()).collect(),
                _ => key,
            };
            let mut files = files.into_iter();
            match (files.next(), files.next(), files.next()) {
                (Some(old), Some(new), None) => Ok(Command::Compare(Box::new(CompareAsk {
                    old,
                    new,
                    key,
                    no_key: words.no_key,
                    json: words.json,
                    options: *options()?,
                }))),
                _ => Err(texts.needs_two_files.to_owned()),
            }
        }
        "suggest" => {
            unless(words.raw, "--raw")?;
            unless(words.signs, "--signs")?;
            unless(!words.jsonl.is_empty(), "--jsonl")?;
            unless(!words.sets.is_empty(), "--set")?;
            unless(!words.vocabulary.is_empty(), "--vocabulary")?;
            unless(words.out.len() > 1, "--out")?;
            Ok(Command::Suggest(Box::new(SuggestAsk {
                file: only(files)?,
                json: words.json,
                folder: words.out.into_iter().next(),
                options: *options()?,
            })))
        }
        "dictionary" => {
            unless(words.json, "--json")?;
            unless(words.raw, "--raw")?;
            unless(words.signs, "--signs")?;
            unless(!words.jsonl.is_empty(), "--jsonl")?;
            unless(!words.sets.is_empty(), "--set")?;
            unless(!words.vocabulary.is_empty(), "--vocabulary")?;
            unless(words.out.len() > 1, "--out")?;
            unless(words.form.len() > 1, "--form")?;
            let form = words.form.first();
            let form = match form {
                Some(word) => dictionary::form(&word.to_string_lossy()),
                None => Some(DictionaryForm::Markdown),
            };
            Ok(Command::Dictionary(Box::new(DictionaryAsk {
                file: only(files)?,
                form: form.ok_or_else(|| (texts.bad_value)("--form"))?,
                out: words.out.into_iter().next(),
                recipe: words.recipe.into_iter().next(),
                options: *options()?,
            })))
        }
        "classify" if by_column => {
            unless(words.json, "--json")?;
            unless(words.raw, "--raw")?;
            unless(words.signs, "--signs")?;
            unless(!words.jsonl.is_empty(), "--jsonl")?;
            unless(!words.sets.is_empty(), "--set")?;
            unless(words.column.len() > 1, "--column")?;
            unless(words.threshold.len() > 1, "--threshold")?;
            unless(words.out.len() > 1, "--out")?;
            let threshold = words.threshold.first();
            let percent = threshold.map_or(Some(0), |word| percent(&word.to_string_lossy()));
            let mut columns = names(words.column).into_iter();
            Ok(Command::ClassifyColumn(Box::new(ColumnAsk {
                file: only(files)?,
                column: columns.next().unwrap_or_default(),
                threshold_percent: percent.ok_or_else(|| (texts.bad_value)("--threshold"))?,
                only_confident: words.only_confident,
                vocabulary,
                out: words.out.into_iter().next(),
                options: *options()?,
            })))
        }
        "classify" => {
            no_amount()?;
            unless(words.json, "--json")?;
            unless(words.raw, "--raw")?;
            unless(words.signs, "--signs")?;
            unless(!words.out.is_empty(), "--out")?;
            unless(!words.sets.is_empty(), "--set")?;
            unless(!words.part.is_empty(), "--part")?;
            if words.jsonl.is_empty() {
                return Err(match files.is_empty() {
                    true => texts.needs_file.to_owned(),
                    false => texts.needs_column.to_owned(),
                });
            }
            let all = words.jsonl.into_iter().chain(files).collect();
            Ok(Command::Classify {
                file: only(all)?,
                vocabulary,
            })
        }
        "eval" => {
            no_amount()?;
            unless(words.raw, "--raw")?;
            unless(words.signs, "--signs")?;
            unless(!words.out.is_empty(), "--out")?;
            unless(!words.jsonl.is_empty(), "--jsonl")?;
            unless(!words.part.is_empty(), "--part")?;
            let mut files = files.into_iter();
            let area = files.next().unwrap_or_default();
            if area.as_os_str() != "kle" {
                return Err((texts.unknown_area)(&area.to_string_lossy()));
            }
            let sets: Vec<PathBuf> = words.sets.into_iter().chain(files).collect();
            if sets.is_empty() {
                return Err((texts.needs_value)("--set"));
            }
            Ok(Command::EvalKle {
                sets,
                vocabulary,
                json: words.json,
            })
        }
        _ => Err((texts.unknown_command)(&command.to_string_lossy())),
    }
}

/// Names of tables: what the system writes otherwise than in letters is none.
fn names(words: Vec<PathBuf>) -> Vec<String> {
    let name = |word: PathBuf| word.to_string_lossy().into_owned();
    words.into_iter().map(name).collect()
}

/// A score from 0 to 1 as per cent; a decimal comma is one, too.
fn percent(word: &str) -> Option<u8> {
    let score: f64 = word.replace(',', ".").parse().ok()?;
    (0.0..=1.0)
        .contains(&score)
        .then(|| (score * 100.0).round() as u8)
}

#[cfg(test)]
mod tests;
