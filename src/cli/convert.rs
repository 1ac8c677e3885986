//! `datalup convert FILE…`: tables as CSV, typed or (`--raw`) with every cell as it stands.

use crate::mend;
use crate::open::{File, name_of, open};
use crate::outcome::{Failure, Outcome, print_bytes};
use crate::recipe;
use engine::export::delimited::{Dialect, Writer};
use engine::job::block_on;
use engine::read;
use model::message::{ExportForm, Language};
use model::note::{Problem, ProblemKind};
use model::recipe_file::RecipeFile;
use model::sniff::ReadOptions;
use std::fs;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

/// Where bytes are written to.
pub(crate) type Sink<'a> = &'a mut dyn FnMut(&[u8]) -> Result<(), Failure>;

/// Raw records written at once.
const RAW_RECORDS: usize = 4096;

/// How files are converted.
pub(crate) struct How<'a> {
    /// What of them.
    pub options: &'a ReadOptions,
    /// Every cell as it stands.
    pub raw: bool,
    /// Signs in place of numbers and beside them are kept.
    pub signs: bool,
    /// What is mended: `all`, or names of rules.
    pub mend: &'a [String],
    /// What was done with an edition before.
    pub recipe: Option<&'a RecipeFile>,
    /// The language of what is said about it.
    pub language: Language,
}

pub(crate) fn run(
    files: &[PathBuf],
    how: &How<'_>,
    place: Option<&Path>,
    out: &mut dyn Write,
) -> Result<Outcome, Failure> {
    let Some(place) = place else {
        let mut outcome = Outcome::Whole;
        for path in files {
            outcome = one(path, how, &mut |bytes| print_bytes(out, bytes))?;
        }
        return Ok(outcome);
    };
    if files.len() == 1 && !place.is_dir() {
        return to_file(&files[0], how, place);
    }
    let unwritable = |error: std::io::Error| {
        Failure::unwritable(&place.display().to_string(), &error, how.language)
    };
    fs::create_dir_all(place).map_err(unwritable)?;
    many(files, how, place)
}

/// Each file to a file of its own in a folder. One that is no table does not keep the others from being
/// written.
fn many(files: &[PathBuf], how: &How<'_>, folder: &Path) -> Result<Outcome, Failure> {
    let mut taken: Vec<PathBuf> = Vec::new();
    let (mut missing, mut told, mut written, mut unreadable) = (Vec::new(), Vec::new(), 0, None);
    for path in files {
        let name = name_of(path);
        let stem = Path::new(&name)
            .file_stem()
            .unwrap_or_default()
            .to_string_lossy();
        let mut target = folder.join(format!("{stem}.csv"));
        let mut number = 2;
        while taken.contains(&target) {
            target = folder.join(format!("{stem} ({number}).csv"));
            number += 1;
        }
        match to_file(path, how, &target) {
            Ok(outcome) => {
                written += 1;
                let path = path.display();
                let of_file = |line: String| format!("{path}: {line}");
                match outcome {
                    Outcome::Whole => {}
                    Outcome::Told(lines) => told.extend(lines.into_iter().map(of_file)),
                    Outcome::Partial(lines) => missing.extend(lines.into_iter().map(of_file)),
                }
                taken.push(target);
            }
            Err(Failure::Unreadable(lines)) => {
                missing.extend(lines.clone());
                unreadable = Some(lines);
            }
            Err(other) => return Err(other),
        }
    }
    match unreadable {
        Some(lines) if files.len() == 1 => Err(Failure::Unreadable(lines)),
        Some(_) if written == 0 => Err(Failure::Unreadable(first_two(missing))),
        _ if missing.is_empty() => Ok(Outcome::Whole.with(told)),
        _ => Ok(Outcome::Partial(missing).with(told)),
    }
}

fn first_two(lines: Vec<String>) -> [String; 2] {
    let mut lines = lines.into_iter();
    [
        lines.next().unwrap_or_default(),
        lines.next().unwrap_or_default(),
    ]
}

fn to_file(path: &Path, how: &How<'_>, target: &Path) -> Result<Outcome, Failure> {
    to_place(path, target, how.language, &mut |sink| one(path, how, sink))
}

