//! Reading a file on disk, with a member on each processor.

use crate::outcome::Failure;
use engine::classify::KleIndex;
use engine::code_system::CodeSystem;
use engine::job::{Director, Quiet, ThreadCrew, block_on};
use engine::kle::compare::{self, together};
use engine::kle::edition::Edition;
use engine::kle::lines::Lesson;
use engine::kle::register::Register;
use engine::read::{FileSource, Source};
use model::dataset::Opened;
use model::kle_edition::EditionInfo;
use model::message::Language;
use model::note::{Problem, ProblemKind};
use model::sniff::ReadOptions;
use registers::kle::{Kle, embedded};
use std::io::ErrorKind;
use std::path::Path;
use std::rc::Rc;

/// Files below this size are read by one member: starting more would take longer.
const SMALL_BYTES: u64 = 8 << 20;
/// Members at most: beyond, they wait for the disk.
const MOST_MEMBERS: usize = 8;

/// A file that was read.
pub(crate) struct File {
    pub director: Director<ThreadCrew>,
    pub opened: Opened,
}

/// The editions of KLE a command works with.
pub(crate) struct Shelf {
    built_in: Option<Kle>,
    edition: Option<Edition>,
    /// What is known of the one in use.
    info: Option<EditionInfo>,
}

impl Shelf {
    /// The register this program carries, with an edition in a file on top of it.
    pub fn new(vocabulary: Option<&Path>, language: Language) -> Result<Self, Failure> {
        let built_in = embedded().and_then(|text| Kle::parse(text.as_bytes()));
        let Some(path) = vocabulary else {
            return Ok(Self {
                info: built_in.as_ref().map(compare::info),
                built_in,
                edition: None,
            });
        };
        let bytes = std::fs::read(path).map_err(|error| unreadable(path, &error, language))?;
        let edition = Edition::read(&bytes).ok_or_else(|| {
            let texts = texts::of(language).cli;
            Failure::Unreadable((texts.no_vocabulary)(&path.display().to_string()))
        })?;
        let is_complete = compare::is_complete(&edition, built_in.as_ref());
        Ok(Self {
            info: Some(edition.info(&name_of(path), is_complete)),
            built_in,
            edition: Some(edition),
        })
    }

    /// What is needed to classify texts line by line; `None` in a build without the register.
    pub fn lesson(&self) -> Option<Lesson> {
        match &self.edition {
            Some(edition) => {
                let kle = together(edition, self.built_in.as_ref());
                Some(Lesson::new(&kle, &edition.keywords))
            }
            None => Some(Lesson::new(self.built_in.as_ref()?, &[])),
        }
    }

    /// What to classify with; `None` in a build without the register.
    pub fn index(&self) -> Option<KleIndex> {
        match &self.edition {
            Some(edition) => Some(KleIndex::of_edition(self.built_in.as_ref(), edition)),
            None => self.built_in.as_ref().map(KleIndex::new),
        }
    }

    /// What is known of the edition in use; `None` without any.
    pub fn info(&self) -> Option<&EditionInfo> {
        self.info.as_ref()
    }

    /// What numbers in data are judged by.
    pub fn register(&self) -> Register {
        Register::new(self.built_in.as_ref(), self.edition.as_ref())
    }
}

/// The list of codes in a file.
pub(crate) fn code_system(path: &Path, language: Language) -> Result<CodeSystem, Failure> {
    let bytes = std::fs::read(path).map_err(|error| unreadable(path, &error, language))?;
    CodeSystem::read(&bytes).ok_or_else(|| {
        let texts = texts::of(language).cli;
        Failure::Unreadable((texts.no_code_system)(&path.display().to_string()))
    })
}

/// The file's name without its path.
pub(crate) fn name_of(path: &Path) -> String {
    path.file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default()
}

/// Why a path gives no bytes: not there, a folder, locked.
pub(crate) fn unreadable(path: &Path, error: &std::io::Error, language: Language) -> Failure {
    let texts = texts::of(language).cli;
    let shown = path.display().to_string();
    Failure::Unreadable(match error.kind() {
        ErrorKind::NotFound => (texts.not_found)(&shown),
        ErrorKind::IsADirectory => (texts.is_folder)(&shown),
        _ => (texts.cannot_open)(&shown, &error.to_string()),
    })
}

/// Reads a file as a table; `part` leads to the one of several that is meant.
pub(crate) fn open(
    path: &Path,
    options: &ReadOptions,
    kle: Option<&KleIndex>,
    language: Language,
) -> Result<File, Failure> {
    let unreadable = |error: std::io::Error| unreadable(path, &error, language);
    if path.is_dir() {
        return Err(unreadable(ErrorKind::IsADirectory.into()));
    }
    let source = FileSource::open(path).map_err(unreadable)?;
    let members = if source.len() < SMALL_BYTES {
        1
    } else {
        std::thread::available_parallelism().map_or(1, |n| n.get().min(MOST_MEMBERS))
    };
    let own_path = path.to_owned();
    let crew = ThreadCrew::start(members, move || match FileSource::open(&own_path) {
        Ok(source) => Ok(Box::new(source) as Box<dyn Source>),
        Err(_) => Err(Problem::from(ProblemKind::FileGone)),
    })
    .with_translate(parquet_file::translate);
    let director = Director::new(crew);
    let name = name_of(path);
    let opened = block_on(async {
        let source = Rc::new(source);
        let opened = director
            .open(&name, source, options, kle, &mut Quiet)
            .await?;
        // nobody waits for the profile alone: kinds are by all values
        director.kinds_of_all().await?;
        Ok(director.opened_as_read().unwrap_or(opened))
    });
    match opened {
        Ok(opened) => Ok(File { director, opened }),
        Err(problem) => {
            let path = path.display().to_string();
            Err(Failure::of_problem(&path, &problem, language))
        }
    }
}
