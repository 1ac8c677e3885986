//! Rules of personal data, in Danish.

use super::Words;
use model::finding::Finding;

/// What it is, why it matters, what to do; nothing for a rule of another area.
pub(super) fn words(finding: &Finding) -> Option<Words> {
    Some(match finding.rule.as_str() {
        "personal.cpr" if crate::checks::case(finding) == "masked" => (
            "CPR-numre, hvor de sidste cifre er skjult",
            "Fødselsdagen står der stadig, og sammen med andre oplysninger kan den pege på en person.",
            "Fjern kolonnen, eller erstat den med alder eller aldersgruppe, før filen deles.",
        ),
        "personal.cpr" => (
            "CPR-numre",
            "Et CPR-nummer må aldrig offentliggøres, heller ikke når kontrolcifferet er forkert, nullet foran er tabt eller nummeret er delt.",
            "Fjern kolonnen eller teksten, før filen deles. Brug et løbenummer, hvis rækkerne skal kunne kendes fra hinanden.",
        ),
        "personal.hidden_content" => (
            hidden(finding),
            "Det følger med, når filen deles, og kan vise personer, som ingen har tænkt på.",
            "Slet det i regnearket, eller gem kun den viste tabel som CSV, før filen deles.",
        ),
        "personal.small_cells" if crate::checks::case(finding) == "computed" => (
            "Skjulte små tal, der kan regnes ud fra totalen",
            "Mangler kun ét tal i en række eller kolonne med en total, er det ikke skjult.",
            "Skjul endnu et tal i samme række eller kolonne, eller slå grupper sammen.",
        ),
        "personal.small_cells" if crate::checks::case(finding) == "share" => (
            "Små tal, der kan regnes ud fra procenten",
            "Står der både, hvor mange gruppen er, og hvor stor en andel det gælder, kan antallet regnes ud: 33,3 % af tre er én.",
            "Skjul andelen, hvor gruppen er lille, eller slå grupper sammen.",
        ),
        "personal.small_cells" => (
            "Små tal, hvor enkelte kan genkendes",
            "Er der kun få i en gruppe, kan den, der kender stedet, genkende dem. Grænsen (3 eller 5) er et valg; loven nævner intet tal.",
            "Skjul de små tal, eller slå grupper eller områder sammen.",
        ),
        _ => return None,
    })
}

/// What is hidden.
fn hidden(finding: &Finding) -> &'static str {
    match crate::checks::case(finding) {
        "sheet" => "Skjult ark",
        "rows" => "Skjulte rækker",
        "columns" => "Skjulte kolonner",
        "unseen" => "Tekst, der ikke kan ses (hvid skrift eller et format, der intet viser)",
        "members" => "Andre filer i arkivet",
        "comments" => "Kommentarer i regnearket",
        "authors" => "Navne på dem, der har skrevet filen",
        "pivot_cache" => "Rækkerne bag en pivottabel",
        "external_links" => "Kopier af andre filers indhold",
        "embedded" => "Indlejrede filer eller objekter",
        "changes" => "Gemte ændringer",
        _ => "Skjult indhold",
    }
}
