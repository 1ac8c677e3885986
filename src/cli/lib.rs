//! `datalup`: the same engine for files on disk.
//!
//! One command, one file: [`inspect`](mod@inspect), [`convert`](mod@convert), [`compare`](mod@compare), [`classify`](mod@classify),
//! [`classify_column`](mod@classify_column), [`dictionary`](mod@dictionary), [`map`](mod@map),
//! [`areas_file`](mod@areas_file), [`forecast`](mod@forecast), [`questions`](mod@questions), [`eval`](mod@eval). `arguments` takes the
//! words after the program's name apart, `open` reads a file with a member on each processor, `amount` says how much of
//! it, `mend` what is mended, `recipe` what is done as it was with an edition before, `outcome` holds the exit codes and
//! what goes where. What is printed is a
//! contract: its schemas are in `tests/contract/`.

mod amount;
mod areas_file;
mod arguments;
mod classify;
mod classify_column;
mod compare;
mod convert;
mod dictionary;
mod eval;
mod forecast;
mod inspect;
mod map;
mod map_features;
mod map_words;
mod mend;
mod open;
mod outcome;
mod questions;
mod recipe;
mod suggest;

use arguments::{Arguments, Command};
use outcome::{Failure, Outcome};
use std::ffi::OsString;
use std::io::Write;

/// Does what the arguments (without the program's name) say and answers the exit code.
///
/// Answers go to `out`, everything that is for people about the run itself to `errors`. When nobody
/// reads `out` any more, the run ends quietly.
pub fn run(arguments: Vec<OsString>, out: &mut dyn Write, errors: &mut dyn Write) -> u8 {
    let (words, language) = arguments::language_of(arguments.clone());
    let own = match words.first().and_then(|word| word.to_str()) {
        Some("map") => Some(map::run(&words[1..], language, out)),
        Some("forecast") => Some(forecast::run(&words[1..], language, out)),
        Some("questions") => Some(questions::run(&words[1..], language, out)),
        Some("areas") => Some(areas_file::run(&words[1..], language, out)),
        _ => None,
    };
    if let Some(result) = own {
        return outcome::tell(result, out, errors);
    }
    let arguments = match Arguments::parse(arguments) {
        Ok(arguments) => arguments,
        Err(wrong) => return outcome::tell(Err(Failure::Arguments(wrong)), out, errors),
    };
    let texts = texts::of(arguments.language);
    let result = match &arguments.command {
        Command::Help => outcome::print(out, texts.cli.help).map(|()| Outcome::Whole),
        Command::Version => {
            let version = concat!("datalup ", env!("CARGO_PKG_VERSION"), "\n");
            outcome::print(out, version).map(|()| Outcome::Whole)
        }
        Command::Inspect {
            file,
            json,
            vocabulary,
            code_system,
            options,
        } => {
            let lists = inspect::Lists {
                vocabulary: vocabulary.as_deref(),
                code_system: code_system.as_deref(),
            };
            inspect::run(file, options, lists, *json, arguments.language, out)
        }
        Command::Convert {
            files,
            raw,
            signs,
            mend,
            recipe,
            out: place,
            options,
        } => {
            let read = |path: &std::path::PathBuf| recipe::read(path, arguments.language);
            recipe.as_ref().map(read).transpose().and_then(|recipe| {
                let how = convert::How {
                    options,
                    raw: *raw,
                    signs: *signs,
                    mend,
                    recipe: recipe.as_ref(),
                    language: arguments.language,
                };
                convert::run(files, &how, place.as_deref(), out)
            })
        }
        Command::Compare(ask) => compare::run(ask, arguments.language, out),
        Command::Classify { file, vocabulary } => {
            classify::run(file, vocabulary.as_deref(), arguments.language, out)
        }
        Command::ClassifyColumn(ask) => classify_column::run(ask, arguments.language, out),
        Command::Suggest(ask) => suggest::run(ask, arguments.language, out),
        Command::Dictionary(ask) => dictionary::run(ask, arguments.language, out),
        Command::EvalKle {
            sets,
            vocabulary,
            json,
        } => eval::run(sets, vocabulary.as_deref(), *json, arguments.language, out),
    };
    outcome::tell(result, out, errors)
}
