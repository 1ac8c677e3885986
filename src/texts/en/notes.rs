//! How a file was read, as sentences, in English.

use crate::format::integer;
use crate::notes::NoteTexts;
use model::message::Language::English;
use model::note::Note;

/// How a file was read, as sentences.
pub static TEXTS: NoteTexts = NoteTexts { sentence };

fn sentence(note: &Note) -> String {
    let n = |count: &u64| integer(*count, English);
    match note {
        Note::TitleRowsSetAside { rows: 1 } => {
            "The first row is a title and not part of the table.".to_owned()
        }
        Note::TitleRowsSetAside { rows } => format!(
            "The first {} rows are title and explanation and not part of the table.",
            n(rows)
        ),
        Note::FooterRowsSetAside { rows: 1 } => {
            "The last row is a remark below the table and is not counted.".to_owned()
        }
        Note::FooterRowsSetAside { rows } => format!(
            "The last {} rows are remarks below the table and are not counted.",
            n(rows)
        ),
        Note::RaggedRows {
            short,
            long,
            first_row,
        } => {
            let mut parts = Vec::new();
            if *short > 0 {
                parts.push(format!(
                    "{} too few fields; the lacking ones are set as empty",
                    rows(*short)
                ));
            }
            if *long > 0 {
                parts.push(format!(
                    "{} too many fields; they stand in extra columns at the end",
                    rows(*long)
                ));
            }
            format!(
                "{}. The first is row {}. See whether a delimiter stands inside a text without quotation marks.",
                parts.join(", and "),
                n(first_row)
            )
        }
        Note::EncodingRevised { from, to, byte } => format!(
            "The beginning of the file looked like {}, but further down (byte {}) it turned out to be {}. All of it is read that way.",
            encoding(from),
            n(byte),
            encoding(to)
        ),
        Note::TypeRevised {
            column,
            from,
            to,
            row,
        } => format!(
            "{column} looked like type “{}” at first but is “{}”: row {} holds something that does not fit.",
            kind(from),
            kind(to),
            n(row)
        ),
        Note::BadBytes { count, first_byte } => format!(
            "{} not readable with the chosen encoding, shown as \u{fffd}; the first at byte {}. Try another encoding.",
            signs(*count),
            n(first_byte)
        ),
        Note::LostLetters { count, first_row } => format!(
            "{} lost before the file was saved, shown as \u{fffd}; the first in row {}. Ask the source for the file again.",
            signs(*count),
            n(first_row)
        ),
        Note::DoubleEncoding { count, first_row } => format!(
            "{} turned into two or three (such as “Ã¦” for “æ”), because the file was once saved in the wrong encoding; the first in row {}. They can be repaired: choose “{}” under “Encoding”.",
            letters(*count),
            n(first_row),
            (super::page::TEXTS.assumed.encoding_name)(model::sniff::Encoding::Utf8Twice)
        ),
        Note::MatrixLaidOut {
            groups,
            levels,
            figures_are_rows,
        } => {
            let figures = if *figures_are_rows {
                " The headings of the figures became columns too, so that every figure has a row."
            } else {
                ""
            };
            format!(
                "The file is a matrix from Statistikbanken. {} written out for each of the rows below, in {} columns.{figures} Choose “as it stands” to see the rows of the file itself.",
                match groups {
                    1 => "1 heading between the rows was".to_owned(),
                    count => format!("{} headings between the rows were", n(count)),
                },
                n(levels)
            )
        }
        Note::RowsMended { rows: count, first_row } => format!(
            "{} delimiters or quotes that break the rules; they were read so that the fields fit; the first is row {}. Check that they are right.",
            rows(*count),
            n(first_row)
        ),
        Note::RepeatedHeader { rows: count, first_row } => format!(
            "The column names come again {} among the data; the first time in row {}. Those rows are left out.",
            match count {
                1 => "once".to_owned(),
                count => format!("{} times", n(count)),
            },
            n(first_row)
        ),
        Note::TotalRows { column, rows: count } => format!(
            "{} a total of other rows (see {column}). Do not add them to the others.",
            match count {
                1 => "1 row is".to_owned(),
                count => format!("{} rows are", n(count)),
            }
        ),
        Note::UnclosedQuote { row } => format!(
            "A quotation mark in row {} is never closed, so the rest of the file may be read wrong. Mend it in the file and open it again.",
            n(row)
        ),
        Note::AmbiguousNumbers { column, count } => format!(
            "{} in {column} can be read in two ways (like 1.250), here as thousands. If the point is a decimal point, choose that under “Numbers”.",
            values(*count)
        ),
        Note::AmbiguousDates { column, count } => format!(
            "{} in {column} can have day or month first (like 03-04-2026), here read as day first. If that is wrong, choose under “Dates”.",
            values(*count)
        ),
        Note::DamagedNumbers {
            column,
            count,
            first_row,
        } => format!(
            "{} in {column} with several points that are no thousands, the first in row {}: decimals damaged by a spreadsheet, here read as text. Ask the source for the file again.",
            values(*count),
            n(first_row)
        ),
        Note::MixedSigns {
            column,
            comma,
            point,
            ..
        } => format!(
            "{column} has numbers with a decimal comma ({}) and numbers with a decimal point ({}). Each was read for itself.",
            n(comma),
            n(point)
        ),
        Note::SignsDiffer {
            comma,
            comma_column,
            point,
            point_column,
        } => format!(
            "{} with a decimal comma (the first is {comma_column}), {} with a decimal point (the first is {point_column}). Each column was read its own way.",
            columns(*comma),
            columns(*point)
        ),
        Note::MixedZeros {
            column,
            with_zero,
            without,
        } => format!(
            "{column} has codes with a leading zero ({}) and shorter codes without ({}) that have probably lost theirs. They are read as text, as they stand. Mend them at the source.",
            n(with_zero),
            n(without)
        ),
        Note::ShortYears {
            column,
            count,
            from,
            to,
        } => format!(
            "{} in {column} with years of two digits, read as years from {from} to {to}.",
            values(*count)
        ),
        Note::NilDashes { count, .. } => format!(
            "{} written as a dash (-). In official statistics it means nil, so it is read as 0.",
            values(*count)
        ),
        Note::CrsAssumed { crs } => format!(
            "The file does not say which coordinate system it uses. The coordinates look like {} and are read so.",
            system(crs)
        ),
        Note::CrsContradicted { said, crs } => format!(
            "The file says that its coordinates are {}, but they look like {} and are read so.",
            system(said),
            system(crs)
        ),
        Note::CrsUnknown { name } => format!(
            "The coordinate system “{name}” is not known, so the places cannot be shown on a map. Ask the source for the file in EPSG:25832."
        ),
        Note::AxesSwapped => {
            "The coordinates stand with north before east. On a map they must be swapped.".to_owned()
        }
        Note::HeightsLeftOut { count } => format!(
            "{} had heights or measures. These are left out; east and north are there.",
            geometries(*count)
        ),
        Note::BadGeometries { count, first_row } => format!(
            "{} could not be read and left empty; the first in row {} of the table.",
            geometries(*count),
            n(first_row)
        ),
        Note::NamesCut { count, chars } => format!(
            "{} {} characters long, and names cannot be longer in this kind of file. They are probably cut. Look up their meaning at the source.",
            match count {
                1 => "1 column name is".to_owned(),
                count => format!("{} column names are", n(count)),
            },
            n(chars)
        ),
        Note::EncodingAssumed { encoding: id } => format!(
            "The file does not say how its texts are encoded. By their letters they are read as {}.",
            encoding(id)
        ),
        Note::MemosLeftOut { columns: 1 } => {
            "1 column has its long texts in a file of its own (.dbt), which is not read. The column is left out."
                .to_owned()
        }
        Note::MemosLeftOut { columns } => format!(
            "{} columns have their long texts in a file of its own (.dbt), which is not read. These columns are left out.",
            n(columns)
        ),
        Note::DeletedLeftOut { count } => format!(
            "{} marked as deleted and left out.",
            match count {
                1 => "1 record is".to_owned(),
                count => format!("{} records are", n(count)),
            }
        ),
        Note::CompanionMissing { ending } => {
            let (what, missing) = match ending.as_str() {
                "shp" => ("places", "so the table has no geometry"),
                "dbf" | "mid" => ("attributes", "so the table has geometry only"),
                "prj" => ("coordinate system", "so it is unknown"),
                _ => ("rest", "so something is missing"),
            };
            format!(
                "The file .{ending} with the {what} is not there, {missing}. Put all files of the same name into a zip and open that."
            )
        }
        Note::OtherSheets { count, hidden } => {
            let hidden = match hidden {
                0 => String::new(),
                n => format!(" ({} hidden)", integer(*n, English)),
            };
            match count {
                1 => format!("The workbook has 1 more sheet{hidden}."),
                n => format!(
                    "The workbook has {} more sheets{hidden}.",
                    integer(*n, English)
                ),
            }
        }
        Note::HiddenSheets { names, more } => {
            let shown: Vec<String> = names.iter().map(|name| format!("“{name}”")).collect();
            let more = match more {
                0 => String::new(),
                n => format!(" and {} more", integer(*n, English)),
            };
            let (subject, are, them) = match names.as_slice() {
                [_] if more.is_empty() => ("The sheet", "is", "it"),
                _ => ("The sheets", "are", "them"),
            };
            format!(
                "{subject} {}{more} {are} hidden in the workbook, but part of the file. Remove {them} before sharing it if others must not see {them}.",
                shown.join(", ")
            )
        }
        Note::OtherMembers { count: 1 } => {
            "The zip file has 1 more file that may be a table.".to_owned()
        }
        Note::OtherMembers { count } => format!(
            "The zip file has {} more files that may be tables.",
            n(count)
        ),
        Note::MergedCellsFilled { cells } => format!(
            "The sheet has merged cells. Their value is repeated in {} they cover.",
            match cells {
                1 => "the cell".to_owned(),
                many => format!("the {} cells", n(many)),
            }
        ),
        Note::ErrorCells { count, first_row } => format!(
            "{} an error of the spreadsheet (such as #N/A or #DIV/0!), read as missing; the first in row {}. Mend the formulas in the spreadsheet.",
            match count {
                1 => "1 cell shows".to_owned(),
                many => format!("{} cells show", n(many)),
            },
            n(first_row)
        ),
        Note::FormulasWithoutValue { count } => format!(
            "{} without a saved result, read as missing. Open the file in a spreadsheet, save it and choose it again.",
            match count {
                1 => "1 cell is a formula".to_owned(),
                many => format!("{} cells are formulas", n(many)),
            }
        ),
        Note::HiddenCells { rows, columns } => {
            let mut parts = Vec::new();
            match rows {
                0 => {}
                1 => parts.push("1 row".to_owned()),
                many => parts.push(format!("{} rows", n(many))),
            }
            match columns {
                0 => {}
                1 => parts.push("1 column".to_owned()),
                many => parts.push(format!("{} columns", n(many))),
            }
            let are = if rows + columns == 1 { "is" } else { "are" };
            format!(
                "{} of the sheet {are} hidden, but read like the others. Check whether they may be shared.",
                parts.join(" and ")
            )
        }
        Note::CutOff { rows } => format!(
            "The file ends in the middle of a row. {} rows are whole. Download the file again if it should be longer.",
            n(rows)
        ),
        Note::BrokenFrom { rows, line, column } => format!(
            "The file is not written correctly from line {}, character {} on. The {} rows above were read. Download the file again, or ask whoever made it.",
            n(line),
            n(column),
            n(rows)
        ),
        Note::BadLines {
            count: 1,
            first_line,
        } => format!(
            "Line {} is not written correctly and is left out. The rest was read.",
            n(first_line)
        ),
        Note::BadLines { count, first_line } => format!(
            "{} lines are not written correctly and are left out. The first is line {}. The rest was read.",
            n(count),
            n(first_line)
        ),
        Note::RepeatedKeys { count } => format!(
            "{} stood under a name that came again in the same record. The last value counts.",
            values(*count)
        ),
        Note::OtherTables { count: 1 } => {
            "The file has 1 more table. One of them is shown here.".to_owned()
        }
        Note::OtherTables { count } => format!(
            "The file has {} more tables. One of them is shown here.",
            n(count)
        ),
        Note::LimitReached { limit, value } => {
            let what = match limit.as_str() {
                "cells" => "cells",
                "columns" => "columns",
                "bytes" => "bytes",
                "sheet_bytes" => "bytes in the sheet",
                other => other,
            };
            format!(
                "The file is larger than Datalup reads: the limit is {} {what}. The rest is left out.",
                n(value)
            )
        }
        Note::FirstRowsOnly { rows } => format!(
            "Only the first {} rows were read, as you chose. Numbers and charts cover them, not the whole file.",
            n(rows)
        ),
        Note::SomeRowsOnly { rows, of, random } => format!(
            "The numbers about the columns hold for all {} rows. The table shows {}; search, filters and chart are about those alone.",
            n(of),
            match random {
                true => format!("{} random rows of the whole file", n(rows)),
                false => format!("the first {} rows", n(rows)),
            }
        ),
        Note::ColumnsLeftOut { columns, of } => format!(
            "{} of the file's {} columns are left out, as you chose.",
            n(columns),
            n(of)
        ),
        Note::KleMissing => {
            "The KLE register is not part of this edition of Datalup, so no subject is suggested.".to_owned()
        }
        Note::TooLittleText { words: 0 } => {
            "The file has no words that could point to a subject.".to_owned()
        }
        Note::TooLittleText { words: 1 } => {
            "The file has only 1 word that could point to a subject. Give it a name or a title that says what it is about.".to_owned()
        }
        Note::TooLittleText { words } => format!(
            "The file says too little about what it is about ({} words could point to a subject). Give it a name or a title that says so.",
            n(words)
        ),
        Note::StatisticsWithoutSubject => {
            "This looks like general statistics, which rarely have a KLE subject of their own.".to_owned()
        }
        Note::NoMunicipalTask => "The words in the file point to no municipal task.".to_owned(),
        Note::ThinMargin => "The two best subjects are close. Judge for yourself.".to_owned(),
        Note::NotChecked => {
            "Quality and personal data have not been checked. Judge for yourself before publishing."
                .to_owned()
        }
    }
}

