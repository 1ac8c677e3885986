//! One of two editions that are compared: what its director answers of it.

use super::{Answering, Crew, Director, MemberAsk, join_all};
use crate::compare::side::{PrintAsk, Prints, SideFacts, ValueAsk};
use crate::compare::{Side, SideAnswer, SideAsk};
use model::message::Row;
use model::note::{Problem, ProblemKind};

/// Rows asked of one member: places in the answer, and rows of the table.
type Share = (Vec<u32>, Vec<u32>);

impl<C: Crew> Side for Director<C> {
    fn ask(&self, ask: SideAsk) -> Answering<'_, SideAnswer> {
        Box::pin(async move {
            Ok(match ask {
                SideAsk::Facts => SideAnswer::Facts(Box::new(self.side_facts()?)),
                SideAsk::Prints(ask) => SideAnswer::Prints(self.prints(ask).await?),
                SideAsk::Values(ask) => SideAnswer::Prints(self.value_prints(ask).await?),
                SideAsk::Rows {
                    rows,
                    columns,
                    whole,
                } => SideAnswer::Rows(self.rows_at(&rows, columns, whole).await?),
            })
        })
    }
}

impl<C: Crew> Director<C> {
    fn side_facts(&self) -> Result<SideFacts, Problem> {
        let opened = self.opened_as_read();
        let opened = opened.ok_or(Problem::from(ProblemKind::Stale))?;
        let mut columns = self.table().facts.clone();
        columns.truncate(opened.columns.len());
        // rows travel by their numbers, in 32 bits
        if columns.len() < opened.columns.len() {
            return Err(ProblemKind::Stale.into());
        }
        if opened.rows > u64::from(u32::MAX) {
            return Err(ProblemKind::OutOfMemory.into());
        }
        Ok(SideFacts { opened, columns })
    }

    async fn prints(&self, ask: PrintAsk) -> Result<Prints, Problem> {
        let parts: Vec<Prints> = self.ask_all(MemberAsk::Print(Box::new(ask))).await?;
        let mut bytes = Vec::new();
        for mut part in parts {
            match bytes.is_empty() {
                true => bytes = part.take_bytes(),
                false => bytes.extend_from_slice(&part.take_bytes()),
            }
        }
        Ok(Prints::new(bytes))
    }

    /// Which member has which of the rows.
    fn shares(&self, rows: &[u32]) -> Result<Vec<Share>, Problem> {
        let table = self.table();
        let mut shares: Vec<Share> = vec![Share::default(); self.crew.members()];
        for (place, row) in (0u32..).zip(rows) {
            // shards without rows begin where the next one does
            let after = table
                .homes
                .partition_point(|home| home.place.first_row <= u64::from(*row));
            let home = after.checked_sub(1).and_then(|at| table.homes.get(at));
            let share = home.and_then(|home| shares.get_mut(home.member));
            let (places, own) = share.ok_or(Problem::from(ProblemKind::Stale))?;
            places.push(place);
            own.push(*row);
        }
        Ok(shares)
    }

    async fn value_prints(&self, ask: ValueAsk) -> Result<Prints, Problem> {
        let width = ask.columns.len() * 8;
        let shares = self.shares(&ask.rows)?;
        let asks = shares.iter().enumerate().map(|(member, share)| {
            let columns = ask.columns.clone();
            let rows = share.1.clone();
            async move {
                if rows.is_empty() {
                    return Ok(Prints::default());
                }
                let ask = ValueAsk { columns, rows };
                self.ask_one::<Prints>(member, MemberAsk::PrintValues(Box::new(ask)))
                    .await
            }
        });
        let mut bytes = vec![0; ask.rows.len() * width];
        for (answer, (places, _)) in join_all(asks).await.into_iter().zip(&shares) {
            let own = answer?.take_bytes();
            for (place, values) in places.iter().zip(own.chunks_exact(width.max(1))) {
                let start = *place as usize * width;
                if let Some(slot) = bytes.get_mut(start..start + width) {
                    slot.copy_from_slice(values);
                }
            }
        }
        Ok(Prints::new(bytes))
    }

    /// Rows of the table, whether they pass the view or not.
    pub(super) async fn rows_at(
        &self,
        rows: &[u32],
        columns: Vec<u32>,
        whole: bool,
    ) -> Result<Vec<Row>, Problem> {
        let shares = self.shares(rows)?;
        let asks = shares.iter().enumerate().map(|(member, share)| {
            let (rows, columns) = (share.1.clone(), columns.clone());
            async move {
                if rows.is_empty() {
                    return Ok(Vec::new());
                }
                let ask = MemberAsk::RowsAt {
                    rows,
                    columns,
                    whole,
                };
                self.ask_one::<Vec<Row>>(member, ask).await
            }
        });
        let mut placed: Vec<(u32, Row)> = Vec::with_capacity(rows.len());
        for (answer, (places, _)) in join_all(asks).await.into_iter().zip(&shares) {
            placed.extend(places.iter().copied().zip(answer?));
        }
        placed.sort_by_key(|row| row.0);
        Ok(placed.into_iter().map(|row| row.1).collect())
    }
}
