//! Why work stopped and what to do, in Danish.

use crate::format::{bytes, integer};
use crate::problems::{ProblemTexts, column_letters, is_geodata, listed};
use model::message::Language::Danish;
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
        ProblemKind::EmptyFile => "Filen er tom".to_owned(),
        ProblemKind::NotATable { .. } => "Filen er ikke en tabel".to_owned(),
        ProblemKind::NotSupportedYet { .. } => "Filtypen kan ikke læses endnu".to_owned(),
        ProblemKind::Encrypted => "Filen er låst med adgangskode".to_owned(),
        ProblemKind::Damaged => "Filen er beskadiget".to_owned(),
        ProblemKind::BrokenText { .. } => "Filen er ikke skrevet rigtigt".to_owned(),
        ProblemKind::NoRows { .. } => "Filen har ingen rækker".to_owned(),
        ProblemKind::NoSuchPart { .. } => "Tabellen findes ikke i filen".to_owned(),
        ProblemKind::FileGone => "Filen kan ikke læses længere".to_owned(),
        ProblemKind::TooBig { .. } => "Filen er for stor".to_owned(),
        ProblemKind::OutOfMemory => "Der er ikke mere plads i browseren".to_owned(),
        ProblemKind::WorkerDied => "Datalup gik i stå".to_owned(),
        ProblemKind::BuildMismatch => "Siden er blevet fornyet".to_owned(),
        ProblemKind::Cancelled => "Stoppet".to_owned(),
        ProblemKind::AssetMissing { .. } => "En del af siden mangler".to_owned(),
        ProblemKind::RecipeAlone => "Det er en opskrift, ikke en tabel".to_owned(),
        ProblemKind::RecipeUnknown => "Opskriften kan ikke bruges".to_owned(),
        ProblemKind::Stale => "Det, du bad om, er der ikke længere".to_owned(),
    }
}

fn why(kind: &ProblemKind) -> String {
    match kind {
        ProblemKind::EmptyFile => {
            "Der er ingen tegn i filen, eller der er kun mellemrum.".to_owned()
        }
        ProblemKind::NotATable { looks_like } => {
            format!("Indholdet ligner {}.", looks(looks_like))
        }
        ProblemKind::NotSupportedYet { format } => {
            format!(
                "Indholdet ligner {}, som Datalup kender, men ikke kan åbne endnu.",
                looks(format)
            )
        }
        ProblemKind::Encrypted => "Indholdet kan ikke ses uden adgangskoden.".to_owned(),
        ProblemKind::Damaged => {
            "Filens indre dele passer ikke sammen. Måske blev den ikke hentet helt.".to_owned()
        }
        ProblemKind::BrokenText {
            format,
            line,
            column,
        } => format!(
            "Den skulle være {}, men går galt i linje {}, tegn {}, før der er en hel række.",
            looks(format),
            integer(*line, Danish),
            integer(*column, Danish)
        ),
        ProblemKind::NoRows { format } => format!(
            "Den er {}, men der er ingen liste af poster i den, som kan blive til rækker.",
            looks(format)
        ),
        ProblemKind::NoSuchPart { name, has } if has.is_empty() => {
            format!("Ingen tabel i filen hedder »{name}«: den er selv én tabel.")
        }
        ProblemKind::NoSuchPart { name, has } => {
            let listed = listed(
                has,
                |name| format!("»{name}«"),
                |more| format!(" og {more} til"),
            );
            format!("Ingen tabel i filen hedder »{name}«. Den har: {listed}.")
        }
        ProblemKind::FileGone => {
            "Den er ændret, flyttet eller låst af et andet program, siden du valgte den.".to_owned()
        }
        ProblemKind::TooBig {
            bytes: size,
            limit_bytes,
        } => format!(
            "Den fylder {}; her kan der højst være {}.",
            bytes(*size, Danish),
            bytes(*limit_bytes, Danish)
        ),
        ProblemKind::OutOfMemory => {
            "Filen og dens tabel fylder mere, end browseren giver.".to_owned()
        }
        ProblemKind::WorkerDied => {
            "Den del af siden, der læser filen, stoppede uventet.".to_owned()
        }
        ProblemKind::BuildMismatch => "Dele af siden stammer fra hver sin udgave.".to_owned(),
        ProblemKind::Cancelled => "Du stoppede arbejdet.".to_owned(),
        ProblemKind::AssetMissing { name } => {
            format!("{name} kunne ikke hentes fra sidens eget sted.")
        }
        ProblemKind::RecipeAlone => {
            "En opskrift siger, hvad der skal gøres med en fil, og har ingen rækker.".to_owned()
        }
        ProblemKind::RecipeUnknown => {
            "Den er beskadiget, eller den er lavet af en nyere udgave af Datalup.".to_owned()
        }
        ProblemKind::Stale => "Tabellen er ændret siden.".to_owned(),
    }
}

