//! A recipe as a file: what was done with one edition of a file, to be done with the next.
//!
//! Columns are kept with their names: in another edition they may stand elsewhere, and some may be missing.

use crate::recipe::{FoundRows, KindChoice, Step, View};
use crate::sniff::ReadOptions;
use crate::text_lines::LineChoice;
use serde::{Deserialize, Serialize};

/// Names the form of the file.
pub const FORM: &str = "datalup-opskrift";
/// The version of the form.
pub const VERSION: u32 = 1;

/// A recipe as a file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RecipeFile {
    /// [`FORM`].
    pub form: String,
    /// The version it was written in; later ones may say what this program does not know.
    pub version: u32,
    /// The names of the columns that positions mean, without those made here.
    pub columns: Vec<String>,
    /// How the file is read.
    pub read: ReadOptions,
    /// What is done then, in this order.
    pub steps: Vec<Step>,
}

/// A recipe for the columns of another file.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Fitted {
    /// The steps, reading first.
    pub steps: Vec<Step>,
    /// Columns of the recipe that the file has not; what was said of them alone is left out.
    pub missing: Vec<String>,
    /// Columns of the file that the recipe does not know.
    pub unknown: Vec<String>,
}

impl RecipeFile {
    /// The recipe of what is seen. `columns` are the names of the table's columns without those made here.
    #[must_use]
    pub fn of(view: &View, columns: Vec<String>) -> Self {
        let lines = view.lines.iter().cloned().map(Step::SortLines);
        let filters = view.query.filters.iter();
        let filters = filters.map(|(column, test)| Step::Filter {
            column: *column,
            test: test.clone(),
        });
        let found = view.query.found.clone();
        let search = Some(view.query.search.clone()).filter(|text| !text.is_empty());
        let sort = Some(view.query.sort.clone()).filter(|keys| !keys.is_empty());
        let hidden = view
            .hidden
            .iter()
            .map(|column| Step::Hide { column: *column });
        let pinned = view.pinned.iter().map(|column| Step::Pin {
            column: *column,
            pinned: true,
        });
        let widths = view.widths.iter().map(|(column, width_px)| Step::Resize {
            column: *column,
            width_px: *width_px,
        });
        let kinds = view.kinds.iter().map(|(column, kind)| Step::Kind {
            column: *column,
            kind: match kind {
                Some(id) => KindChoice::Kind(id.clone()),
                None => KindChoice::Nothing,
            },
        });
        let notes = view.notes.iter().map(|(column, note)| Step::Describe {
            column: *column,
            note: note.clone(),
        });
        let decision = view.decision.clone().map(|own| Step::Decide(Some(own)));
        let steps = lines
            .chain(filters)
            .chain(search.map(Step::Search))
            .chain(found.map(|found| Step::Found(Some(found))))
            .chain(sort.map(Step::Sort))
            .chain(hidden)
            .chain(pinned)
            .chain(widths)
            .chain(kinds)
            .chain(notes)
            .chain(decision)
            .chain(view.chart.clone().map(|own| Step::Chart(Some(own))))
            .chain(view.borders.clone().map(|own| Step::Borders(Some(own))))
            .chain(view.people.clone().map(|own| Step::People(Some(own))))
            .chain(view.map.clone().map(|own| Step::Map(Some(own))))
            .chain(view.features.clone().map(|own| Step::Features(Some(own))));
        Self {
            form: FORM.to_owned(),
            version: VERSION,
            columns,
            // how much of a file fits is a matter of its size
            read: ReadOptions {
                row_limit: None,
                sample: None,
                ..view.read.clone()
            },
            steps: steps.collect(),
        }
    }

    /// True when this program understands all it says.
    #[must_use]
    pub fn is_known(&self) -> bool {
        self.form == FORM && self.version <= VERSION
    }

    /// How a file is read to find out which columns it has: all of them, and nothing is done to them yet.
    #[must_use]
    pub fn structure(&self) -> ReadOptions {
        ReadOptions {
            text_columns: Vec::new(),
            multipliers: Vec::new(),
            mends: Vec::new(),
            reshapes: Vec::new(),
            columns: Vec::new(),
            ..self.read.clone()
        }
    }

