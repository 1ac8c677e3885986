//! The geometry of the rows seen, for a map of their own.

use super::chart::{names, things};
use super::{Crew, Director, MemberAsk};
use crate::geo::crs;
use crate::map::features::{candidates, found, offer, other_zone, sources, values};
use crate::map::towns::towns;
use crate::ops::features::{FeatureAsk, FeatureShards, joined};
use crate::ops::places;
use model::column::ColumnProfile;
use model::feature_map::{FeatureChoice, FeatureOffer, FeatureSheet, FeatureSource};
use model::message::Row;
use model::note::{Problem, ProblemKind};

/// So many rows are told at once.
const MOST_ROWS: usize = 2_000;

impl<C: Crew> Director<C> {
    /// The geometry of the rows of the current view, for the map a user chose or the one most worth seeing; `None`
    /// when no column says where rows are.
    ///
    /// # Errors
    /// [`ProblemKind::Stale`] without a file, and what the crew says.
    pub async fn features(
        &self,
        choice: Option<&FeatureChoice>,
    ) -> Result<Option<(FeatureOffer, FeatureSheet)>, Problem> {
        let columns = self.profile();
        let found = self.found_sources(&columns).await?;
        let Some(mut offer) = offer(&columns, &found, choice) else {
            return Ok(None);
        };
        let opened = self.opened_as_read();
        let opened = opened.ok_or(Problem::from(ProblemKind::Stale))?;
        let source = offer.choice.source;
        let of_file = opened.sniff.crs.as_deref().and_then(crs::number);
        let ask = FeatureAsk {
            revision: self.revision(),
            source,
            epsg: match source {
                FeatureSource::Geometry { .. } => of_file,
                FeatureSource::Metres { .. } => other_zone(&columns, source).or(of_file),
                FeatureSource::Degrees { .. } => None,
            },
            colour: offer
                .choice
                .colour
                .map(|column| (column, values(&columns, column))),
            size: offer.choice.size,
            name: offer.named,
        };
        let parts = self
            .ask_all::<Box<FeatureShards>>(MemberAsk::Features(Box::new(ask)))
            .await?;
        let (mut sheet, tally) = joined(parts.into_iter().map(|part| *part).collect());
        sheet.towns = towns();
        offer.tally = tally;
        match things::of(&opened, &columns) {
            Some(things) => {
                let said = things.of.into_iter().chain(things.year);
                offer.name = said.collect::<Vec<_>>().join(" ");
                offer.things = Some(things.noun);
            }
            None => offer.name = names::of_things(&opened).unwrap_or_default(),
        }
        Ok(Some((offer, sheet)))
    }

    /// The columns that say where rows are, the most exact first.
    ///
    /// # Errors
    /// What the crew says.
    pub async fn feature_sources(&self) -> Result<Vec<FeatureSource>, Problem> {
        let columns = self.profile();
        let found = self.found_sources(&columns).await?;
        Ok(sources(&columns, &found))
    }

    /// Those among them that kinds do not tell.
    async fn found_sources(
        &self,
        columns: &[ColumnProfile],
    ) -> Result<Vec<FeatureSource>, Problem> {
        let candidates = candidates(columns);
        if candidates.is_empty() {
            return Ok(Vec::new());
        }
        let parts = self.ask_all(MemberAsk::Places(candidates.clone())).await?;
        Ok(found(&candidates, &places::joined(parts)))
    }

    /// Rows of the table by their numbers from 0, whether they are seen or not; of many only the first.
    ///
    /// # Errors
    /// [`ProblemKind::Stale`] for a row there is not, and what the crew says.
    pub async fn told_rows(&self, rows: &[u32], columns: &[u32]) -> Result<Vec<Row>, Problem> {
        let rows = rows.get(..MOST_ROWS).unwrap_or(rows);
        let all = self.table().rows;
        if rows.iter().any(|row| u64::from(*row) >= all) {
            return Err(ProblemKind::Stale.into());
        }
        self.rows_at(rows, columns.to_vec(), false).await
    }
}
