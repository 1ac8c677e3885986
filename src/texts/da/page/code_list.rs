//! A list of codes (Fælles Sprog III) the user gives, in Danish.

use crate::format::integer;
use crate::page::code_list::CodeListTexts;
use model::code_list::{CodeListFault, CodeListInfo};
use model::message::Language::Danish;

/// A list of codes (Fælles Sprog III) the user gives.
pub static TEXTS: CodeListTexts = CodeListTexts {
    question: |file| format!("Er {file} en kodeliste (FSIII)?"),
    holds: |info| {
        let codes = match info.codes {
            1 => "1 kode".to_owned(),
            n => format!("{} koder", integer(n, Danish)),
        };
        match named(info) {
            Some(name) => format!("Den rummer {codes} og hedder »{name}«."),
            None => format!("Den rummer {codes}."),
        }
    },
    question_help: "Bruger du den som kodeliste, står betydningen ved siden af koderne i dine data, og koder, der ikke er i den, bliver fundet. Det gælder, til du lukker siden; filen gemmes ikke. Den fil, du har åben, bliver stående.",
    use_it: "Brug som kodeliste",
    as_table: "Åbn som tabel",
    cancel: "Fortryd",
    in_use: |file| format!("{file} er i brug nu"),
    in_use_help: "Koder i Fælles Sprog III holdes op mod den i den fil, du har åben, og i dem, du åbner, til du lukker siden. Betydningen står i tallene om kolonnen, ukendte koder blandt fejl og mangler.",
    remove: "Fjern kodelisten",
    removed: "Kodelisten er fjernet.",
    broken: |file| format!("{file} ligner en kodeliste, men kan ikke bruges"),
    broken_why: |fault| {
        match fault {
        CodeListFault::Unreadable { line, column } => format!(
            "Filen er ikke hel JSON: læsningen måtte stoppe ved linje {}, tegn {}. Hent den igen fra KL, og slip den her. Alt er, som det var.",
            integer(line, Danish),
            integer(column, Danish)
        ),
        CodeListFault::Empty => "Der er ingen koder i den: »concept« mangler eller er tom. Hent den fil fra KL, der har koderne med, og slip den her. Alt er, som det var.".to_owned(),
        CodeListFault::Other => "Det er ikke en FHIR CodeSystem-fil i JSON med koder i Fælles Sprog III. Hent filen fra KL, og slip den her. Alt er, som det var.".to_owned(),
    }
    },
    beside: |info| match named(info) {
        Some(name) => format!("Holdt op mod kodelisten »{name}«."),
        None => "Holdt op mod din kodeliste.".to_owned(),
    },
    offer: "Slip KL's kodeliste (FHIR CodeSystem i JSON) på siden for at se, hvad koderne betyder.",
};

fn named(info: &CodeListInfo) -> Option<String> {
    match (&*info.name, &*info.version) {
        ("", _) => None,
        (name, "") => Some(name.to_owned()),
        (name, version) => Some(format!("{name}, version {version}")),
    }
}