    /// The recipe for a file whose columns have these names, read by [`RecipeFile::structure`].
    #[must_use]
    pub fn fit(&self, names: &[String]) -> Fitted {
        let mut names = names.to_vec();
        let mut reshapes = Vec::new();
        for reshape in &self.read.reshapes {
            let own = reshape.fit(&names, |one, other| folded(one) == folded(other));
            if let Some(own) = own {
                own.rename(&mut names);
                reshapes.push(own);
            }
        }
        let mut taken = vec![false; names.len()];
        let mut find = |name: &String| {
            let same = |fold: fn(&str) -> String| {
                (0..names.len()).find(|at| !taken[*at] && fold(&names[*at]) == fold(name))
            };
            let at = same(str::to_owned).or_else(|| same(folded))?;
            taken[at] = true;
            Some(at as u32)
        };
        let in_file: Vec<Option<u32>> = self.columns.iter().map(&mut find).collect();
        let unknown = names.iter().zip(&taken).filter(|(_, taken)| !**taken);
        let unknown: Vec<String> = unknown.map(|(name, _)| name.clone()).collect();
        let missing = self.columns.iter().zip(&in_file);
        let missing = missing.filter(|(_, at)| at.is_none());
        let missing: Vec<String> = missing.map(|(name, _)| name.clone()).collect();
        // some were left out on purpose: so are those nobody knows
        let mut chosen: Vec<u32> = Vec::new();
        if !self.read.columns.is_empty() {
            chosen = in_file.iter().flatten().copied().collect();
            chosen.sort_unstable();
        }
        let table = ReadOptions {
            columns: chosen.clone(),
            ..ReadOptions::default()
        };
        let width = match chosen.len() {
            0 => names.len(),
            some => some,
        };
        let (before, after) = (self.columns.len() as u32, width as u32);
        let own = |column: u32| match in_file.get(column as usize) {
            Some(at) => table.table_column((*at)?),
            // columns made here stand behind the others
            None => Some(column - before + after),
        };
        let read = ReadOptions {
            reshapes,
            ..self.read_with(&own, chosen)
        };
        let mut steps = vec![Step::Read(read)];
        steps.extend(self.steps.iter().filter_map(|step| moved(step, &own)));
        if let [Step::Read(read)] = steps.as_slice()
            && *read == ReadOptions::default()
        {
            steps.clear();
        }
        Fitted {
            steps,
            missing,
            unknown,
        }
    }

    fn read_with(&self, own: &dyn Fn(u32) -> Option<u32>, columns: Vec<u32>) -> ReadOptions {
        let read = &self.read;
        let mends = read.mends.iter().filter_map(|(column, mend)| match column {
            None => Some((None, mend.clone())),
            Some(column) => Some((Some(own(*column)?), mend.clone())),
        });
        let mut text_columns: Vec<u32> = read.text_columns.iter().filter_map(|c| own(*c)).collect();
        text_columns.sort_unstable();
        let multipliers = read.multipliers.iter();
        let multipliers = multipliers.filter_map(|(column, factor)| Some((own(*column)?, *factor)));
        let mut multipliers: Vec<(u32, u32)> = multipliers.collect();
        multipliers.sort_unstable();
        ReadOptions {
            text_columns,
            multipliers,
            mends: mends.collect(),
            columns,
            ..read.clone()
        }
    }
}

/// A name as people see it: blanks and capitals do not matter.
fn folded(name: &str) -> String {
    name.split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .to_lowercase()
}

