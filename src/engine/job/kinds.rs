//! What columns mean by the user, and why they mean what was found.

use super::{Crew, Director, MemberAsk};
use crate::kind::{self, fold::fold, reasons};
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
        if self.opened().is_none() {
            return Err(ProblemKind::Stale.into());
        }
        self.change_table(|table| table.chosen = chosen.to_vec());
        Ok(self.use_kinds())
    }

    /// Lets columns have the kinds that were found and chosen.
    fn use_kinds(&self) -> Vec<Sure> {
        let table = self.table();
        let found = &table.found;
        let say = |profiles: &mut Vec<ColumnProfile>| {
            // columns made here stand behind those of the file and keep theirs
            for (profile, (kind, sure)) in profiles.iter_mut().zip(found) {
                profile.kind.clone_from(kind);
                profile.kind_confidence = *sure;
            }
            for (column, kind) in &table.chosen {
                let own = (*column as usize) < found.len();
                if let Some(profile) = profiles.get_mut(*column as usize).filter(|_| own) {
                    profile.kind.clone_from(kind);
                    profile.kind_confidence = if kind.is_some() { 1.0 } else { 0.0 };
                }
            }
        };
        self.change_table(|table| say(&mut table.profiles));
        let Some(opened) = self.opened() else {
            return Vec::new();
        };
        let mut opened = Opened::clone(&opened);
        say(&mut opened.columns);
        let kinds = opened.columns.iter();
        let kinds = kinds.map(|column| (column.kind.clone(), column.kind_confidence));
        let kinds = kinds.collect();
        *self.opened.borrow_mut() = Some(Rc::new(opened));
        kinds
    }

    /// Looks at all values, where the kinds are only by those the profiles kept, and says anew what columns mean:
    /// what the user chose stays. Once done, nothing more is to be done.
    ///
    /// # Errors
    /// [`ProblemKind::Stale`] when no file is open or another one was opened meanwhile, and what the crew says.
    pub async fn kinds_of_all(&self) -> Result<(), Problem> {
        let opened = self.opened_as_read();
        let opened = opened.ok_or(Problem::from(ProblemKind::Stale))?;
        if self.table().are_kinds_of_all {
            return Ok(());
        }
        let names: Vec<String> = opened.columns.iter().map(|one| one.name.clone()).collect();
        let source = self.source();
        let looks = self.looks(&names).await?;
        let table = self.table();
        // while the members looked the user may have chosen kinds, or opened another file
        let is_same = match (&source, &self.source()) {
            (Some(before), Some(now)) => Rc::ptr_eq(before, now),
            _ => false,
        };
        if self.opened().is_none() || !is_same || table.found.len() != opened.columns.len() {
            return Err(ProblemKind::Stale.into());
        }
        if table.are_kinds_of_all {
            return Ok(());
        }
        let kinds = kind::of_table(&opened.columns, &looks).into_iter();
        let mut found: Vec<Sure> = kinds
            .map(|(kind, sure)| (kind.map(str::to_owned), sure))
            .collect();
        name_codes(&mut found, &table.codes);
        self.change_table(|table| {
            table.found = found;
            table.are_kinds_of_all = true;
        });
        self.use_kinds();
        Ok(())
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
            names: self.names(kind, profile),
            found,
        })
    }
}

/// Lets codes have their kind where it is surer than what was found.
pub(super) fn name_codes(found: &mut [Sure], codes: &[Option<(&'static str, f64)>]) {
    for ((kind, sure), code) in found.iter_mut().zip(codes) {
        if let Some((own, own_sure)) = code
            && own_sure > sure
        {
            *kind = Some((*own).to_owned());
            *sure = *own_sure;
        }
    }
}

impl<C: Crew> Director<C> {
    /// The names of the codes among the most common values; empty for kinds without a register.
    fn names(&self, kind: &str, profile: &ColumnProfile) -> Vec<Option<String>> {
        let system = self.code_system.borrow().clone();
        let name = |code: &str| -> Option<String> {
            let known = match kind {
                "municipality_code" => places::municipality_name(code),
                "postcode" => places::district_name(code),
                "region" => places::region_name(code),
                "nuts3" => places::province_name(code),
                _ => system.as_ref()?.wording(code),
            };
            known.filter(|name| !name.is_empty()).map(str::to_owned)
        };
        let has_register = match kind {
            "municipality_code" | "postcode" | "region" | "nuts3" => true,
            "fs3" => system.is_some(),
            _ => false,
        };
        if !has_register {
            return Vec::new();
        }
        let top = profile.top.iter().map(|(cell, _)| match cell.plain() {
            Cell::Integer(number) => name(&number.to_string()),
            Cell::Text { text, .. } => name(text.trim()),
            _ => None,
        });
        top.collect()
    }
}
