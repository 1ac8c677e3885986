//! Whether the numbers of a column are numbers of persons: told from all of them together and the header.
//!
//! Of ten digits at random one in 27 begins with a day, and of these one in eleven has a right check digit. Days of
//! birth are spread over the year and reach beyond the 31st year; times of day, running numbers and numbers of
//! production units do not. That, and what the header says, decides; the check digit alone never does, for numbers
//! without it are given too.

use super::met::{Form, Met};

/// What a header says of its column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Header {
    /// Numbers of persons.
    Person,
    /// Nothing of it, but of persons: `Borger-ID`.
    Hint,
    /// Nothing of it.
    Neutral,
    /// Another number.
    Other,
}

/// Words of other numbers, folded.
const OTHER: &[&str] = &[
    "telefon",
    "tlf",
    "mobil",
    "phone",
    "fax",
    "cvr",
    "produktion",
    "ean",
    "gln",
    "konto",
    "iban",
    "faktura",
    "bilag",
    "ordre",
    "tid",
    "tidspunkt",
    "dato",
    "time",
    "date",
    "timestamp",
    "isbn",
    "faust",
    "stregkode",
    "matrikel",
    "bfe",
    "journal",
    "jnr",
    "sagsnr",
    "sagsnummer",
    "sag",
    "esdh",
    "serie",
    "maaler",
    "profitcenter",
    "psp",
    "beloeb",
    "koordinat",
    "giro",
    "varenr",
    "varenummer",
    "rekvisition",
    "kvittering",
    "ordrenr",
    "lokation",
    "uuid",
    "barcode",
    "order",
    "invoice",
    "artikel",
    "bbr",
    "ejendom",
    "dokument",
    "vej",
    "version",
    "moment",
    "epoch",
    "batch",
    "charge",
    "kolli",
    "foelgeseddel",
    "postering",
    "transaktion",
];

impl Header {
    /// What a folded header says.
    pub(super) fn of(words: &str) -> Self {
        if words == "p nr" || words == "p nummer" || words == "p enhed" {
            return Self::Other;
        }
        let squeezed: String = words.chars().filter(|c| *c != ' ').collect();
        let names_person = [
            "cpr",
            "personnr",
            "personnum",
            "foedselsnr",
            "foedselsnum",
            "persnr",
            "ssn",
        ];
        let is_about = words.split(' ').any(|word| {
            matches!(
                word,
                "dato" | "tid" | "tidspunkt" | "aendret" | "opdateret" | "vejkode" | "kommunekode"
            )
        });
        if names_person.iter().any(|name| squeezed.contains(name)) && !is_about {
            return Self::Person;
        }
        let is_other = |word: &str| {
            OTHER.iter().any(|other| {
                word == *other || (other.len() > 4 && word.contains(other)) || {
                    let rest = word.strip_prefix(other);
                    matches!(
                        rest,
                        Some("nr" | "nummer" | "num" | "no" | "id" | "er" | "numre")
                    )
                }
            })
        };
        let is_hint = |word: &str| {
            matches!(
                word,
                "borger"
                    | "person"
                    | "elev"
                    | "barn"
                    | "patient"
                    | "ansoeger"
                    | "klient"
                    | "modtager"
                    | "deltager"
                    | "medarbejder"
                    | "flygtning"
                    | "kursist"
                    | "borgerid"
                    | "personid"
                    | "elevid"
                    | "patientid"
            )
        };
        match words.split(' ').any(is_other) {
            true => Self::Other,
            false if words.split(' ').any(is_hint) => Self::Hint,
            false => Self::Neutral,
        }
    }
}

/// How many of some numbers are what.
#[derive(Debug, Clone, Copy, Default)]
struct Sum {
    all: u64,
    checks: u64,
    times: u64,
    late: u64,
    tenth: u64,
    /// A bit for each month.
    months: u16,
    /// A bit for each quarter of a month.
    quarters: u8,
}

impl Sum {
    fn of(met: &[(Met, u64)], forms: &[Form]) -> Self {
        let mut sum = Self::default();
        for (met, cells) in met.iter().filter(|(met, _)| forms.contains(&met.form)) {
            sum.all += cells;
            sum.checks += cells * u64::from(met.checks);
            sum.times += cells * u64::from(met.is_time);
            sum.late += cells * u64::from(met.is_late);
            sum.tenth += cells * u64::from(met.is_tenth);
            sum.months |= 1 << met.month.min(12);
            sum.quarters |= 1 << met.quarter.min(3);
        }
        sum
    }

    fn share(&self, part: u64) -> f64 {
        part as f64 / self.all.max(1) as f64
    }

    fn months(&self) -> u32 {
        (self.months >> 1).count_ones()
    }

    fn checks_often(&self) -> bool {
        self.share(self.checks) >= 0.3
    }

    /// True when they may all be times of day, production units or running numbers.
    fn is_something_else(&self) -> bool {
        let is_time = self.share(self.times) >= 0.9 && (self.all >= 3 || self.late == 0);
        let is_unit = self.share(self.tenth) >= 0.9 && self.all >= 3;
        let is_run = self.all >= 10 && (self.months() < 4 || self.quarters.count_ones() < 3);
        (is_time || is_unit || is_run) && !self.mostly_checks()
    }