fn rows(count: u64) -> String {
    match count {
        1 => "1 row has".to_owned(),
        n => format!("{} rows have", integer(n, English)),
    }
}

fn geometries(count: u64) -> String {
    match count {
        1 => "1 geometry".to_owned(),
        n => format!("{} geometries", integer(n, English)),
    }
}

/// A reference system by its id, in words where it has any.
fn system(crs: &str) -> String {
    match crs {
        "OGC:CRS84" | "EPSG:4326" => format!("longitude and latitude ({crs})"),
        "EPSG:25832" => format!("UTM zone 32 ({crs})"),
        "EPSG:25833" => format!("UTM zone 33 ({crs})"),
        other => other.to_owned(),
    }
}

fn signs(count: u64) -> String {
    match count {
        1 => "1 character was".to_owned(),
        n => format!("{} characters were", integer(n, English)),
    }
}

fn columns(count: u64) -> String {
    match count {
        1 => "1 column".to_owned(),
        n => format!("{} columns", integer(n, English)),
    }
}

fn letters(count: u64) -> String {
    match count {
        1 => "1 letter was".to_owned(),
        n => format!("{} letters were", integer(n, English)),
    }
}

fn values(count: u64) -> String {
    match count {
        1 => "1 value".to_owned(),
        n => format!("{} values", integer(n, English)),
    }
}

/// An encoding by the id the engine gives.
fn encoding(id: &str) -> String {
    model::sniff::Encoding::ALL
        .into_iter()
        .find(|known| known.id() == id)
        .map_or_else(
            || id.to_owned(),
            |known| (super::page::TEXTS.assumed.encoding_name)(known).to_owned(),
        )
}

/// A type by the id the engine gives.
fn kind(id: &str) -> &str {
    use model::column::ColumnType::{Boolean, Date, DateTime, Decimal, Integer, Text, Time};
    [Integer, Decimal, Date, DateTime, Time, Boolean, Text]
        .into_iter()
        .find(|known| known.id() == id)
        .map_or(id, super::page::TEXTS.column.type_word)
}
