//! Exit codes, and what goes where.

use model::message::Language;
use model::note::{Note, Problem};
use std::io::{ErrorKind, Write};

/// Read in full.
const WHOLE: u8 = 0;
/// Not a table, or unreadable.
const NOT_A_TABLE: u8 = 2;
/// Wrong arguments, or an output that cannot be written.
const WRONG_ARGUMENTS: u8 = 3;
/// The answer is there, but something of the file is missing from it.
const PARTLY_READ: u8 = 4;

/// What came of a command.
pub(crate) enum Outcome {
    /// Everything was read.
    Whole,
    /// Everything was read, and these lines are worth knowing.
    Told(Vec<String>),
    /// Something is missing; these lines say what.
    Partial(Vec<String>),
}

impl Outcome {
    /// Whole, unless some of the notes say that something is missing.
    pub fn of_notes(notes: &[Note], language: Language) -> Self {
        let sentence = texts::of(language).notes.sentence;
        let missing: Vec<String> = notes
            .iter()
            // what was asked for is not missing
            .filter(|note| note.is_partial() && !matches!(note, Note::FirstRowsOnly { .. }))
            .map(sentence)
            .collect();
        if missing.is_empty() {
            Self::Whole
        } else {
            Self::Partial(missing)
        }
    }

    /// The same, with a line on what else is missing.
    pub fn without(self, missing: Option<String>) -> Self {
        match (self, missing) {
            (Self::Partial(lines), Some(missing)) => Self::Partial([lines, vec![missing]].concat()),
            (Self::Told(lines), Some(missing)) => Self::Partial([lines, vec![missing]].concat()),
            (Self::Whole, Some(missing)) => Self::Partial(vec![missing]),
            (outcome, None) => outcome,
        }
    }

    /// The same, with lines on what is worth knowing and takes nothing from the answer.
    pub fn with(self, told: Vec<String>) -> Self {
        match self {
            Self::Whole if told.is_empty() => Self::Whole,
            Self::Whole => Self::Told(told),
            Self::Told(lines) => Self::Told([lines, told].concat()),
            Self::Partial(lines) => Self::Partial([lines, told].concat()),
        }
    }
}

/// Why a command gave no answer.
pub(crate) enum Failure {
    /// What is wrong with the arguments, and the usage line.
    Arguments([String; 2]),
    /// What the file is, and what to do.
    Unreadable([String; 2]),
    /// Nobody reads the answer any more.
    NobodyReads,
}

impl Failure {
    /// A problem with a file.
    pub fn of_problem(path: &str, problem: &Problem, language: Language) -> Self {
        let texts = texts::of(language).problems;
        let mut what = format!("{path}: {}.", (texts.what)(&problem.kind));
        let why = [
            Some((texts.why)(&problem.kind)),
            (texts.place)(&problem.place),
        ];
        for sentence in why.into_iter().flatten() {
            what.push(' ');
            what.push_str(&sentence);
        }
        Self::Unreadable([what, (texts.to_do)(&problem.kind)])
    }

    /// Wrong arguments, with the usage line.
    pub fn arguments(what: String, language: Language) -> Self {
        Self::Arguments([what, texts::of(language).cli.usage.to_owned()])
    }

    /// An output that cannot be written.
    pub fn unwritable(path: &str, error: &std::io::Error, language: Language) -> Self {
        let texts = texts::of(language).cli;
        Self::arguments((texts.cannot_write)(path, &error.to_string()), language)
    }
}

/// Writes to the standard output.
pub(crate) fn print(out: &mut dyn Write, text: &str) -> Result<(), Failure> {
    print_bytes(out, text.as_bytes())
}

/// Writes bytes to the standard output.
pub(crate) fn print_bytes(out: &mut dyn Write, bytes: &[u8]) -> Result<(), Failure> {
    out.write_all(bytes).map_err(|error| match error.kind() {
        ErrorKind::BrokenPipe => Failure::NobodyReads,
        _ => Failure::unwritable("stdout", &error, Language::default()),
    })
}

/// Says on `errors` what must be said and answers the exit code.
pub(crate) fn tell(
    result: Result<Outcome, Failure>,
    out: &mut dyn Write,
    errors: &mut dyn Write,
) -> u8 {
    let result = match out.flush() {
        Err(error) if error.kind() != ErrorKind::BrokenPipe && result.is_ok() => {
            Err(Failure::unwritable("stdout", &error, Language::default()))
        }
        _ => result,
    };
    let (code, lines) = match result {
        Ok(Outcome::Whole) | Err(Failure::NobodyReads) => (WHOLE, Vec::new()),
        Ok(Outcome::Told(lines)) => (WHOLE, lines),
        Ok(Outcome::Partial(lines)) => (PARTLY_READ, lines),
        Err(Failure::Arguments(lines)) => (WRONG_ARGUMENTS, lines.into()),
        Err(Failure::Unreadable(lines)) => (NOT_A_TABLE, lines.into()),
    };
    for line in lines {
        // nobody may be reading there either, and there is nowhere else to say it
        let _ = writeln!(errors, "{line}");
    }
    code
}