/// Writes what `write` gives to a file, which is only begun when there is something to write, and is never the
/// one that is read.
pub(crate) fn to_place(
    path: &Path,
    target: &Path,
    language: Language,
    write: &mut dyn FnMut(Sink<'_>) -> Result<Outcome, Failure>,
) -> Result<Outcome, Failure> {
    let shown = target.display().to_string();
    if let (Ok(from), Ok(to)) = (fs::canonicalize(path), fs::canonicalize(target))
        && from == to
    {
        let what = (texts::of(language).cli.would_replace)(&shown);
        return Err(Failure::arguments(what, language));
    }
    let unwritable = |error: std::io::Error| Failure::unwritable(&shown, &error, language);
    let mut writer: Option<BufWriter<fs::File>> = None;
    let outcome = write(&mut |bytes| {
        let writer = match &mut writer {
            Some(writer) => writer,
            empty => {
                let file = fs::File::create(target).map_err(unwritable)?;
                empty.insert(BufWriter::with_capacity(1 << 16, file))
            }
        };
        writer.write_all(bytes).map_err(unwritable)
    })?;
    if let Some(mut writer) = writer {
        writer.flush().map_err(unwritable)?;
    }
    Ok(outcome)
}

/// Writes one file to `sink`.
fn one(path: &Path, how: &How<'_>, sink: Sink<'_>) -> Result<Outcome, Failure> {
    let language = how.language;
    if let Some(recipe) = how.recipe {
        let done = recipe::run(path, recipe, language)?;
        let outcome = written(path, &done.file, &done.columns, how, sink)?;
        return Ok(outcome.without(done.missing));
    }
    let mut file = open(path, how.options, None, language)?;
    let mut found = mend::Found::default();
    if !how.mend.is_empty() {
        found = mend::options(&file, how.mend, how.options, language)?;
    }
    if let Some(options) = &found.options {
        file = open(path, options, None, language)?;
    }
    let columns: Vec<u32> = (0..file.opened.columns.len() as u32).collect();
    let outcome = written(path, &file, &columns, how, sink)?;
    let nothing_for = texts::of(language).cli.nothing_to_mend;
    Ok(outcome.with(found.idle.iter().map(|word| nothing_for(word)).collect()))
}

/// Writes these columns of a file that was read.
fn written(
    path: &Path,
    file: &File,
    columns: &[u32],
    how: &How<'_>,
    sink: Sink<'_>,
) -> Result<Outcome, Failure> {
    let language = how.language;
    let mut failure = None;
    let mut pass_on = |bytes: &[u8]| {
        if failure.is_none() {
            failure = sink(bytes).err();
        }
        match failure {
            Some(_) => Err(Problem::from(ProblemKind::Cancelled)),
            None => Ok(()),
        }
    };
    let result = if how.raw {
        write_raw(file, &mut pass_on)
    } else {
        let form = match how.signs {
            true => ExportForm::CsvWithSigns,
            false => ExportForm::Csv,
        };
        // the sink cannot break off: what comes after a failure is passed over
        block_on(file.director.export(form, columns, &mut |bytes| {
            let _ = pass_on(&bytes);
        }))
    };
    if let Some(failure) = failure {
        return Err(failure);
    }
    let shown = path.display().to_string();
    result.map_err(|problem| Failure::of_problem(&shown, &problem, language))?;
    Ok(Outcome::of_notes(&file.opened.notes, language))
}

/// Every record as it stands. The whole file was read before, so encoding and footer are known for sure.
fn write_raw(
    file: &File,
    sink: &mut dyn FnMut(&[u8]) -> Result<(), Problem>,
) -> Result<(), Problem> {
    let source = file.director.source();
    let source = source.ok_or(Problem::from(ProblemKind::Stale))?;
    let mut writer = Writer::without_header(Dialect::CSV);
    let mut records = 0;
    read::each_record(&*source, &file.opened.sniff, &mut |fields| {
        for field in fields {
            writer.text(field);
        }
        writer.end_line();
        records += 1;
        if records % RAW_RECORDS == 0 {
            let full = std::mem::replace(&mut writer, Writer::without_header(Dialect::CSV));
            sink(&full.into_bytes())?;
        }
        Ok(())
    })?;
    sink(&writer.into_bytes())
}
