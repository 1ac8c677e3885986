//! What was mended while reading, in Danish.

use crate::steps::Around;
use model::mend::Mend;
use model::sniff::ReadOptions;

/// What was mended, and what is not any more.
pub(super) fn parts(options: &ReadOptions, around: &Around<'_>, parts: &mut Vec<String>) {
    let before = &around.before.mends;
    let place = |column: Option<u32>, mend: &Mend| match column {
        _ if *mend == Mend::DropEmptyRows => String::new(),
        Some(column) => format!("{} ", (around.name)(column)),
        None => "alle kolonner ".to_owned(),
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
            false => format!("ikke længere {mended}"),
        });
    }
    // of other columns than before nothing can be said to have gone
    if options.columns != around.before.columns {
        return;
    }
    for (column, mend) in before {
        if !options.mends.contains(&(*column, mend.clone())) {
            parts.push(format!(
                "{}ikke længere {}",
                place(*column, mend),
                mended(mend)
            ));
        }
    }
}

/// What a repair makes of values, after the name of their column.
pub(super) fn mended(mend: &Mend) -> String {
    let quoted = |text: &String| format!("»{text}«");
    match mend {
        Mend::Trim => "uden overflødige mellemrum".to_owned(),
        Mend::Replace(pairs) => match pairs.as_slice() {
            [(from, to)] => format!("med »{to}« for »{from}«"),
            pairs => format!("med {} stavemåder rettet", pairs.len()),
        },
        Mend::Pad(width) => format!("med nuller foran til {width} tegn"),
        Mend::Missing(spellings) if spellings.len() < 4 => {
            let spellings: Vec<String> = spellings.iter().map(quoted).collect();
            format!("med {} som manglende", spellings.join(", "))
        }
        Mend::Missing(spellings) => format!("med {} værdier som manglende", spellings.len()),
        Mend::HideSmall(most) => format!("uden tal fra 1 til {most}"),
        Mend::DropColumn => "fjernet".to_owned(),
        Mend::TurnAxes => "med øst før nord i geometrien".to_owned(),
        Mend::RepairLetters => "med »Ã¦« læst som »æ«".to_owned(),
        Mend::DropEmptyRows => "uden tomme rækker".to_owned(),
    }
}
