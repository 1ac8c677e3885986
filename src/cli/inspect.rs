//! `datalup inspect FILE`: what a file is, as JSON for programs or as a short overview for people.

use crate::open::{File, Shelf, code_system, open};
use crate::outcome::{Failure, Outcome, print};
use engine::export::inspect::{Beside, text_beside};
use engine::job::block_on;
use engine::kle::register::Register;
use model::cell::Cell;
use model::column::ColumnProfile;
use model::dataset::Opened;
use model::finding::Finding;
use model::message::Language;
use model::sniff::ReadOptions;
use model::table_facts::TableFacts;
use std::fmt::Write as _;
use std::io::Write;
use std::path::Path;
use texts::format::{NumberStyle, cell, integer};

/// Characters of a value in the overview.
const SHOWN_CHARS: usize = 24;

/// Files with lists that numbers and codes are judged by.
pub(crate) struct Lists<'a> {
    /// An edition of KLE.
    pub vocabulary: Option<&'a Path>,
    /// The codes of Fælles Sprog III.
    pub code_system: Option<&'a Path>,
}

pub(crate) fn run(
    path: &Path,
    options: &ReadOptions,
    lists: Lists<'_>,
    json: bool,
    language: Language,
    out: &mut dyn Write,
) -> Result<Outcome, Failure> {
    let shelf = Shelf::new(lists.vocabulary, language)?;
    let codes = lists.code_system.map(|path| code_system(path, language));
    let codes = codes.transpose()?;
    let kle = shelf.index();
    let file = open(path, options, kle.as_ref(), language)?;
    file.director.use_code_system(codes);
    let findings = findings(&file, shelf.register(), language)?;
    let facts = table_facts(&file, language)?;
    let text = if json {
        let spreads = block_on(file.director.spreads())
            .map_err(|problem| Failure::of_problem(&file.opened.file_name, &problem, language))?;
        let beside = Beside {
            spreads: &spreads,
            decision: None,
            edition: shelf.info(),
            facts: Some(&facts),
        };
        text_beside(&file.opened, &findings, beside)
    } else {
        let edition = shelf.info().map(|info| info.name.as_str());
        let mut text = overview(&file.opened, &facts, edition, language);
        let texts = texts::kle(language);
        let checks = texts::checks(language);
        for finding in &findings {
            let said = match finding.rule.starts_with("kle.") {
                true => (texts.finding)(finding),
                false => (checks.finding)(finding),
            };
            // writing to a String cannot fail
            let _ = writeln!(text, "- {}", said.join(" "));
        }
        text
    };
    print(out, &text)?;
    Ok(Outcome::of_notes(&file.opened.notes, language))
}

/// What is to be said of the file, heaviest first: its quality, personal data in it, its KLE numbers.
fn findings(file: &File, register: Register, language: Language) -> Result<Vec<Finding>, Failure> {
    let director = &file.director;
    let found = block_on(async {
        let mut findings = director.check().await?.findings;
        findings.extend(director.kle_findings(None, register).await?);
        Ok(findings)
    });
    let mut findings =
        found.map_err(|problem| Failure::of_problem(&file.opened.file_name, &problem, language))?;
    findings.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
    Ok(findings)
}

/// What the table is as a whole.
pub(crate) fn table_facts(file: &File, language: Language) -> Result<TableFacts, Failure> {
    block_on(file.director.table_facts())
        .map_err(|problem| Failure::of_problem(&file.opened.file_name, &problem, language))
}

