//! Headers that a shapefile cut: its table of attributes has room for ten characters of a name.

/// Characters of a name in such a table.
const ROOM: usize = 10;

/// Standard names of fields that are longer, folded and without blanks, each of them cut to another.
const NAMES: [&str; 36] = [
    "kommunenavn",
    "kommunekode",
    "regionsnavn",
    "regionskode",
    "postdistrikt",
    "adressebetegnelse",
    "adgangsadresse",
    "ejerlavskode",
    "ejerlavsnavn",
    "matrikelnummer",
    "ejendomsnummer",
    "branchekode",
    "telefonnummer",
    "personnummer",
    "foedselsdato",
    "aldersgruppe",
    "journalnummer",
    "handlingsfacet",
    "afstemningsomraade",
    "laengdegrad",
    "oestkoordinat",
    "nordkoordinat",
    "opfoerelsesaar",
    "oprettelsesdato",
    "oprettetdato",
    "opdateretdato",
    "opdateretaf",
    "aendringsdato",
    "plejeklasse",
    "ejerforholdkode",
    "klassifikation",
    "bemaerkning",
    "beskrivelse",
    "sagsbehandler",
    "kontaktperson",
    "belaegningstype",
];

/// The whole name of a field of which a header is the beginning, as far as there was room. Folded.
pub(super) fn whole(name: &str, folded: &str) -> Option<&'static str> {
    if name.chars().count() != ROOM {
        return None;
    }
    let begun: String = folded.chars().filter(|c| *c != ' ').collect();
    NAMES
        .into_iter()
        .find(|whole| whole.len() > begun.len() && whole.starts_with(&begun))
}

#[cfg(test)]
mod tests {
    use super::whole;
    use crate::kind::fold::fold;

    #[test]
    fn names_that_a_shapefile_cut_are_whole_again() {
        for (cut, expected) in [
            ("KOMMUNENAV", Some("kommunenavn")),
            ("Kommune_na", Some("kommunenavn")),
            ("POSTDISTRI", Some("postdistrikt")),
            ("FOEDSELSDA", Some("foedselsdato")),
            ("PLEJEKLASS", Some("plejeklasse")),
            // nothing is missing, or there was room for more
            ("POSTNUMMER", None),
            ("KOMMUNE", None),
            ("kommunenav__", None),
            ("BREDDEGRAD", None),
        ] {
            assert_eq!(whole(cut, &fold(cut)), expected, "{cut}");
        }
    }
}
