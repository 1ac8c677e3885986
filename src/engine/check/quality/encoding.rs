//! Letters that were lost or damaged, and texts that are not in UTF-8.
//!
//! **What**: signs of lost letters (`�`), bytes that are no letter, letters saved as UTF-8 twice (`Ã¦` for `æ`); and,
//! worth knowing, texts in another encoding than UTF-8. What can only be the name of one place is put right.
//! **Why**: names can no longer be searched for or joined; and who opens the file must guess how it is encoded.
//! **Example**: `K�benhavn`, `KÃ¸benhavn`.

use super::places::{LOST, before_lost};
use super::tell;
use crate::check::tally::{Code, Tally};
use crate::check::{Facts, Hit, Look, RULE, Rule, Task};
use crate::read::letters_saved_twice;
use model::finding::{Finding, Severity};
use model::mend::Mend;
use model::note::Note;
use model::sniff::{Encoding, Evidence, Format};

const ID: &str = "quality.encoding";

/// The rule.
pub const RULE_HERE: Rule = Rule {
    id: ID,
    of_facts,
    tasks,
    look: Look::Text(look),
    finish,
    ..RULE
};

fn is_lost(text: &str) -> bool {
    text.contains(LOST)
}

fn of_facts(facts: &Facts<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let sniff = &facts.opened.sniff;
    let names: Vec<&str> = facts
        .opened
        .columns
        .iter()
        .map(|c| c.name.as_str())
        .collect();
    let lost = names.iter().filter(|name| is_lost(name)).count() as u64;
    if lost > 0 {
        let mut finding = tell::of_file(ID, Severity::Warning, "lost_in_names");
        finding.cells = Some(lost);
        findings.push(finding);
    }
    let twice = names
        .iter()
        .filter(|name| letters_saved_twice(name).is_some());
    let twice = twice.count() as u64;
    if twice > 0 {
        let mut finding = tell::of_file(ID, Severity::Warning, "twice_in_names");
        finding.cells = Some(twice);
        findings.push(tell::mend(finding, Mend::RepairLetters));
    }
    let encoding = sniff.file_encoding();
    let is_utf8 = matches!(
        encoding.value,
        Encoding::Utf8 | Encoding::Utf8Bom | Encoding::Utf8Twice
    );
    let is_text = sniff.format.is_delimited() || sniff.format == Format::Json;
    if is_text && !is_utf8 && encoding.evidence != Evidence::AsciiOnly {
        let finding = tell::of_file(ID, Severity::Info, "not_utf8");
        findings.push(tell::word(finding, "encoding", encoding.value.id()));
    }
    findings
}

fn tasks(facts: &Facts<'_>) -> Vec<Task> {
    let is_damaged = |note: &Note| {
        matches!(
            note,
            Note::BadBytes { .. } | Note::LostLetters { .. } | Note::DoubleEncoding { .. }
        )
    };
    if !facts.opened.notes.iter().any(is_damaged) {
        return Vec::new();
    }
    let task = |(column, _)| Task {
        columns: vec![column],
        ..Task::default()
    };
    facts.texts().map(task).collect()
}

fn look(text: &str, _: &Task) -> Option<Hit> {
    let repair = match is_lost(text) {
        true => before_lost(text.trim()).map(str::to_owned),
        false => Some(letters_saved_twice(text)?),
    };
    Some(Hit {
        value: text.to_owned(),
        repair,
    })
}

fn finish(facts: &Facts<'_>, task: &Task, mut tally: Tally) -> Vec<Finding> {
    let is_twice = |(value, repair): &Code| repair.is_some() && !is_lost(value);
    if tally.values.keys().any(is_twice) {
        let finding = tell::of_tally(facts, ID, Severity::Warning, task, "twice", tally);
        return mended(finding, Some(Mend::RepairLetters));
    }
    let known = tally
        .values
        .iter()
        .filter(|((_, repair), _)| repair.is_some());
    let known: u64 = known.map(|(_, places)| places.0).sum();
    // a few that look like names of places may be something else
    let may_tell = task.columns.iter().all(|column| facts.may_tell(*column));
    if known * 2 < tally.cells || !may_tell {
        drop_repairs(&mut tally);
        return mended(
            tell::of_tally(facts, ID, Severity::Warning, task, "lost", tally),
            None,
        );
    }
    let (mend, unsure) = (tell::replace(&tally), tally.cells - known);
    let finding = tell::of_tally(facts, ID, Severity::Warning, task, "lost_places", tally);
    let finding = finding.map(|finding| match unsure {
        0 => finding,
        unsure => tell::count(finding, "unsure", unsure),
    });
    mended(finding, mend)
}

/// What was met without what may have been meant.
fn drop_repairs(tally: &mut Tally) {
    for ((value, _), (cells, rows)) in std::mem::take(&mut tally.values) {
        let own = tally.values.entry((value, None)).or_default();
        own.0 += cells;
        own.1.extend(rows);
    }
}

fn mended(finding: Option<Finding>, mend: Option<Mend>) -> Vec<Finding> {
    let finding = finding.map(|finding| Finding { mend, ..finding });
    finding.into_iter().collect()
}
