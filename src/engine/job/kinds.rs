//! What columns mean by the user, and why they mean what was found.

use super::{Crew, Director, MemberAsk};
use crate::kind::{fold::fold, reasons};
use model::cell::Cell;
use model::column::ColumnProfile;
use model::column_kind::KindFacts;
use model::dataset::Opened;
use model::note::{Problem, ProblemKind};
use registers::places;
use std::rc::Rc;

/// A kind and how sure it is, 0 to 1.
type Sure = (Option<String>, f64);

impl<C: Crew> Director<C> {
    /// Lets columns have the kinds the user chose, and all others those that were found. Answers the kinds of
    /// all columns. Whatever is asked afterwards goes by them: checks, charts, what is taken away.
    ///
    /// # Errors
    /// [`ProblemKind::Stale`] when no file is open.
    pub fn say_kinds(&self, chosen: &[(u32, Option<String>)]) -> Result<Vec<Sure>, Problem> {
        let opened = self.opened().ok_or(Problem::from(ProblemKind::Stale))?;
        let mut opened = Opened::clone(&opened);
        let found = self.table().found.clone();
        let say = |profiles: &mut Vec<ColumnProfile>| {
            // columns made here stand behind those of the file and keep theirs
            for (profile, (kind, sure)) in profiles.iter_mut().zip(&found) {
                profile.kind.clone_from(kind);
                profile.kind_confidence = *sure;
            }
            for (column, kind) in chosen {
                let own = (*column as usize) < found.len();
                if let Some(profile) = profiles.get_mut(*column as usize).filter(|_| own) {
                    profile.kind.clone_from(kind);
                    profile.kind_confidence = if kind.is_some() { 1.0 } else { 0.0 };
                }
            }
        };
        say(&mut opened.columns);
        self.change_table(|table| say(&mut table.profiles));
        let kinds = opened.columns.iter();
        let kinds = kinds.map(|column| (column.kind.clone(), column.kind_confidence));
        let kinds = kinds.collect();
        *self.opened.borrow_mut() = Some(Rc::new(opened));
        Ok(kinds)
    }

    /// Why a column has its kind, and which values do not fit it: every value is looked at.
    ///
    /// # Errors
    /// [`ProblemKind::Stale`] when no file is open or it has no such column, and what the crew says.
    pub async fn kind_facts(&self, column: u32) -> Result<KindFacts, Problem> {
        let stale = || Problem::from(ProblemKind::Stale);
        let opened = self.opened_as_read().ok_or_else(stale)?;
        let place = column as usize;
        let profile = opened.columns.get(place).ok_or_else(stale)?;
        let table = self.table();
        let found = table.found.get(place).and_then(|found| found.0.clone());
        let Some(kind) = profile.kind.as_deref() else {
            return Ok(KindFacts {
                found,
                ..KindFacts::default()
            });
        };
        let headers: Vec<String> = opened.columns.iter().map(|one| fold(&one.name)).collect();
        let beside = reasons::beside(kind, &headers).into_iter();
        let beside = beside.filter(|other| *other != place);
        let name = |other: usize| opened.columns.get(other).map(|one| one.name.clone());
        let mut fitted = reasons::Fitted::default();
        if let Some(fitting) = reasons::fitting(kind, profile.column_type) {
            let ask = MemberAsk::Fits { column, fitting };
            for part in self.ask_all::<reasons::Fitted>(ask).await? {
                fitted.merge(part);
            }
        }
        Ok(KindFacts {
            header: reasons::header(kind, headers.get(place).map_or("", String::as_str)),
            beside: beside.filter_map(name).collect(),
            values: fitted.values,
            misfits: fitted.misfits,
            rows: fitted.rows,
            names: names(kind, profile),
            found,
        })
    }
}

/// The names of the codes among the most common values; empty for kinds without a register.
fn names(kind: &str, profile: &ColumnProfile) -> Vec<Option<String>> {
    let name: fn(&str) -> Option<&'static str> = match kind {
        "municipality_code" => places::municipality_name,
        "postcode" => places::district_name,
        "region" => places::region_name,
        "nuts3" => places::province_name,
        _ => return Vec::new(),
    };
    let top = profile.top.iter().map(|(cell, _)| match cell.plain() {
        Cell::Integer(number) => name(&number.to_string()).map(str::to_owned),
        Cell::Text { text, .. } => name(text.trim()).map(str::to_owned),
        _ => None,
    });
    top.collect()
}
