//! What was mended while reading, in English.

use crate::steps::Around;
use model::mend::Mend;
use model::sniff::ReadOptions;

/// What was mended, and what is not any more.
pub(super) fn parts(options: &ReadOptions, around: &Around<'_>, parts: &mut Vec<String>) {
    let before = &around.before.mends;
    let place = |column: Option<u32>, mend: &Mend| match column {
        _ if *mend == Mend::DropEmptyRows => String::new(),
        Some(column) => format!("{} ", (around.name)(column)),
        None => "all columns ".to_owned(),
    };
    for (column, mend) in &options.mends {
        if !before.contains(&(*column, mend.clone())) {
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
    // of other columns than before nothing can be said to have gone
    if options.columns != around.before.columns {
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
        Mend::DropEmptyRows => "without empty rows".to_owned(),
    }
}
