//! Why work stopped and what to do, in English.

use crate::format::{bytes, integer};
use crate::problems::{ProblemTexts, column_letters, is_geodata, listed};
use model::message::Language::English;
use model::note::{Place, ProblemKind};

/// Why work stopped and what to do.
pub static TEXTS: ProblemTexts = ProblemTexts {
    what,
    why,
    to_do,
    place,
};

fn what(kind: &ProblemKind) -> String {
    match kind {
        ProblemKind::EmptyFile => "The file is empty",
        ProblemKind::NotATable { .. } => "The file is not a table",
        ProblemKind::NotSupportedYet { .. } => "This kind of file cannot be read yet",
        ProblemKind::Encrypted => "The file is locked with a password",
        ProblemKind::Damaged => "The file is damaged",
        ProblemKind::BrokenText { .. } => "The file is not written correctly",
        ProblemKind::NoRows { .. } => "The file has no rows",
        ProblemKind::NoSuchPart { .. } => "The table is not in the file",
        ProblemKind::FileGone => "The file can no longer be read",
        ProblemKind::TooBig { .. } => "The file is too big",
        ProblemKind::OutOfMemory => "The browser has no more room",
        ProblemKind::WorkerDied => "Datalup stopped working",
        ProblemKind::BuildMismatch => "The page has been renewed",
        ProblemKind::Cancelled => "Stopped",
        ProblemKind::AssetMissing { .. } => "A part of the page is missing",
        ProblemKind::RecipeAlone => "This is a recipe, not a table",
        ProblemKind::RecipeUnknown => "The recipe cannot be used",
        ProblemKind::Stale => "What you asked for is no longer there",
    }
    .to_owned()
}

fn why(kind: &ProblemKind) -> String {
    match kind {
        ProblemKind::EmptyFile => "There are no characters in it, or only blanks.".to_owned(),
        ProblemKind::NotATable { looks_like } => {
            format!("The content looks like {}.", looks(looks_like))
        }
        ProblemKind::NotSupportedYet { format } => format!(
            "The content looks like {}, which Datalup knows but cannot open yet.",
            looks(format)
        ),
        ProblemKind::Encrypted => "The content cannot be seen without the password.".to_owned(),
        ProblemKind::Damaged => {
            "The inner parts of the file do not fit together. Perhaps it was not downloaded completely.".to_owned()
        }
        ProblemKind::BrokenText {
            format,
            line,
            column,
        } => format!(
            "It should be {}, but goes wrong in line {}, character {}, before there is a whole row.",
            looks(format),
            integer(*line, English),
            integer(*column, English)
        ),
        ProblemKind::NoRows { format } => format!(
            "It is {}, but has no list of records that could become rows.",
            looks(format)
        ),
        ProblemKind::NoSuchPart { name, has } if has.is_empty() => {
            format!("No table in the file is called “{name}”: the file is itself one table.")
        }
        ProblemKind::NoSuchPart { name, has } => {
            let listed = listed(has, |name| format!("“{name}”"), |more| format!(" and {more} more"));
            format!("No table in the file is called “{name}”. It has: {listed}.")
        }
        ProblemKind::FileGone => {
            "It was changed, moved or locked by another program since you chose it.".to_owned()
        }
        ProblemKind::TooBig {
            bytes: size,
            limit_bytes,
        } => format!(
            "It takes {}; the most that fits here is {}.",
            bytes(*size, English),
            bytes(*limit_bytes, English)
        ),
        ProblemKind::OutOfMemory => "The file and its table take more than the browser gives.".to_owned(),
        ProblemKind::WorkerDied => "The part of the page that reads the file stopped unexpectedly.".to_owned(),
        ProblemKind::BuildMismatch => "Parts of the page are from different editions.".to_owned(),
        ProblemKind::Cancelled => "You stopped the work.".to_owned(),
        ProblemKind::AssetMissing { name } => {
            format!("{name} could not be fetched from the page's own place.")
        }
        ProblemKind::RecipeAlone => "A recipe says what to do with a file and has no rows.".to_owned(),
        ProblemKind::RecipeUnknown => "It is damaged, or was made by a later version of Datalup.".to_owned(),
        ProblemKind::Stale => "The table has changed since.".to_owned(),
    }
}

