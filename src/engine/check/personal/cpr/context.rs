//! What the words before a number say it is.

/// Bytes before a number in which a word may name it.
const CONTEXT: usize = 28;

/// What the words before a number say of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Context {
    Person,
    Other,
    None,
}

/// Words that name the number of a person; letters beyond ASCII as [`super::find`] has them.
const PERSON: &[&str] = &[
    "cpr",
    "personn",
    "person nr",
    "pers.nr",
    "fodselsnummer",
    "fodselsnr",
    "foedselsn",
];
/// Words that name other numbers.
const OTHER: &[&str] = &[
    "faktura",
    "ordre",
    "konto",
    "tlf",
    "telefon",
    "mobil",
    "ean",
    "gln",
    "sag",
    "journal",
    "jnr",
    "j.nr",
    "bilag",
    "p-n",
    "pnr",
    "p nr",
    "produktion",
    "kvit",
    "bfe",
    "cvr",
    "serie",
    "vare",
    "isbn",
    "maaler",
    "maler",
    "matr",
    "giro",
    "fik",
    "betaling",
    "rekvisition",
    "pakke",
    "track",
    "tidspunkt",
    "kl.",
    "iban",
    "lokation",
    "ring",
    "fax",
    "sms",
    "stregkode",
    "dokument",
    "dok",
    "esdh",
    "ref.",
    "afgift",
];

/// The nearest word before a number that names it.
pub(super) fn context(bytes: &[u8], at: usize) -> Context {
    let from = at.saturating_sub(CONTEXT);
    let window = bytes[from..at].to_ascii_lowercase();
    let last = |words: &[&str]| {
        let ends = words.iter().filter_map(|word| {
            let found = window
                .windows(word.len())
                .rposition(|part| part == word.as_bytes())?;
            Some(found + word.len())
        });
        ends.max()
    };
    let Some(person) = last(PERSON) else {
        return match last(OTHER) {
            Some(_) => Context::Other,
            None => Context::None,
        };
    };
    match last(OTHER) {
        Some(other) if other > person => Context::Other,
        _ => Context::Person,
    }
}
