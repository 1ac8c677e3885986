//! What the director asks its crew of KLE.

use super::{Crew, Director, MemberAsk};
use crate::kle::beside::columns_of;
use crate::kle::check::{CheckPart, CheckPlan, finish};
use crate::kle::readiness::{self, ReadinessPart, ReadinessPlan};
use crate::kle::register::Register;
use model::finding::Finding;
use model::note::{Problem, ProblemKind};
use model::number_columns::NumberColumns;
use model::readiness::{Readiness, ReadinessAsk};

/// What came of checking the numbers of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct KleChecked {
    /// Cells with a number.
    pub numbers: u64,
    /// Of those, how many stand on `.00`.
    pub general: u64,
    /// What is wrong or worth knowing.
    pub findings: Vec<Finding>,
}

impl<C: Crew> Director<C> {
    /// Which columns hold KLE numbers and what stands beside them.
    ///
    /// # Errors
    /// [`ProblemKind::Stale`] when no file is open.
    pub fn number_columns(&self, register: &Register) -> Result<NumberColumns, Problem> {
        let opened = self.opened().ok_or(Problem::from(ProblemKind::Stale))?;
        let is_known = |number: &str| register.has(number);
        let asked = (!register.numbers.is_empty()).then_some(&is_known as &dyn Fn(&str) -> bool);
        Ok(columns_of(&opened.columns, asked))
    }

    /// Whether the cases of the table can be shown to the citizens they are about.
    ///
    /// # Errors
    /// What the crew says.
    pub async fn readiness(
        &self,
        ask: ReadinessAsk,
        register: &Register,
    ) -> Result<Readiness, Problem> {
        let plan = ReadinessPlan {
            numbers: register.numbers.keys().cloned().collect(),
            ask,
        };
        let mut whole = ReadinessPart::default();
        let asked = MemberAsk::LookReady(Box::new(plan.clone()));
        for part in self.ask_all::<Box<ReadinessPart>>(asked).await? {
            whole.merge(*part);
        }
        Ok(readiness::finish(whole, &plan.ask))
    }

    /// Checks the KLE numbers in the rows of the table.
    ///
    /// # Errors
    /// [`ProblemKind::Stale`] when no file is open, and what the crew says.
    pub async fn check_kle(
        &self,
        columns: NumberColumns,
        register: Register,
    ) -> Result<KleChecked, Problem> {
        let opened = self.opened().ok_or(Problem::from(ProblemKind::Stale))?;
        let has_numbers =
            columns.number.is_some() || columns.parts.is_some() || columns.journal.is_some();
        let plan = CheckPlan { columns, register };
        let mut whole = CheckPart::default();
        if has_numbers {
            let ask = MemberAsk::KleCheck(Box::new(plan.clone()));
            for part in self.ask_all::<Box<CheckPart>>(ask).await? {
                whole.merge(*part);
            }
        }
        let names: Vec<String> = opened
            .columns
            .iter()
            .map(|column| column.name.clone())
            .collect();
        Ok(KleChecked {
            numbers: whole.numbers,
            general: whole.general,
            findings: finish(whole, &plan, &names),
        })
    }
}
