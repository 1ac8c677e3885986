//! A case extract by KLE, asked of all members.

use super::{Crew, Director, MemberAsk};
use crate::cases::columns;
use crate::cases::finish::{TitleOf, finish};
use crate::cases::fold::{CaseOrder, CasePartial};
use model::case_extract::{CaseAsk, CaseColumns, CaseView};
use model::note::Problem;

impl<C: Crew> Director<C> {
    /// Which columns of the open table make it a case extract; `None` when it is none. `is_known` asks the
    /// register for a number.
    #[must_use]
    pub fn case_columns(&self, is_known: Option<&dyn Fn(&str) -> bool>) -> Option<CaseColumns> {
        columns::find(&self.profile(), is_known)
    }

    /// The rows of the current view as cases, by KLE number.
    ///
    /// # Errors
    /// [`ProblemKind::Stale`](model::note::ProblemKind::Stale) when no file is open, and what the crew says.
    pub async fn cases(&self, ask: &CaseAsk, title_of: TitleOf<'_>) -> Result<CaseView, Problem> {
        let revision = self.revision();
        self.view_of(revision)?;
        let order = CaseOrder {
            revision,
            ask: ask.clone(),
        };
        let parts: Vec<Box<CasePartial>> = self.ask_all(MemberAsk::Cases(Box::new(order))).await?;
        let mut whole = CasePartial::default();
        for part in parts {
            whole.merge(*part);
        }
        Ok(finish(whole, ask, title_of))
    }
}
