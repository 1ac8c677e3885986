//! Prints of the rows of a member, shard by shard.

use super::print::{Printer, of_row};
use super::side::{PrintAsk, Prints, ValueAsk};
use crate::job::member::Held;
use crate::job::task::Work;
use crate::job::{Member, MemberAnswer};
use model::note::Problem;
use std::ops::Range;

/// What is printed.
pub(crate) enum Wanted {
    /// Rows of a portion.
    Portion(PrintAsk),
    /// Values of these rows, all of which are the member's own.
    Values(ValueAsk),
}

/// Goes through the rows of a member.
pub(crate) struct Printing {
    wanted: Wanted,
    /// The next shard.
    shard: usize,
    /// For values: which of the rows asked for stand where, by row.
    order: Vec<u32>,
    bytes: Vec<u8>,
}

impl Printing {
    pub(crate) fn new(wanted: Wanted) -> Self {
        let (mut order, mut bytes) = (Vec::new(), Vec::new());
        if let Wanted::Values(ask) = &wanted {
            order = (0..ask.rows.len() as u32).collect();
            order.sort_by_key(|at| ask.rows.get(*at as usize).copied());
            bytes = vec![0; ask.rows.len() * ask.columns.len() * 8];
        }
        Self {
            wanted,
            shard: 0,
            order,
            bytes,
        }
    }
}

/// Adds the prints of the rows of a shard.
fn portion(ask: &PrintAsk, held: &Held, bytes: &mut Vec<u8>) {
    let printers: Vec<Option<Printer<'_>>> = ask
        .columns
        .iter()
        .map(|spec| {
            let column = held.shard.columns.get(spec.column as usize)?;
            Some(Printer::new(column, *spec))
        })
        .collect();
    let print = |set: &[u32], row: usize| {
        let printers = set.iter().map(|place| printers.get(*place as usize));
        of_row(printers.map(|printer| match printer {
            Some(Some(printer)) => printer.at(row),
            _ => 0,
        }))
    };
    let Some((first, rest)) = ask.sets.split_first() else {
        return;
    };
    for row in 0..held.shard.rows {
        let own = print(first, row);
        if !ask.portion.has(own) {
            continue;
        }
        // a director makes sure that rows can be told so
        let number = (held.first_row + row as u64) as u32;
        bytes.extend_from_slice(&number.to_le_bytes());
        bytes.extend_from_slice(&own.to_le_bytes());
        for set in rest {
            bytes.extend_from_slice(&print(set, row).to_le_bytes());
        }
    }
}

/// Puts the prints of the values of some rows of a shard where they belong.
fn values(ask: &ValueAsk, order: &[u32], held: &Held, bytes: &mut [u8]) {
    let shard: Range<u64> = held.first_row..held.first_row + held.shard.rows as u64;
    let row_of = |at: &u32| u64::from(ask.rows.get(*at as usize).copied().unwrap_or(u32::MAX));
    let from = order.partition_point(|at| row_of(at) < shard.start);
    let to = order.partition_point(|at| row_of(at) < shard.end);
    let own = order.get(from..to).unwrap_or_default();
    if own.is_empty() {
        return;
    }
    for (place, spec) in ask.columns.iter().enumerate() {
        let Some(column) = held.shard.columns.get(spec.column as usize) else {
            continue;
        };
        let printer = Printer::new(column, *spec);
        for at in own {
            let print = printer.at((row_of(at) - shard.start) as usize);
            let start = (*at as usize * ask.columns.len() + place) * 8;
            if let Some(slot) = bytes.get_mut(start..start + 8) {
                slot.copy_from_slice(&print.to_le_bytes());
            }
        }
    }
}

impl Work for Printing {
    fn step(
        &mut self,
        member: &mut Member,
        budget: usize,
    ) -> Result<Option<MemberAnswer>, Problem> {
        // texts that repeat are printed once for a shard, so a shard is the least that is worth a step
        let mut cells = 0;
        while cells * 8 <= budget {
            let Some(held) = member.held_at(self.shard) else {
                let bytes = std::mem::take(&mut self.bytes);
                return Ok(Some(MemberAnswer::Printed(Prints::new(bytes))));
            };
            match &self.wanted {
                Wanted::Portion(ask) => {
                    portion(ask, held, &mut self.bytes);
                    cells += held.shard.rows * ask.columns.len();
                }
                Wanted::Values(ask) => {
                    values(ask, &self.order, held, &mut self.bytes);
                    cells += held.shard.rows;
                }
            }
            self.shard += 1;
        }
        Ok(None)
    }
}
