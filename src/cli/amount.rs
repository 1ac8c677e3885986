//! How much of a file is read: `--columns`, `--first`, `--sample` with `--seed`.

use model::sniff::{Pick, ReadOptions, Sample};

/// The words after the options, none or one for each.
#[derive(Default)]
pub(crate) struct Words {
    pub columns: Vec<String>,
    pub first: Vec<String>,
    pub sample: Vec<String>,
    pub seed: Vec<String>,
}

impl Words {
    /// The list for the words after an option.
    pub fn of(&mut self, option: &str) -> Option<&mut Vec<String>> {
        match option {
            "--columns" => Some(&mut self.columns),
            "--first" => Some(&mut self.first),
            "--sample" => Some(&mut self.sample),
            "--seed" => Some(&mut self.seed),
            _ => None,
        }
    }

    /// The first of these options that is there.
    pub fn any(&self) -> Option<&'static str> {
        [
            (&self.columns, "--columns"),
            (&self.first, "--first"),
            (&self.sample, "--sample"),
            (&self.seed, "--seed"),
        ]
        .into_iter()
        .find_map(|(words, option)| (!words.is_empty()).then_some(option))
    }

    /// What is read. The error is the option whose word cannot be understood.
    pub fn options(&self) -> Result<ReadOptions, &'static str> {
        let number = |words: &[String], option: &'static str| match words {
            [] => Ok(None),
            [word] => word.parse::<u64>().map(Some).map_err(|_| option),
            _ => Err(option),
        };
        let sample = number(&self.sample, "--sample")?;
        let seed = number(&self.seed, "--seed")?;
        let row_limit = number(&self.first, "--first")?;
        if seed.is_some() && sample.is_none() {
            return Err("--seed");
        }
        if row_limit == Some(0) || row_limit.is_some() && sample.is_some() {
            return Err("--first");
        }
        Ok(ReadOptions {
            columns: columns(&self.columns).ok_or("--columns")?,
            row_limit,
            sample: sample.map(|rows| Sample {
                rows,
                pick: Pick::Random {
                    seed: seed.unwrap_or(1),
                },
            }),
            ..ReadOptions::default()
        })
    }
}

/// Columns by their number from 1: `1,4,7-9`.
fn columns(words: &[String]) -> Option<Vec<u32>> {
    let mut columns = Vec::new();
    for part in words.iter().flat_map(|word| word.split(',')) {
        let (from, to) = part.split_once('-').unwrap_or((part, part));
        let (from, to) = (from.trim().parse::<u32>(), to.trim().parse::<u32>());
        let (from, to) = (from.ok()?, to.ok()?);
        // no table has more
        if from == 0 || from > to || to > 1 << 16 {
            return None;
        }
        columns.extend(from - 1..to);
    }
    columns.sort_unstable();
    columns.dedup();
    Some(columns)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    #[test]
    fn columns_are_numbers_and_ranges() {
        let of = |word: &str| columns(&[word.to_owned()]);
        assert_eq!(of("3,1,5-7,6"), Some(vec![0, 2, 4, 5, 6]));
        for wrong in ["", "0", "a", "3-1", "1,", "1-99999999"] {
            assert_eq!(of(wrong), None, "{wrong}");
        }
    }
}
