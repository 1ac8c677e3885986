//! What the director asks its crew of KLE.

use super::{Crew, Director, MemberAsk};
use crate::kle::beside::columns_of;
use crate::kle::check::{CheckPart, CheckPlan, finish};
use crate::kle::readiness::{self, ReadinessPart, ReadinessPlan};
use crate::kle::register::Register;
use model::finding::Finding;
use model::kle_check::{JudgedBy, KleChecked};
use model::note::{Problem, ProblemKind};
use model::number_columns::NumberColumns;
use model::readiness::{Readiness, ReadinessAsk, UnmetCase};

/// Characters of a subject's number, `05.13.30`.
const SUBJECT_CHARS: usize = 8;

impl<C: Crew> Director<C> {
    /// Which columns hold KLE numbers and what stands beside them.
    ///
    /// # Errors
    /// [`ProblemKind::Stale`] when no file is open.
    pub fn number_columns(&self, register: &Register) -> Result<NumberColumns, Problem> {
        // suggestions are not there to be checked
        let opened = self
            .opened_as_read()
            .ok_or(Problem::from(ProblemKind::Stale))?;
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
        let whole = self.look_ready(&ask, register, false).await?;
        Ok(readiness::finish(whole, &ask))
    }

    /// Every case that cannot, with the demands it does not meet; in the order of the file.
    ///
    /// # Errors
    /// What the crew says.
    pub async fn unready(
        &self,
        ask: ReadinessAsk,
        register: &Register,
    ) -> Result<Vec<UnmetCase>, Problem> {
        let whole = self.look_ready(&ask, register, true).await?;
        Ok(readiness::listed(whole))
    }

    async fn look_ready(
        &self,
        ask: &ReadinessAsk,
        register: &Register,
        lists: bool,
    ) -> Result<ReadinessPart, Problem> {
        let plan = ReadinessPlan {
            numbers: register.numbers.keys().cloned().collect(),
            ask: ask.clone(),
            lists,
        };
        let mut whole = ReadinessPart::default();
        let asked = MemberAsk::LookReady(Box::new(plan));
        for part in self.ask_all::<Box<ReadinessPart>>(asked).await? {
            whole.merge(*part);
        }
        Ok(whole)
    }

    /// What is to be said of the KLE numbers in the file: in these columns, or in those that are found.
    ///
    /// # Errors
    /// As [`Director::check_kle`].
    pub async fn kle_findings(
        &self,
        columns: Option<NumberColumns>,
        register: Register,
    ) -> Result<Vec<Finding>, Problem> {
        let columns = match columns {
            Some(columns) => columns,
            None => self.number_columns(&register)?,
        };
        Ok(self.check_kle(columns, register).await?.findings)
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
        let has_numbers = columns.has_numbers();
        let plan = CheckPlan { columns, register };
        let mut whole = CheckPart::nothing();
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
        let subjects = plan.register.numbers.keys();
        Ok(KleChecked {
            columns: plan.columns.clone(),
            judged: JudgedBy {
                subjects: subjects
                    .filter(|number| number.len() == SUBJECT_CHARS)
                    .count() as u32,
                is_loaded: plan.register.is_loaded,
                issued: plan.register.issued,
            },
            numbers: whole.numbers,
            general: whole.general,
            shares: whole.shares(),
            findings: finish(whole, &plan, &names),
        })
    }
}
