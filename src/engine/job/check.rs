//! What the director asks its crew of quality and personal data.

use super::{Crew, Director, MemberAsk};
use crate::check::tally::Tally;
use crate::check::{Facts, Rule, finish, plan, publishable, rules};
use model::checked::Checked;
use model::note::{Note, Problem, ProblemKind};

impl<C: Crew> Director<C> {
    /// Checks the open file: what is known of it already, and its rows.
    ///
    /// # Errors
    /// [`ProblemKind::Stale`] when no file is open, and what the crew says.
    pub async fn check(&self) -> Result<Checked, Problem> {
        // columns made here are not there to be checked
        let opened = self.opened_as_read();
        let opened = opened.ok_or(Problem::from(ProblemKind::Stale))?;
        let facts = Facts::new(&opened);
        let tasks = plan(&facts);
        let mut met = vec![Tally::default(); tasks.len()];
        if !tasks.is_empty() {
            let parts = self.ask_all::<Vec<Tally>>(MemberAsk::Check(tasks.clone()));
            for part in parts.await? {
                for (own, other) in met.iter_mut().zip(part) {
                    own.merge(other);
                }
            }
        }
        let findings = finish(&facts, &tasks, met);
        let (unchecked, checked): (Vec<_>, Vec<_>) =
            rules().partition(|rule| (rule.is_out_of_reach)(&facts));
        let ids = |rules: Vec<&Rule>| rules.iter().map(|rule| rule.id.to_owned()).collect();
        Ok(Checked {
            publishable: publishable(&findings),
            rules: ids(checked),
            unchecked: ids(unchecked),
            is_whole: !opened.notes.iter().any(Note::is_partial),
            findings,
        })
    }
}