/// What a person wants to know first; `edition` is the edition of KLE it was classified by.
fn overview(
    opened: &Opened,
    facts: &TableFacts,
    edition: Option<&str>,
    language: Language,
) -> String {
    let texts = texts::of(language);
    let sniff = &opened.sniff;
    let mut text = format!("{}\n{}", opened.file_name, (texts.cli.format)(sniff.format));
    // writing to a String cannot fail
    if sniff.origin.is_text() {
        let delimiter = match sniff.file_delimiter().value {
            '\t' => "TAB".to_owned(),
            other => other.to_string(),
        };
        let _ = write!(
            text,
            " · {} · {delimiter}",
            sniff.file_encoding().value.id()
        );
    } else if let Some(encoding) = &sniff.translated_from {
        let _ = write!(text, " · {}", encoding.value.id());
    }
    let _ = writeln!(
        text,
        " · {}",
        (texts.cli.size)(opened.profiled_rows(), opened.columns.len())
    );
    let above = u64::from(sniff.preamble_rows.value);
    if above + opened.footer_rows > 0 {
        let _ = writeln!(text, "{}", (texts.cli.set_aside)(above, opened.footer_rows));
    }
    text.push('\n');
    text.push_str(&columns(&opened.columns, language));
    text.push_str(&coverage(opened, facts, language));
    text.push('\n');
    let best = opened.classification.matches.iter();
    let _ = match best.max_by(|a, b| {
        a.score
            .total_cmp(&b.score)
            .then(a.code.len().cmp(&b.code.len()))
    }) {
        Some(best) if opened.classification.confident => {
            writeln!(
                text,
                "{}: {} ({})",
                texts.cli.subject, best.title, best.code
            )
        }
        Some(best) => writeln!(
            text,
            "{}: {} ({}) – {}",
            texts.cli.subject, best.title, best.code, texts.cli.unsure
        ),
        None => writeln!(text, "{}: {}", texts.cli.subject, texts.cli.no_subject),
    };
    if let Some(edition) = edition {
        let _ = writeln!(text, "{}: {edition}", texts.cli.edition);
    }
    let notes = opened.notes.iter().chain(&opened.classification.notes);
    for note in notes.chain([&model::note::Note::NotChecked]) {
        let _ = writeln!(text, "- {}", (texts.notes.sentence)(note));
    }
    text
}

/// What the table is as a whole, a line each; nothing when nothing is known.
fn coverage(opened: &Opened, facts: &TableFacts, language: Language) -> String {
    let texts = texts::coverage(language);
    let name = |at: u32| {
        let column = opened.columns.get(at as usize);
        column.map_or_else(String::new, |column| short(&column.name))
    };
    let said = (texts.sentences)(facts, &name);
    let mut text = String::new();
    if !said.is_empty() {
        // writing to a String cannot fail
        let _ = writeln!(text, "\n{}", texts.title);
    }
    for (about, sentence) in said {
        let _ = writeln!(text, "  {about}: {sentence}");
    }
    text
}

/// A line for each column, under headings.
fn columns(profiles: &[ColumnProfile], language: Language) -> String {
    let texts = texts::of(language).cli;
    let mut lines: Vec<[String; 6]> = vec![texts.headings.map(str::to_owned)];
    for profile in profiles {
        let style = NumberStyle::of_kind(profile.kind.as_deref());
        let shown = |value: &Option<Cell>| {
            let value = value.as_ref().map(|value| cell(value, language, style));
            short(&value.unwrap_or_default())
        };
        lines.push([
            short(&profile.name),
            (texts.column_type)(profile.column_type).to_owned(),
            integer(profile.nulls, language),
            integer(profile.distinct, language),
            shown(&profile.min),
            shown(&profile.max),
        ]);
    }
    // counts stand at their last digit
    table(&lines, &[2, 3])
}

/// Lines of equal many values below each other; those at the places in `right` end there.
pub(crate) fn table<const N: usize>(lines: &[[String; N]], right: &[usize]) -> String {
    let chars = |text: &String| text.chars().count();
    let widest = |place: usize| lines.iter().map(|line| chars(&line[place])).max();
    let widths: Vec<usize> = (0..N).map(|place| widest(place).unwrap_or(0)).collect();
    let mut text = String::new();
    for line in lines {
        let mut row = String::new();
        for (place, value) in line.iter().enumerate() {
            let gap = " ".repeat(widths[place] - chars(value));
            let (before, after) = match right.contains(&place) {
                true => (gap, String::new()),
                false => (String::new(), gap),
            };
            row.push_str(&before);
            row.push_str(value);
            row.push_str(&after);
            row.push_str("  ");
        }
        text.push_str(row.trim_end());
        text.push('\n');
    }
    text
}

/// A value on one short line, without anything that moves the cursor of a terminal.
pub(crate) fn short(value: &str) -> String {
    let clean = |c: char| if c.is_control() { ' ' } else { c };
    let mut chars = value.chars().map(clean);
    let mut text: String = chars.by_ref().take(SHOWN_CHARS).collect();
    if chars.next().is_some() {
        text.pop();
        text.push('…');
    }
    text
}
