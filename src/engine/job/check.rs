//! What the director asks its crew of quality and personal data.

use super::{Crew, Director, MemberAsk};
use crate::check::tally::{Room, Tally};
use crate::check::{Facts, Look, Rule, Task, finish, plan, publishable, rules};
use crate::code_system::CodeSystem;
use model::checked::Checked;
use model::dataset::Opened;
use model::finding::Finding;
use model::note::{Note, Problem, ProblemKind};
use model::recipe::FoundRows;
use std::rc::Rc;

impl<C: Crew> Director<C> {
    /// Checks codes of Fælles Sprog III by this list from now on, or by none, and names them after it.
    pub fn use_code_system(&self, system: Option<CodeSystem>) {
        *self.code_system.borrow_mut() = system.map(Rc::new);
        if let Some(state) = self.state() {
            self.keep(&state, |kept| {
                kept.checked = None;
                kept.found = None;
            });
        }
    }

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
        let stale = || Problem::from(ProblemKind::Stale);
        let state = self.state().ok_or_else(stale)?;
        // columns made here are not there to be checked
        let opened = self.opened_as_read().ok_or_else(stale)?;
        let codes = self.code_system.borrow().clone();
        let facts = Facts::new(&opened).with_codes(codes.as_deref());
        let findings = self.find(&facts, plan(&facts)).await?;
        let (unchecked, checked): (Vec<_>, Vec<_>) =
            rules().partition(|rule| (rule.is_out_of_reach)(&facts));
        let ids = |rules: Vec<&Rule>| rules.iter().map(|rule| rule.id.to_owned()).collect();
        // the user may have chosen others meanwhile
        let now = self.opened_as_read().ok_or_else(stale)?;
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
        // another list may have come meanwhile
        let is_same = match (&codes, &*self.code_system.borrow()) {
            (Some(before), Some(now)) => Rc::ptr_eq(before, now),
            (before, now) => before.is_none() && now.is_none(),
        };
        if is_same {
            self.keep(&state, |kept| kept.checked = Some(checked.clone()));
        }
        Ok(checked)
    }

    /// What the rules say, once the rows were gone through for these tasks of theirs.
    async fn find(&self, facts: &Facts<'_>, tasks: Vec<Task>) -> Result<Vec<Finding>, Problem> {
        let tallies = tasks.iter().map(|task| Tally::with(task.room));
        let mut met: Vec<Tally> = tallies.collect();
        let are_twins: Vec<bool> = tasks.iter().map(compares_rows).collect();
        if are_twins.contains(&false) {
            let parts = self.ask_all::<Vec<Tally>>(MemberAsk::Check(tasks.clone()));
            for part in parts.await? {
                for (own, other) in met.iter_mut().zip(part) {
                    own.merge(other);
                }
            }
            met.iter_mut().for_each(Tally::settle);
        }
        for ((task, met), is_twins) in tasks.iter().zip(&mut met).zip(are_twins) {
            if is_twins {
                let profiles = &facts.opened.columns;
                *met = self.twins(&task.columns, profiles, task.room).await?;
            }
        }
        Ok(finish(facts, &tasks, met))
    }

    /// All rows of the file, from 1 and ascending, that a finding is about: its rule looks again. None when nothing
    /// is found so any more.
    ///
    /// # Errors
    /// As [`Director::check`].
    pub(super) async fn rows_of(&self, found: &FoundRows) -> Result<Vec<u64>, Problem> {
        self.kinds_of_all().await?;
        let of_found =
            |(known, rows): &(FoundRows, Vec<u64>)| (known == found).then(|| rows.clone());
        if let Some(rows) = self.kept(|kept| kept.found.as_ref().and_then(of_found)) {
            return Ok(rows);
        }
        let stale = || Problem::from(ProblemKind::Stale);
        let state = self.state().ok_or_else(stale)?;
        let opened: Opened = self.opened_as_read().ok_or_else(stale)?;
        let codes = self.code_system.borrow().clone();
        let facts = Facts::new(&opened).with_codes(codes.as_deref());
        let is_asked = |task: &Task| {
            let rule = rules().nth(task.rule as usize);
            rule.is_some_and(|rule| rule.id == found.rule)
        };
        let mut tasks = plan(&facts);
        tasks.retain(is_asked);
        tasks.iter_mut().for_each(|task| task.room = Room::All);
        let findings = self.find(&facts, tasks).await?;
        let own = findings.into_iter().filter(|one| one.found() == *found);
        let mut rows: Vec<u64> = own.flat_map(|one| one.rows).collect();
        rows.sort_unstable();
        rows.dedup();
        let kept_rows = (found.clone(), rows.clone());
        self.keep(&state, |kept| kept.found = Some(kept_rows));
        Ok(rows)
    }
}

/// True for a task that compares rows with one another.
fn compares_rows(task: &Task) -> bool {
    let rule = rules().nth(task.rule as usize);
    rule.is_some_and(|rule| matches!(rule.look, Look::Twins))
}