/// A step whose columns stand elsewhere; `None` when its column is missing.
fn moved(step: &Step, own: &dyn Fn(u32) -> Option<u32>) -> Option<Step> {
    Some(match step {
        Step::Read(_) => return None,
        Step::Filter { column, test } => Step::Filter {
            column: own(*column)?,
            test: test.moved(own)?,
        },
        Step::ClearFilter { column } => Step::ClearFilter {
            column: own(*column)?,
        },
        Step::Sort(keys) => {
            let keys: Option<Vec<_>> = keys
                .iter()
                .map(|key| {
                    let mut key = *key;
                    key.column = own(key.column)?;
                    Some(key)
                })
                .collect();
            Step::Sort(keys?)
        }
        Step::Hide { column } => Step::Hide {
            column: own(*column)?,
        },
        Step::Show { column } => Step::Show {
            column: own(*column)?,
        },
        Step::Pin { column, pinned } => Step::Pin {
            column: own(*column)?,
            pinned: *pinned,
        },
        Step::Resize { column, width_px } => Step::Resize {
            column: own(*column)?,
            width_px: *width_px,
        },
        Step::Kind { column, kind } => Step::Kind {
            column: own(*column)?,
            kind: kind.clone(),
        },
        Step::Describe { column, note } => Step::Describe {
            column: own(*column)?,
            note: note.clone(),
        },
        Step::SortLines(choice) => Step::SortLines(LineChoice {
            column: own(choice.column)?,
            ..choice.clone()
        }),
        Step::Chart(Some(spec)) => Step::Chart(Some(Box::new(spec.moved(own)?))),
        Step::Map(Some(choice)) => Step::Map(Some(Box::new(choice.moved(own)?))),
        Step::Features(Some(choice)) => Step::Features(Some(Box::new(choice.moved(own)?))),
        Step::Found(Some(found)) => Step::Found(Some(FoundRows {
            column: match found.column {
                Some(column) => Some(own(column)?),
                None => None,
            },
            ..found.clone()
        })),
        Step::Search(_)
        | Step::Decide(_)
        | Step::Chart(None)
        | Step::Map(None)
        | Step::Borders(_)
        | Step::People(_)
        | Step::Features(None)
        | Step::Found(None) => step.clone(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cell::Cell;
    use crate::mend::Mend;
    use crate::recipe::Test;
    use crate::reshape::{Reshape, Split, SplitBy};

    fn names(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    fn filter(column: u32) -> Step {
        Step::Filter {
            column,
            test: Test::Equals(Cell::Integer(1)),
        }
    }

    fn recipe() -> RecipeFile {
        let read = ReadOptions {
            delimiter: Some(';'),
            text_columns: vec![0],
            multipliers: vec![(2, 1000)],
            mends: vec![(Some(0), Mend::Pad(4)), (None, Mend::DropEmptyRows)],
            row_limit: Some(5),
            ..ReadOptions::default()
        };
        let view = View::of(&[Step::Read(read), filter(1), Step::Hide { column: 2 }]);
        RecipeFile::of(&view, names(&["kode", "navn", "beløb"]))
    }

    #[test]
    fn columns_are_found_by_name_where_they_stand_now() {
        let fitted = recipe().fit(&names(&["Beløb ", "år", "navn", "kode"]));
        let Some(Step::Read(read)) = fitted.steps.first() else {
            unreachable!("reading comes first");
        };
        assert_eq!(read.text_columns, [3]);
        assert_eq!(read.multipliers, [(0, 1000)]);
        assert_eq!(
            read.mends,
            [(Some(3), Mend::Pad(4)), (None, Mend::DropEmptyRows)]
        );
        assert_eq!((read.delimiter, read.row_limit), (Some(';'), None));
        assert_eq!(fitted.steps[1..], [filter(2), Step::Hide { column: 0 }]);
        assert_eq!(fitted.missing, [""; 0]);
        assert_eq!(fitted.unknown, ["år"]);
    }

    #[test]
    fn what_is_said_of_a_missing_column_is_left_out_and_told() {
        let fitted = recipe().fit(&names(&["kode", "beløb"]));
        assert_eq!(fitted.missing, ["navn"]);
        assert_eq!(fitted.steps[1..], [Step::Hide { column: 1 }]);
    }

    #[test]
    fn columns_left_out_stay_out() {
        let mut read = ReadOptions::default();
        read.add_mend(Some(1), &Mend::DropColumn, 3);
        let view = View::of(&[Step::Read(read), filter(1)]);
        let recipe = RecipeFile::of(&view, names(&["a", "c"]));
        let fitted = recipe.fit(&names(&["c", "b", "a", "ny"]));
        let Some(Step::Read(read)) = fitted.steps.first() else {
            unreachable!("reading comes first");
        };
        assert_eq!(read.columns, [0, 2]);
        assert_eq!(fitted.steps[1..], [filter(0)]);
        assert_eq!(fitted.unknown, ["b", "ny"]);
    }

    #[test]
    fn a_column_is_split_where_it_stands_now() {
        let mut read = ReadOptions::default();
        let split = Split {
            of: "sted".to_owned(),
            by: SplitBy::PostcodeTown,
            names: names(&["postnr", "by"]),
        };
        read.add_mend(Some(0), &Mend::Split(split), 2);
        read.add_mend(Some(1), &Mend::Trim, 3);
        let view = View::of(&[Step::Read(read), filter(2)]);
        let recipe = RecipeFile::of(&view, names(&["postnr", "by", "antal"]));
        let fitted = recipe.fit(&names(&["antal", "Sted", "ny"]));
        let Some(Step::Read(read)) = fitted.steps.first() else {
            unreachable!("reading comes first");
        };
        assert!(matches!(
            read.reshapes.as_slice(),
            [Reshape::Split { column: 1, .. }]
        ));
        assert_eq!(read.mends, [(Some(2), Mend::Trim)]);
        assert_eq!(fitted.steps[1..], [filter(0)]);
        assert_eq!(
            (fitted.missing, fitted.unknown),
            (Vec::new(), names(&["ny"]))
        );
    }

    #[test]
    fn the_same_file_gets_the_same_steps() {
        let own = recipe();
        let fitted = own.fit(&own.columns);
        let view = View::of(&fitted.steps);
        assert_eq!(RecipeFile::of(&view, own.columns.clone()), own);
    }
}
