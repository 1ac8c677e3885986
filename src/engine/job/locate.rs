//! Where a row of the file stands in what is looked at: for whoever is sent to a cell.

use super::{Crew, Director, MemberAsk};
use crate::job::{Member, MemberAnswer};
use model::message::Located;
use model::note::Problem;
use serde::{Deserialize, Serialize};

/// A row a member holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct LocatedRow {
    /// The shard it stands in.
    pub shard: u32,
    /// Its place among the rows of the shard that pass, or, in a sorted view, among those of the member;
    /// `None` when it does not pass.
    pub place: Option<u64>,
}

/// The row of a shard of which this is the first line; both from 0, the line counted in the shard.
pub(crate) fn row_at(held: &super::member::Held, line: u64) -> Option<usize> {
    let (mut low, mut high) = (0, held.shard.rows);
    while low < high {
        let middle = low + (high - low) / 2;
        if held.shard.line_of(middle) < line {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    (low < held.shard.rows && held.shard.line_of(low) == line).then_some(low)
}

/// Looks for a row of the file in a member; `None` when another one has it, or nobody.
pub(super) fn in_member(
    member: &Member,
    revision: u32,
    file_row: u64,
) -> Result<Option<LocatedRow>, Problem> {
    let view = member.view(revision)?;
    for held in member.held() {
        let line = file_row.checked_sub(held.first_line + 1);
        let Some(row) = line.and_then(|line| row_at(held, line)) else {
            continue;
        };
        let selection = view.selections.get(&held.shard.index);
        let mut place = selection.and_then(|selection| selection.place_of(row));
        if let (Some(_), Some(order)) = (place, &view.order) {
            let row = held.member_row + row as u32;
            let at = order.rows.iter().position(|one| *one == row);
            place = at.map(|at| at as u64);
        }
        return Ok(Some(LocatedRow {
            shard: held.shard.index,
            place,
        }));
    }
    Ok(None)
}

/// The answer of a member.
pub(super) fn answer(
    member: &Member,
    revision: u32,
    file_row: u64,
) -> Result<MemberAnswer, Problem> {
    in_member(member, revision, file_row).map(MemberAnswer::Located)
}

impl<C: Crew> Director<C> {
    /// Where a row of the file, counted from 1, stands in the view of this revision.
    ///
    /// # Errors
    /// [`ProblemKind::Stale`](model::note::ProblemKind::Stale) for another than the current revision, and
    /// what the crew says.
    pub async fn locate(&self, revision: u32, file_row: u64) -> Result<Located, Problem> {
        let view = self.view_of(revision)?;
        let ask = MemberAsk::Locate { revision, file_row };
        let answers = self.ask_all::<Option<LocatedRow>>(ask).await?;
        let found = answers.into_iter().enumerate();
        let found = found.into_iter().find_map(|(at, row)| Some((at, row?)));
        let Some((member, row)) = found else {
            return Ok(Located::Absent);
        };
        let Some(place) = row.place else {
            return Ok(Located::Hidden);
        };
        let Some(lengths) = &view.sorted else {
            let table = self.table();
            let shard = table
                .homes
                .iter()
                .position(|home| home.place.index == row.shard);
            let before = shard.and_then(|shard| view.before.get(shard));
            return Ok(before.map_or(Located::Absent, |before| Located::At(before + place)));
        };
        let before = self.rows_before(revision, lengths, member, place).await?;
        Ok(Located::At(before))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::job::member::Held;
    use crate::table::Shard;

    #[test]
    fn a_row_is_found_by_its_first_line_alone() {
        let held = Held {
            shard: Shard {
                index: 0,
                columns: Vec::new(),
                rows: 4,
                // the second row takes three lines
                line_breaks: vec![(2, 4)],
            },
            first_row: 0,
            first_line: 1,
            member_row: 0,
        };
        let lines = [0, 1, 2, 3, 4, 5, 6].map(|line| row_at(&held, line));
        assert_eq!(
            lines,
            [Some(0), Some(1), None, None, Some(2), Some(3), None]
        );
    }
}
