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
    "transakt",
];

/// The nearest word before a number that names it.
pub(super) fn context(bytes: &[u8], at: usize) -> Context {
    let from = at.saturating_sub(CONTEXT);
    let window = bytes[from..at].to_ascii_lowercase();
    let last = |words: &[&str], from: usize| {
        let ends = words.iter().filter_map(|word| {
            let found = window
                .get(from..)?
                .windows(word.len())
                .rposition(|part| part == word.as_bytes())?;
            Some(from + found + word.len())
        });
        ends.max()
    };
    // a word of the sentence before names nothing in this one
    let begun = (from..at).rev().find(|at| ends_sentence(bytes, *at));
    let own = begun.map_or(0, |begun| begun - from);
    let Some(person) = last(PERSON, 0) else {
        return match last(OTHER, own) {
            Some(_) => Context::Other,
            None => Context::None,
        };
    };
    match last(OTHER, own) {
        Some(other) if other > person => Context::Other,
        _ => Context::Person,
    }
}

/// Words shorter than this are cut short when a point stands behind them: `nr.`, `tlf.`, `ref.`.
const SHORTEST_LAST: usize = 5;

/// True for the point that ends a sentence: a whole word stands before it, and another begins in a capital behind it.
fn ends_sentence(bytes: &[u8], at: usize) -> bool {
    let (Some(b'.' | b'!' | b'?'), Some(b' '), Some(next)) =
        (bytes.get(at), bytes.get(at + 1), bytes.get(at + 2))
    else {
        return false;
    };
    let before = bytes.get(..at).unwrap_or_default();
    let letters = before.iter().rev();
    let letters = letters.take_while(|byte| byte.is_ascii_lowercase()).count();
    next.is_ascii_uppercase() && letters >= SHORTEST_LAST
}