    fn mostly_checks(&self) -> bool {
        self.share(self.checks) >= 0.6 && (self.all >= 3 || self.late > 0)
    }

    /// True when the days are spread as days of birth are.
    fn is_spread(&self) -> bool {
        self.all >= 10 && self.months() >= 5 && self.quarters.count_ones() >= 3
    }
}

/// The forms whose cells hold numbers of persons. `met` are the numbers of a column and how many cells have each,
/// `cells` all its cells with a value.
pub(super) fn persons(met: &[(Met, u64)], cells: u64, header: Header) -> Vec<Form> {
    use Form::*;
    let mut found = vec![Named];
    if header == Header::Person {
        found.extend([
            Dashed,
            Bare,
            Spaced,
            LongYear,
            InText,
            SpacedInText,
            LostZero,
        ]);
        found.extend([StandIn, BareStandIn, Within, OtherName, Masked, Damaged]);
        return found;
    }
    let of = |forms: &[Form]| Sum::of(met, forms);
    let failed = of(&[NoDay]).all;
    let share = |sum: Sum, failed: u64| sum.all as f64 / (sum.all + failed).max(1) as f64;
    let is_neutral = matches!(header, Header::Neutral | Header::Hint);

    // with a hyphen at its place
    let dashed = of(&[Dashed, StandIn]);
    let right = share(dashed, of(&[NoDayDashed]).all);
    let holds = match header {
        _ if dashed.all == 0 || dashed.is_something_else() => false,
        Header::Other => {
            let is_sure =
                dashed.mostly_checks() || (dashed.all >= 3 && dashed.share(dashed.late) >= 0.3);
            right >= 0.8 && is_sure
        }
        _ => right >= 0.5,
    };
    let has_plain = of(&[Dashed]).all > 0 || dashed.all >= 3;
    if holds && has_plain {
        found.extend([Dashed, StandIn]);
    }

    // digits alone
    let bare = of(&[Bare, LostZero, BareStandIn]);
    let right = share(bare, failed);
    let all = bare.all as f64 / cells.max(1) as f64;
    let is_sure = match bare.all {
        0 => false,
        1..=2 => is_neutral && bare.checks == bare.all && of(&[Bare]).all > 0 && right >= 0.5,
        3..=9 => {
            let spread = bare.checks_often() || bare.months() >= 3;
            is_neutral && right >= 0.8 && spread && (all >= 0.5 || bare.checks_often())
        }
        _ if is_neutral => {
            let is_person = bare.checks_often() || (bare.is_spread() && bare.late > 0);
            let is_part = right >= 0.3 && bare.checks_often() && bare.is_spread();
            (right >= 0.8 && is_person && (all >= 0.5 || bare.checks_often())) || is_part
        }
        _ => right >= 0.95 && bare.is_spread() && bare.share(bare.checks) >= 0.5,
    };
    // of many who came as refugees the day of birth is the first of January: days that are not spread
    let are_unknown_days = header == Header::Hint
        && bare.all >= 10
        && right >= 0.95
        && bare.months == 1 << 1
        && bare.quarters == 1
        && bare.share(bare.late) >= 0.5
        && bare.share(bare.times) < 0.9;
    let holds = (is_sure && !bare.is_something_else()) || are_unknown_days;
    if holds {
        found.extend([Bare, LostZero, BareStandIn]);
        // others of the column are stand-ins of the same numbers
        if !found.contains(&StandIn) && of(&[StandIn]).all <= bare.all {
            found.push(StandIn);
        }
    }
    if !is_neutral {
        // names of files and the like have them in the midst, whatever they are called
        let in_text = of(&[InText]);
        let is_person = in_text.all >= 3 && in_text.mostly_checks() && in_text.late > 0;
        if is_person && share(in_text, failed) >= 0.9 {
            found.push(InText);
        }
        return found;
    }
    for forms in [&[Spaced][..], &[SpacedInText], &[LongYear]] {
        let sum = of(forms);
        let is_person = match sum.all {
            0 => false,
            1..=9 => sum.checks_often() || sum.late > 0,
            _ => sum.checks_often() || (sum.is_spread() && sum.late > 0),
        };
        if is_person && share(sum, failed) >= 0.5 && !sum.is_something_else() {
            found.extend(forms);
        }
    }
    let masked = of(&[Masked]);
    let is_hidden = masked.months == 1 && masked.all * 2 >= cells;
    if masked.all >= 3 && (masked.months() >= 2 || is_hidden) {
        found.push(Masked);
    }
    // a text with one is rare: all of them together, whether their check digits are right or not
    let in_text = of(&[InText]);
    if in_text.all > 0 && share(in_text, failed) >= 0.5 && !in_text.is_something_else() {
        found.push(InText);
    }
    let within = of(&[Within]);
    if within.all >= 5
        && share(within, failed) >= 0.9
        && within.share(within.checks) >= 0.5
        && !within.is_something_else()
    {
        found.push(Within);
    }
    let stand_in = of(&[StandIn]);
    if !found.contains(&StandIn)
        && stand_in.all >= 5
        && stand_in.is_spread()
        && share(stand_in, failed) >= 0.9
    {
        found.push(StandIn);
    }
    found
}
