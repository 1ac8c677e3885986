//! What the director asks its crew of the table as a whole.

use super::{Crew, Director, MemberAsk};
use crate::check::Facts;
use crate::export::dictionary::dictionary;
use crate::survey::walk::{Part, Plan};
use crate::survey::{finish, keys, plan};
use model::dictionary::{ColumnNote, Dictionary};
use model::note::{Problem, ProblemKind};
use model::table_facts::{Dependency, Key, TableFacts};

/// Columns that are tried together before one after the other is left out.
const PAIRS_AND_TRIPLES: [usize; 2] = [2, 3];

impl<C: Crew> Director<C> {
    /// What the open table is as a whole.
    ///
    /// # Errors
    /// [`ProblemKind::Stale`] when no file is open, and what the crew says.
    pub async fn table_facts(&self) -> Result<TableFacts, Problem> {
        if let Some(known) = self.kept(|kept| kept.facts.clone()) {
            return Ok(known);
        }
        let state = self.state().ok_or(Problem::from(ProblemKind::Stale))?;
        // columns made here say nothing of the file
        let opened = self.opened_as_read();
        let opened = opened.ok_or(Problem::from(ProblemKind::Stale))?;
        let facts = Facts::new(&opened);
        let plan = plan(&facts);
        let part = self.survey(&plan).await?;
        let mut table = finish(&facts, &plan, &part);
        let has_plain = table.keys.iter().any(|key| key.is_plain);
        table.sought_keys = has_plain || table.is_whole && opened.rows <= keys::MOST_ROWS;
        if table.sought_keys && !has_plain && opened.rows > 1 {
            let found = self.composite_keys(&facts, &table.dependencies).await?;
            table.keys.splice(0..0, found);
        }
        self.keep(&state, |kept| kept.facts = Some(table.clone()));
        Ok(table)
    }

    /// The data dictionary of the open table. `notes` are what the user says of columns, by position.
    ///
    /// # Errors
    /// As [`Director::table_facts`].
    pub async fn dictionary(&self, notes: &[(u32, ColumnNote)]) -> Result<Dictionary, Problem> {
        // what the table is goes by what columns mean, so these are found first
        let findings = self.check().await?.findings;
        let facts = self.table_facts().await?;
        let opened = self.opened_as_read();
        let opened = opened.ok_or(Problem::from(ProblemKind::Stale))?;
        Ok(dictionary(&opened, &facts, notes, &findings))
    }

    /// Columns that tell the rows apart together.
    async fn composite_keys(
        &self,
        facts: &Facts<'_>,
        dependencies: &[Dependency],
    ) -> Result<Vec<Key>, Problem> {
        let columns = keys::columns(facts, dependencies);
        for size in PAIRS_AND_TRIPLES {
            let sets = keys::sets(facts, &columns, size);
            let found = self.unique(sets).await?;
            if !found.is_empty() {
                return Ok(keys::told(found));
            }
        }
        // of all columns one after the other is left out, as long as the rest is enough
        let mut set = columns;
        if set.len() <= 3 || self.unique(vec![set.clone()]).await?.is_empty() {
            return Ok(Vec::new());
        }
        for column in set.clone() {
            let rest: Vec<u32> = set.iter().copied().filter(|own| *own != column).collect();
            if !self.unique(vec![rest.clone()]).await?.is_empty() {
                set = rest;
            }
        }
        let is_told = keys::may_be_key(facts, &set);
        Ok(keys::told(is_told.then_some(set).into_iter().collect()))
    }

    /// Which of these sets of columns are different in every row.
    async fn unique(&self, sets: Vec<Vec<u32>>) -> Result<Vec<Vec<u32>>, Problem> {
        let plan = Plan {
            keys: sets,
            ..Plan::default()
        };
        let part = self.survey(&plan).await?;
        let sets = plan.keys.into_iter().zip(part.keys);
        let unique = sets.filter(|(_, prints)| prints.is_some());
        Ok(unique.map(|(set, _)| set).collect())
    }

    async fn survey(&self, plan: &Plan) -> Result<Part, Problem> {
        let mut whole = Part::new(plan);
        if plan.is_empty() {
            return Ok(whole);
        }
        let ask = MemberAsk::Survey(Box::new(plan.clone()));
        for part in self.ask_all::<Box<Part>>(ask).await? {
            whole.merge(*part);
        }
        Ok(whole)
    }
}
