//! `convert --mend`: what the check of a file can mend is mended while it is read.

use crate::open::{File, Shelf};
use crate::outcome::Failure;
use engine::job::block_on;
use engine::kle::rules::RULES;
use model::finding::Finding;
use model::mend::Mend;
use model::message::Language;
use model::sniff::ReadOptions;

/// Names every repair that takes nothing away.
const ALL: &str = "all";

/// True when every word is `all` or a rule there is.
pub(crate) fn are_known(words: &[String]) -> bool {
    let is_rule = |word: &String| {
        engine::check::rules().any(|rule| rule.id == word)
            || RULES.iter().any(|rule| rule.id == word)
    };
    words.iter().all(|word| word == ALL || is_rule(word))
}

/// What can be mended of what was asked for.
#[derive(Default)]
pub(crate) struct Found {
    /// The options by which the file is read mended; `None` when there is nothing to mend.
    pub options: Option<ReadOptions>,
    /// Of what was asked for, what found nothing to mend.
    pub idle: Vec<String>,
}

/// What `words` name of what the check of a file proposes.
pub(crate) fn options(
    file: &File,
    words: &[String],
    before: &ReadOptions,
    language: Language,
) -> Result<Found, Failure> {
    let register = Shelf::new(None, language)?.register();
    let found = block_on(async {
        let mut findings = file.director.check().await?.findings;
        findings.extend(file.director.kle_findings(None, register).await?);
        Ok(findings)
    });
    let findings: Vec<Finding> =
        found.map_err(|problem| Failure::of_problem(&file.opened.file_name, &problem, language))?;
    let names = |word: &String, finding: &Finding| match (&finding.mend, word.as_str()) {
        (None, _) => false,
        (Some(mend), ALL) => mend.keeps_content(),
        (Some(_), rule) => rule == finding.rule,
    };
    let is_named = |finding: &&Finding| words.iter().any(|word| names(word, finding));
    let mut named: Vec<&Finding> = findings.iter().filter(is_named).collect();
    let is_idle = |word: &&String| !findings.iter().any(|finding| names(word, finding));
    let idle = words.iter().filter(is_idle).cloned().collect();
    // what changes the columns comes last, the rightmost first: positions hold until then; and before it, columns that
    // change places, since the others mean the values of before
    named.sort_by_key(|finding| {
        let changes = finding.mend.as_ref().is_some_and(Mend::changes_columns);
        (
            changes,
            matches!(finding.mend, Some(Mend::Swap(_))),
            std::cmp::Reverse(finding.position.filter(|_| changes)),
        )
    });
    let mut options = before.clone();
    let mut columns = file.opened.columns.len() as u32;
    for finding in named {
        let Some(mend) = &finding.mend else {
            continue;
        };
        options.add_mend(finding.position, mend, columns);
        columns = match mend {
            Mend::DropColumn => columns.saturating_sub(1).max(1),
            Mend::Split(split) => columns.saturating_add(split.names.len() as u32 - 1),
            _ => columns,
        };
    }
    Ok(Found {
        options: (options != *before).then_some(options),
        idle,
    })
}