fn to_do(kind: &ProblemKind) -> String {
    match kind {
        ProblemKind::EmptyFile => "Check that it is the right file, or download it again.",
        ProblemKind::NotATable { looks_like } if looks_like == "html" => {
            "Download the file again: you got a web page instead of the table. If the place asks you to log in, do that first."
        }
        ProblemKind::NotATable { .. } => "Choose a table, such as CSV or Excel (.xlsx).",
        ProblemKind::NotSupportedYet { format } if is_geodata(format) => {
            "Open it in a map program (QGIS is free), save the layer as GeoJSON or as a zipped Shapefile, and choose the new file."
        }
        ProblemKind::NotSupportedYet { format } if format == "parquet" => {
            "Save it again with simpler types, or download the table as CSV."
        }
        ProblemKind::NotSupportedYet { format } if format.starts_with("parquet_") => {
            "Save it again packed with Snappy or not packed at all, or download the table as CSV."
        }
        ProblemKind::NotSupportedYet { .. } => {
            "Open it in a spreadsheet, save it as CSV or Excel (.xlsx), and choose the new file."
        }
        ProblemKind::Encrypted => "Open it in the program that locked it, save a copy without password, and choose the copy.",
        ProblemKind::Damaged => "Download the file again, or open it in the program it comes from and save it anew.",
        ProblemKind::BrokenText { .. } => {
            "Download the file again. If it happens again, ask whoever made the file."
        }
        ProblemKind::NoRows { .. } => {
            "Choose a file with a list of records, or download the table as CSV or Excel (.xlsx)."
        }
        ProblemKind::NoSuchPart { .. } => "Choose one of the tables of the file.",
        ProblemKind::FileGone => "Close the file in other programs and choose it again.",
        ProblemKind::TooBig { .. } => "Split the file into smaller parts, or close other tabs and try again.",
        ProblemKind::OutOfMemory => {
            "Close other tabs and read the file again, or split it into smaller parts."
        }
        ProblemKind::WorkerDied => "Read the file again. Your steps are kept.",
        ProblemKind::BuildMismatch => "Reload the page and open the file again.",
        ProblemKind::Cancelled => "Read the file again, or choose another.",
        ProblemKind::AssetMissing { .. } => "Check the connection and try again.",
        ProblemKind::RecipeAlone => "Open the file first, then drop the recipe on it.",
        ProblemKind::RecipeUnknown => "Make the recipe again, or load the page anew.",
        ProblemKind::Stale => "Try again.",
    }
    .to_owned()
}

fn place(place: &Place) -> Option<String> {
    let mut parts = Vec::new();
    if let Some(sheet) = &place.sheet {
        parts.push(format!("sheet “{sheet}”"));
    }
    if let Some(column) = place.column {
        parts.push(format!("column {}", column_letters(column)));
    }
    if let Some(row) = place.row {
        parts.push(format!("row {}", integer(row, English)));
    } else if let Some(byte) = place.byte {
        parts.push(format!("byte {}", integer(byte, English)));
    }
    (!parts.is_empty()).then(|| format!("It happened at {}.", parts.join(", ")))
}

/// What a file looks like, by the id the reader gives.
fn looks(id: &str) -> String {
    match id {
        "pdf" => "a PDF",
        "png" | "jpeg" | "jpg" | "gif" | "webp" | "tiff" | "image" => "a picture",
        "html" => "a web page (HTML)",
        "spreadsheetml" => "a spreadsheet in XML (Excel 2003)",
        "xml" => "XML",
        "docx" | "doc" => "a Word document",
        "pptx" | "ppt" => "a presentation",
        "ods" => "an OpenDocument spreadsheet (.ods)",
        "xls" => "an older Excel spreadsheet (.xls)",
        "xlsb" => "a binary Excel spreadsheet (.xlsb)",
        "zip" => "a zip file",
        "zip_without_table" => "a zip file without tables",
        "zip_method" => "a zip file packed in a rare way",
        "gzip" | "gz" => "a gzip file",
        "parquet" => "Parquet",
        "parquet_lzo" => "Parquet packed with LZO",
        "json" => "JSON",
        "px" => "PX",
        "geojson" => "GeoJSON",
        "shapefile" | "shp" => "a Shapefile",
        "geopackage" => "a GeoPackage (.gpkg)",
        "mapinfo" => "a MapInfo table (.tab)",
        "topojson" => "TopoJSON",
        "flatgeobuf" => "FlatGeobuf",
        "sqlite" => "an SQLite database",
        "binary" => "a program or something else that is not text",
        other => other,
    }
    .to_owned()
}
