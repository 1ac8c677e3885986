//! A column of free text, classified line by line: resumable, and its result as new columns of the table.
//!
//! A member is taught the register once ([`Lesson`]). Then it is asked for some rows at a time
//! ([`Sorting`]), so that progress and a way out lie between two asks; the results wait beside the shards
//! ([`Sorted`]) until all members are done and the columns are attached everywhere at once.

mod memory;
mod sorted;

pub use memory::Memory;
pub use sorted::Sorted;

use crate::classify::{KleIndex, LineClassifier};
use crate::job::task::Work;
use crate::job::{Member, MemberAnswer};
use crate::kle::edition::Keyword;
use model::note::{Problem, ProblemKind};
use model::text_lines::{LineFound, Remembered};
use registers::kle::{Entry, Kle};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The register and its words, as they travel to a member.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lesson {
    /// Number, title and the year it retires.
    pub entries: Vec<(String, String, Option<u16>)>,
    /// Number and word of an edition that was loaded.
    pub keywords: Vec<(String, String)>,
    /// What the user chose before.
    pub remembered: Vec<Remembered>,
    /// Says among the words that it was the user's own choice.
    pub remembered_word: String,
}

/// What a member has learnt.
pub struct Taught {
    /// The register and its words.
    pub index: KleIndex,
    /// What the user chose before.
    pub memory: Memory,
    /// Says among the words that it was the user's own choice.
    pub remembered_word: String,
}

impl Taught {
    /// The best match of a text: what the user chose for its words before, else what they say themselves.
    pub fn best(&self, lines: &mut LineClassifier, text: &str) -> Option<LineFound> {
        best(&self.index, &self.memory, lines, text)
    }
}

/// The same, of what is held apart.
pub fn best(
    index: &KleIndex,
    memory: &Memory,
    lines: &mut LineClassifier,
    text: &str,
) -> Option<LineFound> {
    if let Some(found) = memory.best(index, lines, text) {
        return Some(found);
    }
    let found = lines.best(index, text)?;
    Some(LineFound {
        number: found.number,
        title: found.title,
        score: found.score,
        confident: found.confident,
        words: found.words,
        by_memory: false,
    })
}

impl Lesson {
    /// What is taught of a register and the words of an edition.
    #[must_use]
    pub fn new(kle: &Kle, keywords: &[Keyword]) -> Self {
        let entry = |entry: &Entry| (entry.number.clone(), entry.title.clone(), entry.retires);
        let word = |word: &Keyword| (word.number.clone(), word.words.clone());
        Self {
            entries: kle.entries.iter().map(entry).collect(),
            keywords: keywords.iter().map(word).collect(),
            remembered: Vec::new(),
            remembered_word: String::new(),
        }
    }

    /// The same with what the user chose before; `word` says so among the words of a match.
    #[must_use]
    pub fn with_memory(mut self, remembered: Vec<Remembered>, word: String) -> Self {
        self.remembered = remembered;
        self.remembered_word = word;
        self
    }

    /// What is made of it.
    #[must_use]
    pub fn learnt(self) -> Taught {
        let entries = self
            .entries
            .into_iter()
            .filter_map(|(number, title, retires)| {
                Some(Entry {
                    level: registers::kle::level_of(&number)?,
                    number,
                    title,
                    retires,
                    derived: false,
                })
            });
        let kle = Kle {
            edition: String::new(),
            entries: entries.collect(),
        };
        let words = self.keywords.into_iter();
        let keywords: Vec<Keyword> = words
            .map(|(number, words)| Keyword { number, words })
            .collect();
        let mut index = KleIndex::new(&kle);
        index.strengthen(&keywords);
        Taught {
            memory: Memory::new(&index, self.remembered),
            index,
            remembered_word: self.remembered_word,
        }
    }
}

/// Which lines, and what is kept of them.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct LinesAsk {
    /// The column of texts.
    pub column: u32,
    /// Matches below this score are left empty, in per cent.
    pub threshold_percent: u8,
    /// Only matches that are sure are kept.
    pub only_confident: bool,
    /// Rows in one go.
    pub rows: u32,
}

/// How far a member is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinesDone {
    /// Rows looked at so far.
    pub rows: u64,
    /// Of those, rows with a match.
    pub matched: u64,
    /// Of those, rows with a sure one.
    pub confident: u64,
    /// Of those, rows whose number the user's own choice gave.
    pub by_memory: u64,
    /// Rows of each main group.
    pub mains: BTreeMap<String, u64>,
    /// True when there are no more.
    pub is_last: bool,
}

impl LinesDone {
    /// Adds what another member did.
    pub fn merge(&mut self, other: Self) {
        self.rows += other.rows;
        self.matched += other.matched;
        self.confident += other.confident;
        self.by_memory += other.by_memory;
        for (main, rows) in other.mains {
            *self.mains.entry(main).or_default() += rows;
        }
        self.is_last &= other.is_last;
    }
}

/// Classifies some rows of a member, from where it was.
pub(crate) struct Sorting {
    ask: LinesAsk,
    left: u32,
    /// Words looked up so far; handed back to the member with the results.
    lines: Option<LineClassifier>,
}

/// Bytes of the budget that one text is worth.
const BYTES_PER_TEXT: usize = 4096;

impl Sorting {
    pub(crate) fn new(ask: LinesAsk) -> Self {
        Self {
            left: ask.rows,
            ask,
            lines: None,
        }
    }
}

impl Work for Sorting {
    fn step(
        &mut self,
        member: &mut Member,
        budget: usize,
    ) -> Result<Option<MemberAnswer>, Problem> {
        let Some(taught) = member.taught() else {
            return Err(ProblemKind::Stale.into());
        };
        let mut sorted = member.take_sorted();
        let mut lines = self.lines.take().unwrap_or_else(|| sorted.take_lines());
        let now = (budget / BYTES_PER_TEXT).clamp(1, self.left as usize);
        let done = sorted.go_on(member.held(), &taught, &mut lines, &self.ask, now);
        self.left -= done as u32;
        let is_last = done < now;
        if is_last || self.left == 0 {
            let answer = sorted.done(is_last);
            sorted.give_lines(lines);
            member.put_sorted(sorted);
            return Ok(Some(MemberAnswer::LinesSorted(answer)));
        }
        self.lines = Some(lines);
        member.put_sorted(sorted);
        Ok(None)
    }
}
