//! What the director asks its crew of quality and personal data.

use super::{Crew, Director, MemberAsk};
use crate::check::tally::Tally;
use crate::check::{Facts, Look, Rule, Task, finish, plan, publishable, rules};
use model::checked::Checked;
use model::note::{Note, Problem, ProblemKind};

impl<C: Crew> Director<C> {
    /// Checks the open file: what is known of it already, and its rows.
    ///
    /// # Errors
    /// [`ProblemKind::Stale`] when no file is open, and what the crew says.
    pub async fn check(&self) -> Result<Checked, Problem> {
        // rules go by what columns mean
        self.kinds_of_all().await?;
        if let Some(known) = self.kept(|kept| kept.checked.clone()) {
            return Ok(known);
        }
        let state = self.state().ok_or(Problem::from(ProblemKind::Stale))?;
        // columns made here are not there to be checked
        let opened = self.opened_as_read();
        let opened = opened.ok_or(Problem::from(ProblemKind::Stale))?;
        let facts = Facts::new(&opened);
        let tasks = plan(&facts);
        let mut met = vec![Tally::default(); tasks.len()];
        let are_twins: Vec<bool> = tasks.iter().map(compares_rows).collect();
        if are_twins.contains(&false) {
            let parts = self.ask_all::<Vec<Tally>>(MemberAsk::Check(tasks.clone()));
            for part in parts.await? {
                for (own, other) in met.iter_mut().zip(part) {
                    own.merge(other);
                }
            }
        }
        for ((task, met), is_twins) in tasks.iter().zip(&mut met).zip(are_twins) {
            if is_twins {
                *met = self.twins(&task.columns, &opened.columns).await?;
            }
        }
        let findings = finish(&facts, &tasks, met);
        let (unchecked, checked): (Vec<_>, Vec<_>) =
            rules().partition(|rule| (rule.is_out_of_reach)(&facts));
        let ids = |rules: Vec<&Rule>| rules.iter().map(|rule| rule.id.to_owned()).collect();
        // the user may have chosen others meanwhile
        let now = self.opened_as_read();
        let now = now.ok_or(Problem::from(ProblemKind::Stale))?;
        let kinds = now.columns.into_iter();
        let checked = Checked {
            kinds: kinds
                .map(|column| (column.kind, column.kind_confidence))
                .collect(),
            publishable: publishable(&findings),
            rules: ids(checked),
            unchecked: ids(unchecked),
            is_whole: !opened.notes.iter().any(Note::is_partial),
            findings,
        };
        self.keep(&state, |kept| kept.checked = Some(checked.clone()));
        Ok(checked)
    }
}

/// True for a task that compares rows with one another.
fn compares_rows(task: &Task) -> bool {
    let rule = rules().nth(task.rule as usize);
    rule.is_some_and(|rule| matches!(rule.look, Look::Twins))
}
