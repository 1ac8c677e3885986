//! Whether an answer is sure. Better an honest "not sure" than a wrong subject.

use super::index::KleIndex;
use super::query::{Hit, Query};
use super::rank::{GOVERNMENT, Ranking};
use model::kle::Whereabouts;
use model::note::Note;

/// Support below which an answer is a guess: about what one clear word in the title gives.
const LEAST_SUPPORT: f32 = 18.0;
/// The same where only columns speak: a heap of headers names no dataset.
const LEAST_UNNAMED_SUPPORT: f32 = 24.0;
/// Support below which the words found say nothing at all.
const LEAST_TRACE: f32 = 4.0;
/// The second group may have this share of the first's support, not more.
const MOST_OF_SECOND: f32 = 0.8;
/// What speaks for no municipal task may have this share of the best group's support, not more.
const MOST_OF_OUTSIDE: f32 = 0.4;
/// Fewer words than this are little text, whatever they say.
const FEW_WORDS: u64 = 3;

/// True when the best group is sure, and why it is not.
pub(super) fn judge(index: &KleIndex, query: &Query, ranking: &Ranking) -> (bool, Vec<Note>) {
    let mut groups = ranking.groups.iter();
    let (best, second) = (groups.next(), groups.next());
    let support = best.map_or(0.0, |best| best.score);
    let mut notes = Vec::new();
    let in_table =
        |hit: &Hit| matches!(hit.whereabouts, Whereabouts::ColumnName | Whereabouts::Cell);
    let is_named = query.hits.iter().any(|hit| !in_table(hit)) || !query.numbers.is_empty();
    let least = if is_named {
        LEAST_SUPPORT
    } else {
        LEAST_UNNAMED_SUPPORT
    };
    let is_government = best
        .and_then(|best| index.classes.get(usize::from(best.class)))
        .is_some_and(|class| class.number == GOVERNMENT);
    if is_government && ranking.statistics > 0.0 {
        notes.push(Note::StatisticsWithoutSubject);
    }
    if ranking.outside > support * MOST_OF_OUTSIDE {
        notes.push(Note::NoMunicipalTask);
    } else if support < least {
        notes.push(
            if support < LEAST_TRACE && query.telling_words >= FEW_WORDS {
                Note::NoMunicipalTask
            } else {
                Note::TooLittleText { words: query.words }
            },
        );
    }
    let rival = second.map_or(0.0, |second| second.score);
    if support > 0.0 && rival > support * MOST_OF_SECOND {
        notes.push(Note::ThinMargin);
    }
    (notes.is_empty(), notes)
}
