//! What was mended while reading, in English.

use crate::steps::Around;
use model::mend::Mend;
use model::reshape::Reshape;
use model::sniff::{DecimalSign, ReadOptions};

/// What was mended, and what is not any more.
pub(super) fn parts(options: &ReadOptions, around: &Around<'_>, parts: &mut Vec<String>) {
    let before = &around.before.mends;
    let place = |column: Option<u32>, mend: &Mend| match column {
        _ if *mend == Mend::DropEmptyRows => String::new(),
        Some(column) => format!("{} ", (around.name)(column)),
        None => "all columns ".to_owned(),
    };
    // of columns behind one that is split everything was said before, where they stood then
    let surplus =
        |options: &ReadOptions| -> usize { options.reshapes.iter().map(Reshape::surplus).sum() };
    let is_split = surplus(options) != surplus(around.before);
    for (column, mend) in &options.mends {
        if !is_split && !before.contains(&(*column, mend.clone())) {
            parts.push(format!("{}{}", place(*column, mend), mended(mend)));
        }
    }
    if options.repair_double_encoding != around.before.repair_double_encoding {
        let mended = mended(&Mend::RepairLetters);
        parts.push(match options.repair_double_encoding {
            true => mended,
            false => format!("no longer {mended}"),
        });
    }
    let known = &around.before.reshapes;
    let is_back = known.len() > options.reshapes.len();
    let (more, fewer) = (options.reshapes.as_slice(), known.as_slice());
    let changed = if is_back {
        fewer.strip_prefix(more)
    } else {
        more.strip_prefix(fewer)
    };
    for reshape in changed.unwrap_or_default() {
        let (of, mend) = match reshape {
            Reshape::Split { split, .. } => (&split.of, Mend::Split(split.clone())),
            Reshape::Swap { swap, .. } => (&swap.names[0], Mend::Swap(swap.clone())),
        };
        parts.push(match is_back {
            true => format!("{of} no longer {}", mended(&mend)),
            false => format!("{of} {}", mended(&mend)),
        });
    }
    // of other columns than before nothing can be said to have gone
    if options.columns != around.before.columns || options.reshapes != *known {
        return;
    }
    for (column, mend) in before {
        if !options.mends.contains(&(*column, mend.clone())) {
            parts.push(format!(
                "{}no longer {}",
                place(*column, mend),
                mended(mend)
            ));
        }
    }
}

/// What a repair makes of values, after the name of their column.
pub(super) fn mended(mend: &Mend) -> String {
    let quoted = |text: &String| format!("“{text}”");
    match mend {
        Mend::Trim => "without needless blanks".to_owned(),
        Mend::Replace(pairs) => match pairs.as_slice() {
            [(from, to)] => format!("with “{to}” for “{from}”"),
            pairs => format!("with {} spellings put right", pairs.len()),
        },
        Mend::Pad(width) => format!("with zeros in front to {width} characters"),
        Mend::Missing(spellings) if spellings.len() < 4 => {
            let spellings: Vec<String> = spellings.iter().map(quoted).collect();
            format!("with {} as missing", spellings.join(", "))
        }
        Mend::Missing(spellings) => format!("with {} values as missing", spellings.len()),
        Mend::HideSmall(most) => format!("without numbers from 1 to {most}"),
        Mend::DropColumn => "removed".to_owned(),
        Mend::TurnAxes => "with east before north in its geometry".to_owned(),
        Mend::RepairLetters => "with “Ã¦” read as “æ”".to_owned(),
        Mend::Split(split) => {
            let names: Vec<String> = split.names.iter().map(quoted).collect();
            format!("split into {}", names.join(", "))
        }
        Mend::Numbers { units, missing } => {
            let units: Vec<String> = units.iter().map(quoted).collect();
            let words: Vec<String> = missing.iter().map(quoted).collect();
            let units = (!units.is_empty())
                .then(|| format!("without {} beside the numbers", units.join(", ")));
            let words =
                (!words.is_empty()).then(|| format!("with {} as missing", words.join(", ")));
            let parts: Vec<String> = units.into_iter().chain(words).collect();
            parts.join(" and ")
        }
        Mend::Days(_) => "with dates as 2024-05-31".to_owned(),
        Mend::Decimals(DecimalSign::Comma) => "with a decimal comma in all numbers".to_owned(),
        Mend::Decimals(DecimalSign::Point) => "with a decimal point in all numbers".to_owned(),
        Mend::Swap(swap) => format!("swapped with {}", swap.names[1]),
        Mend::DropEmptyRows => "without empty rows".to_owned(),
    }
}
