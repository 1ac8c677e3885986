//! The KLE register: the numbers and titles of municipal tasks.
//!
//! KLE belongs to KL and is outside our licence (`kle/NOTICE`), so nothing here holds it: this reads
//! a file of it, the one beside this source or one the user brings. Only with the cargo feature `kle`
//! is that file compiled in; the page fetches it instead.
//!
//! The form is a semicolon-separated file with a header. `nummer` and `titel` must be there; `udgaar`
//! (the year a number retires) and `afledt` (not empty: the title is derived, not seen) may be. Other
//! columns are passed over, so the register of the shared material reads as well. A line
//! `#edition;NAME` above the header names the edition. How deep a number goes is seen from its form.

use model::kle::Level;
use std::collections::BTreeMap;

/// The register as a build with the feature `kle` carries it; `None` without.
#[must_use]
pub fn embedded() -> Option<&'static str> {
    #[cfg(feature = "kle")]
    let text = Some(include_str!("kle/kle.csv"));
    #[cfg(not(feature = "kle"))]
    let text = None;
    text
}

/// One line of the register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// `05`, `05.09` or `05.09.10`.
    pub number: String,
    /// How deep the number goes.
    pub level: Level,
    /// What it is called.
    pub title: String,
    /// The year it goes out of use, for cases opened later.
    pub retires: Option<u16>,
    /// True when the title was taken from another line instead of a source of its own.
    pub derived: bool,
}

/// An edition of KLE.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kle {
    /// What the file calls itself; empty when it does not say.
    pub edition: String,
    /// In the order of their numbers, each number once.
    pub entries: Vec<Entry>,
}

impl Kle {
    /// Reads a register file. `None` when it is no such file: not UTF-8, no header, no entry.
    ///
    /// Lines that hold no KLE number or no title are passed over; of a number given twice the first
    /// counts.
    #[must_use]
    pub fn parse(bytes: &[u8]) -> Option<Self> {
        let text = std::str::from_utf8(bytes).ok()?;
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut edition = String::new();
        let mut header = None;
        let mut entries = BTreeMap::new();
        for line in text.lines() {
            if let Some(comment) = line.strip_prefix('#') {
                if let Some(name) = comment.strip_prefix("edition;") {
                    edition = name.trim().to_owned();
                }
            } else if line.trim().is_empty() {
                // Between blocks.
            } else if let Some(header) = &header {
                if let Some(entry) = Header::entry(header, line) {
                    entries.entry(entry.number.clone()).or_insert(entry);
                }
            } else {
                header = Some(Header::parse(line)?);
            }
        }
        let entries: Vec<Entry> = entries.into_values().collect();
        (!entries.is_empty()).then_some(Self { edition, entries })
    }

    /// The line of a number.
    #[must_use]
    pub fn get(&self, number: &str) -> Option<&Entry> {
        let found = self
            .entries
            .binary_search_by(|entry| entry.number.as_str().cmp(number));
        found.ok().and_then(|at| self.entries.get(at))
    }
}

/// How deep a number goes, when it has the form of a KLE number.
#[must_use]
pub fn level_of(number: &str) -> Option<Level> {
    let digits_and_points = number.bytes().enumerate().all(|(at, byte)| {
        if at % 3 == 2 {
            byte == b'.'
        } else {
            byte.is_ascii_digit()
        }
    });
    match (digits_and_points, number.len()) {
        (true, 2) => Some(Level::Hovedgruppe),
        (true, 5) => Some(Level::Gruppe),
        (true, 8) => Some(Level::Emne),
        _ => None,
    }
}

/// Where the columns stand.
struct Header {
    number: usize,
    title: usize,
    retires: Option<usize>,
    derived: Option<usize>,
    source: Option<usize>,
}

impl Header {
    fn parse(line: &str) -> Option<Self> {
        let names: Vec<String> = line
            .split(';')
            .map(|name| clean(name).to_lowercase())
            .collect();
        let find = |wanted: &str| names.iter().position(|name| name == wanted);
        Some(Self {
            number: find("nummer")?,
            title: find("titel")?,
            retires: find("udgaar"),
            derived: find("afledt"),
            source: find("titelkilde"),
        })
    }

    fn entry(&self, line: &str) -> Option<Entry> {
        let fields: Vec<&str> = line.split(';').map(clean).collect();
        let field = |at: usize| fields.get(at).copied().unwrap_or_default();
        let number = field(self.number);
        let title = field(self.title);
        if title.is_empty() {
            return None;
        }
        Some(Entry {
            level: level_of(number)?,
            number: number.to_owned(),
            title: title.to_owned(),
            retires: self.retires.and_then(|at| field(at).parse().ok()),
            derived: self.derived.is_some_and(|at| !field(at).is_empty())
                || self.source.is_some_and(|at| field(at) == "afledt"),
        })
    }
}

/// A field without blanks and quotes around it. The register has no semicolon in a title.
fn clean(field: &str) -> &str {
    field.trim().trim_matches('"').trim()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::{Kle, level_of};
    use model::kle::Level;

    #[test]
    fn reads_a_small_register_of_the_users_own() {
        let kle = Kle::parse(
            "\u{feff}#edition;Prøve\r\nTitel;Nummer;Udgaar\r\n\"Veje\";05.01;\r\nVeje og trafik;05;2027\r\nAnden;05.01\r\n;05.02\r\nHvad;5.2\r\n"
                .as_bytes(),
        )
        .unwrap();
        assert_eq!(kle.edition, "Prøve");
        assert_eq!(kle.entries.len(), 2);
        assert_eq!(kle.get("05").unwrap().retires, Some(2027));
        assert_eq!(kle.get("05.01").unwrap().title, "Veje");
        assert_eq!(kle.get("05.01").unwrap().level, Level::Gruppe);
        assert!(kle.get("05.02").is_none());
    }

    #[test]
    fn reads_the_shared_form() {
        let kle = Kle::parse(b"nummer;niveau;titel;udgaar;titelkilde\n00.03;gruppe;EU;;afledt\n")
            .unwrap();
        assert!(kle.entries[0].derived);
    }

    #[test]
    fn takes_no_other_file() {
        for bytes in [
            &b""[..],
            b"\xff\xfe",
            b"a;b\n1;2",
            b"nummer;titel\n",
            b"nummer;titel\n5;x",
        ] {
            assert_eq!(Kle::parse(bytes), None);
        }
    }

    #[test]
    fn knows_the_form_of_a_number() {
        assert_eq!(level_of("05.01.12"), Some(Level::Emne));
        for other in ["", "5", "05.", "05.1", "05.011", "05.01.12-P19", "æø"] {
            assert_eq!(level_of(other), None, "{other}");
        }
    }
}
