//! Where the values of columns lie that may be coordinates or geometry: all rows of the table, whatever view is seen.

use crate::geo::{Places, Point, text};
use crate::job::task::Work;
use crate::job::{Member, MemberAnswer};
use model::note::Problem;
use serde::{Deserialize, Serialize};

/// Columns that may say where rows are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Candidate {
    /// Two columns of numbers.
    Pair(u32, u32),
    /// Texts.
    Text(u32),
}

/// Adds up what members found, candidate by candidate.
#[must_use]
pub fn joined(parts: Vec<Vec<Places>>) -> Vec<Places> {
    parts.into_iter().fold(Vec::new(), |mut all, part| {
        all.resize(all.len().max(part.len()), Places::default());
        all.iter_mut()
            .zip(&part)
            .for_each(|(own, new)| own.merge(new));
        all
    })
}

/// Looks through the rows of a member, candidate by candidate.
pub(crate) struct Looking {
    candidates: Vec<Candidate>,
    found: Vec<Places>,
    shard: usize,
    candidate: usize,
    /// Rows of the shard that were looked at for this candidate.
    row: usize,
}

impl Looking {
    pub(crate) fn new(candidates: Vec<Candidate>) -> Self {
        Self {
            found: vec![Places::default(); candidates.len()],
            candidates,
            shard: 0,
            candidate: 0,
            row: 0,
        }
    }
}

/// What two numbers cost of a step's budget.
const NUMBERS_COST: i64 = 16;

impl Work for Looking {
    fn step(
        &mut self,
        member: &mut Member,
        budget: usize,
    ) -> Result<Option<MemberAnswer>, Problem> {
        let mut left = budget as i64;
        while let Some(held) = member.held_at(self.shard) {
            let (Some(candidate), Some(found)) = (
                self.candidates.get(self.candidate),
                self.found.get_mut(self.candidate),
            ) else {
                self.shard += 1;
                self.candidate = 0;
                continue;
            };
            let column = |at: u32| held.shard.columns.get(at as usize);
            let rows = held.shard.rows;
            while self.row < rows && left > 0 {
                let row = self.row;
                self.row += 1;
                match *candidate {
                    Candidate::Pair(first, second) => {
                        left -= NUMBERS_COST;
                        let number = |at: u32| column(at)?.cell(row).as_f64();
                        let (x, y) = (number(first), number(second));
                        // nought is written where no place is known
                        if let (Some(x), Some(y)) = (x, y)
                            && (x, y) != (0.0, 0.0)
                        {
                            found.look([x, y]);
                        }
                    }
                    Candidate::Text(own) => {
                        let text = column(own).and_then(|own| own.text(row));
                        let text = text.filter(|text| !text.trim().is_empty());
                        left -= text.map_or(0, str::len) as i64 * 8 + 1;
                        if let Some(point) = text.and_then(first_point) {
                            found.look(point);
                        }
                    }
                }
            }
            if self.row < rows {
                return Ok(None);
            }
            self.row = 0;
            self.candidate += 1;
        }
        Ok(Some(MemberAnswer::Places(std::mem::take(&mut self.found))))
    }
}

/// The first point of a geometry; nowhere for what is none, and nothing for an empty one.
fn first_point(of: &str) -> Option<Point> {
    let Some(said) = text::parse(of) else {
        return Some([f64::NAN; 2]);
    };
    let mut first = None;
    said.geometry.each_point(&mut |point| {
        first.get_or_insert(point);
    });
    first
}
