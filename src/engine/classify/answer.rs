//! The answer: the best groups with their subjects, and whether it is sure.

use super::confidence;
use super::document::Document;
use super::evidence;
use super::index::{ClassId, KleIndex, Sort, Subject};
use super::lines::LineMatch;
use super::query::Query;
use super::rank::{GOVERNMENT, Ranking};
use model::kle::{Classification, KleMatch, Level};
use model::note::Note;

/// Groups in an answer; the page shows three.
const MOST_GROUPS: usize = 5;
/// A group with less than this share of the best one's support is noise.
const LEAST_OF_BEST: f32 = 0.1;
/// Groups whose best subject is named.
const WITH_SUBJECT: usize = 3;
/// Main groups in an answer.
const MOST_MAINS: usize = 2;
/// Words told of a single text.
const LINE_WORDS: usize = 3;
/// The support at which a score is one half.
const HALF_SUPPORT: f64 = 15.0;
/// Of the words of a subject's title, by rarity, how much must stand in the document.
const LEAST_OF_SUBJECT: f32 = 0.6;
/// A subject must be said about as clearly as the strongest word for its group.
const LEAST_OF_STRONGEST: f32 = 0.5;

/// What a document is about.
#[must_use]
pub fn classify(index: &KleIndex, document: &Document) -> Classification {
    let query = Query::new(index, document);
    let ranking = index.rank(&query);
    let (confident, notes) = confidence::judge(index, &query, &ranking);
    Classification {
        matches: matches(index, &query, &ranking),
        confident,
        notes,
    }
}

/// The answer of a build without the register.
#[must_use]
pub fn without_register() -> Classification {
    Classification {
        matches: Vec::new(),
        confident: false,
        notes: vec![Note::KleMissing],
    }
}

/// The best group of a single text, or its subject when the text names one.
pub(super) fn best_line(
    index: &KleIndex,
    query: &Query,
    ranking: &Ranking,
    confident: bool,
) -> Option<LineMatch> {
    let ranked = ranking.groups.first()?;
    let class = index.classes.get(usize::from(ranked.class))?;
    let (number, title) = match best_subject(index, query, ranked.class) {
        Some((subject, _)) => (&subject.number, &subject.title),
        None => (&class.number, &class.title),
    };
    let classes = speaking_classes(index, ranked.class);
    let words = evidence::words(index, query, &classes).into_iter();
    Some(LineMatch {
        number: number.clone(),
        title: title.clone(),
        score: score(ranked.score),
        confident,
        words: words.take(LINE_WORDS).map(|word| word.word).collect(),
    })
}

fn matches(index: &KleIndex, query: &Query, ranking: &Ranking) -> Vec<KleMatch> {
    let mut matches: Vec<KleMatch> = Vec::new();
    let mut mains: Vec<&str> = Vec::new();
    let least = ranking
        .groups
        .first()
        .map_or(0.0, |best| best.score * LEAST_OF_BEST);
    let worth_naming = ranking.groups.iter().filter(|ranked| ranked.score >= least);
    for (place, ranked) in worth_naming.take(MOST_GROUPS).enumerate() {
        let Some(class) = index.classes.get(usize::from(ranked.class)) else {
            continue;
        };
        let score = score(ranked.score);
        let classes = speaking_classes(index, ranked.class);
        let evidence = evidence::words(index, query, &classes);
        let main = class.number.get(..2).unwrap_or_default();
        if mains.len() < MOST_MAINS && !mains.contains(&main) {
            mains.push(main);
            if let Some(title) = index.mains.get(main) {
                matches.push(KleMatch {
                    code: main.to_owned(),
                    title: title.clone(),
                    level: Level::Hovedgruppe,
                    score,
                    evidence: evidence.clone(),
                });
            }
        }
        matches.push(KleMatch {
            code: class.number.clone(),
            title: class.title.clone(),
            level: Level::Gruppe,
            score,
            evidence: evidence.clone(),
        });
        let subject = best_subject(index, query, ranked.class).filter(|_| place < WITH_SUBJECT);
        if let Some((subject, share)) = subject {
            matches.push(KleMatch {
                code: subject.number.clone(),
                title: subject.title.clone(),
                level: Level::Emne,
                score: rounded(score * f64::from(share)),
                evidence,
            });
        }
    }
    // Stable: a main group stays before its group, which has the same score.
    matches.sort_by(|one, other| other.score.total_cmp(&one.score));
    matches
}

/// The classes whose words speak for a group: statistics speak for the municipality's government.
fn speaking_classes(index: &KleIndex, class: ClassId) -> Vec<ClassId> {
    let mut classes = vec![class];
    let is_government = index
        .classes
        .get(usize::from(class))
        .is_some_and(|class| class.number == GOVERNMENT);
    if is_government {
        let statistics = (0..).zip(&index.classes);
        classes.extend(
            statistics
                .filter(|(_, class)| class.sort == Sort::Statistics)
                .map(|(id, _)| id),
        );
    }
    classes
}

/// The subject of a group whose title stands in the document, at least in the words that count, and how
/// much of it does. A subject met only in passing, beside stronger words for its group, is not named.
fn best_subject<'a>(
    index: &'a KleIndex,
    query: &Query,
    class: ClassId,
) -> Option<(&'a Subject, f32)> {
    let rarity = |term: u32| index.rarity.get(term as usize).copied().unwrap_or_default();
    let said = |term: u32| {
        let hits = query
            .hits
            .iter()
            .filter(|hit| hit.certain && hit.term == term);
        hits.map(|hit| hit.weight).fold(0.0, f32::max)
    };
    let for_group = query
        .hits
        .iter()
        .filter(|hit| index.support_of(hit, class) > 0.0);
    let strongest = for_group
        .map(|hit| hit.weight * rarity(hit.term))
        .fold(0.0, f32::max);
    let mut best = None;
    let mut most = strongest * LEAST_OF_STRONGEST;
    for subject in index.subjects.get(usize::from(class))? {
        let (mut found, mut support) = (0.0, 0.0);
        for &term in &subject.terms {
            let weight = said(term);
            if weight > 0.0 {
                found += rarity(term);
                support += weight * rarity(term);
            }
        }
        let share = found / subject.rarity.max(f32::MIN_POSITIVE);
        if share >= LEAST_OF_SUBJECT && support * share > most {
            most = support * share;
            best = Some((subject, share.min(0.95)));
        }
    }
    best
}

/// Support as a number from 0 to 1.
fn score(support: f32) -> f64 {
    let support = f64::from(support);
    rounded(support / (support + HALF_SUPPORT))
}

fn rounded(score: f64) -> f64 {
    (score * 1000.0).round() / 1000.0
}