fn to_do(kind: &ProblemKind) -> String {
    match kind {
        ProblemKind::EmptyFile => "Tjek, at det er den rigtige fil, eller hent den igen.",
        ProblemKind::NotATable { looks_like } if looks_like == "html" => {
            "Hent filen igen: du fik en webside i stedet for tabellen. Kræver stedet, at man logger ind, så gør det først."
        }
        ProblemKind::NotATable { .. } => "Vælg en tabel, fx CSV eller Excel (.xlsx).",
        ProblemKind::NotSupportedYet { format } if is_geodata(format) => {
            "Åbn den i et kortprogram (fx QGIS, som er gratis), gem laget som GeoJSON eller som Shapefile i en zip, og vælg den nye fil."
        }
        ProblemKind::NotSupportedYet { format } if format == "parquet" => {
            "Gem den igen med enklere typer, eller hent tabellen som CSV."
        }
        ProblemKind::NotSupportedYet { format } if format.starts_with("parquet_") => {
            "Gem den igen pakket med Snappy eller slet ikke pakket, eller hent tabellen som CSV."
        }
        ProblemKind::NotSupportedYet { .. } => {
            "Åbn den i et regneark, gem som CSV eller Excel (.xlsx), og vælg den nye fil."
        }
        ProblemKind::Encrypted => "Åbn den i det program, der har låst den, gem en kopi uden adgangskode, og vælg kopien.",
        ProblemKind::Damaged => "Hent filen igen, eller åbn den i det program, den kommer fra, og gem den på ny.",
        ProblemKind::BrokenText { .. } => {
            "Hent filen igen. Sker det igen, så spørg den, der har lavet filen."
        }
        ProblemKind::NoRows { .. } => {
            "Vælg en fil med en liste af poster, eller hent tabellen som CSV eller Excel (.xlsx)."
        }
        ProblemKind::NoSuchPart { .. } => "Vælg en af filens tabeller.",
        ProblemKind::FileGone => "Luk filen i andre programmer, og vælg den igen.",
        ProblemKind::TooBig { .. } => "Del filen i mindre dele, eller luk andre faner, og prøv igen.",
        ProblemKind::OutOfMemory => {
            "Luk andre faner, og læs filen igen, eller del den i mindre dele."
        }
        ProblemKind::WorkerDied => "Læs filen igen. Dine trin er bevaret.",
        ProblemKind::BuildMismatch => "Genindlæs siden, og åbn filen igen.",
        ProblemKind::Cancelled => "Læs filen igen, eller vælg en anden.",
        ProblemKind::AssetMissing { .. } => "Tjek forbindelsen, og prøv igen.",
        ProblemKind::RecipeAlone => "Åbn først filen, og slip så opskriften på den.",
        ProblemKind::RecipeUnknown => "Lav opskriften igen, eller hent siden på ny.",
        ProblemKind::Stale => "Prøv igen.",
    }
    .to_owned()
}

fn place(place: &Place) -> Option<String> {
    let mut parts = Vec::new();
    if let Some(sheet) = &place.sheet {
        parts.push(format!("ark »{sheet}«"));
    }
    if let Some(column) = place.column {
        parts.push(format!("kolonne {}", column_letters(column)));
    }
    if let Some(row) = place.row {
        parts.push(format!("række {}", integer(row, Danish)));
    } else if let Some(byte) = place.byte {
        parts.push(format!("byte {}", integer(byte, Danish)));
    }
    (!parts.is_empty()).then(|| format!("Det skete ved {}.", parts.join(", ")))
}

/// What a file looks like, by the id the reader gives.
fn looks(id: &str) -> String {
    match id {
        "pdf" => "en PDF".to_owned(),
        "png" | "jpeg" | "jpg" | "gif" | "webp" | "tiff" | "image" => "et billede".to_owned(),
        "html" => "en webside (HTML)".to_owned(),
        "spreadsheetml" => "et regneark i XML (Excel 2003)".to_owned(),
        "xml" => "XML".to_owned(),
        "docx" | "doc" => "et Word-dokument".to_owned(),
        "pptx" | "ppt" => "en præsentation".to_owned(),
        "ods" => "et OpenDocument-regneark (.ods)".to_owned(),
        "xls" => "et ældre Excel-regneark (.xls)".to_owned(),
        "xlsb" => "et binært Excel-regneark (.xlsb)".to_owned(),
        "zip" => "en zip-fil".to_owned(),
        "zip_without_table" => "en zip-fil uden tabeller".to_owned(),
        "zip_method" => "en zip-fil, der er pakket på en sjælden måde".to_owned(),
        "gzip" | "gz" => "en gzip-fil".to_owned(),
        "parquet" => "Parquet".to_owned(),
        "parquet_lzo" => "Parquet, der er pakket med LZO".to_owned(),
        "json" => "JSON".to_owned(),
        "px" => "PX".to_owned(),
        "geojson" => "GeoJSON".to_owned(),
        "shapefile" | "shp" => "en Shapefile".to_owned(),
        "geopackage" => "en GeoPackage (.gpkg)".to_owned(),
        "mapinfo" => "en MapInfo-tabel (.tab)".to_owned(),
        "topojson" => "TopoJSON".to_owned(),
        "flatgeobuf" => "FlatGeobuf".to_owned(),
        "sqlite" => "en SQLite-database".to_owned(),
        "binary" => "et program eller andet, der ikke er tekst".to_owned(),
        other => other.to_owned(),
    }
}
