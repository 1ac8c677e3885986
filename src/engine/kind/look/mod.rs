//! What a single value looks like: every form it has, as a set.
//!
//! A form is a shape, a check digit or a place in a register, never a meaning: eight digits may be a company,
//! a telephone or a day. What a column means is decided over all of its values and its header, see
//! [`super::rules`].

mod address;
mod day;
mod lexicon;
mod mixed;
mod numeric;
mod seen;
mod street;
mod words;

use serde::{Deserialize, Serialize};
use std::ops::Range;

pub(crate) use lexicon::lexicon;
pub(crate) use seen::Seen;

/// A form of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[repr(u8)]
pub enum Look {
    /// Ten digits, or nine where a zero was lost, that begin with a day; with or without a sign between.
    Cpr,
    /// The same with a hyphen between day and serial number.
    CprDashed,
    /// The same, and the check digit of numbers before October 2007 is right.
    CprCheck,
    /// A stand-in: a day (perhaps with 60 added) and letters in the serial number, or a number whose end is masked.
    CprStandIn,
    /// A number of a person, perhaps masked, of a year beyond 31: no time of day and no number that runs from a day
    /// of these years begins so.
    CprAged,
    /// Ten digits that begin with 10.
    TenFrom10,
    /// Eight digits.
    Digits8,
    /// Eight digits with the check digit of a company number.
    CvrCheck,
    /// A Danish telephone number, in any grouping.
    Phone,
    /// The same, in pairs or with the code of the country.
    PhoneMarked,
    /// An address of e-mail.
    Email,
    /// An address of the web.
    Url,
    /// The same without a scheme: `bibliotek.dk/side`.
    UrlBare,
    /// An address of the internet protocol.
    Ip,
    /// Two letters and five digits.
    Plate,
    /// An IBAN whose check digits are right, or one of Denmark.
    Iban,
    /// Four digits of a bank and six to ten of an account.
    BankAccount,
    /// 13 digits whose check digit is right.
    Ean,
    /// The same, of a Danish series.
    EanDanish,
    /// A UUID.
    Uuid,
    /// A postal code of the register, perhaps without its first zero.
    Postcode,
    /// A postal code and the name of a district.
    PostcodeAndCity,
    /// A postal district, or a town that is called the same.
    City,
    /// The code of a municipality, with or without its first zero.
    MunicipalityCode,
    /// The name of a municipality, with or without "Kommune".
    MunicipalityName,
    /// The name of a region, or its code.
    Region,
    /// A province or its code in NUTS 3.
    Nuts3,
    /// The name of a street and the number of a house: the name ends as streets do, or a postal code follows.
    Address,
    /// A name and a number that may be one of a house.
    AddressLike,
    /// The name of a street.
    Street,
    /// Four digits of a parish.
    Parish,
    /// Digits and a few small letters: a parcel.
    Parcel,
    /// A KLE number, a facet, a running number and a year.
    Journal,
    /// A letter and two digits.
    Facet,
    /// A code of Fælles Sprog III.
    Fs3,
    /// The same with a point in it.
    Fs3Dotted,
    /// A diagnosis as in the Danish registers: a `D` before the code.
    SksDiagnosis,
    /// A code of ICD-10.
    Icd10,
    /// A year and a running number.
    CaseNumber,
    /// Map sheet and running number of a borehole.
    Dgu,
    /// Municipality and property: `751-2211`.
    Esr,
    /// Industry: six digits, with points or without.
    Db07,
    /// An interval of ages.
    AgeGroup,
    /// A time of day.
    TimeOfDay,
    /// The name of a weekday, whole or short.
    Weekday,
    /// The name of a month, whole or short.
    Month,
    /// A word for man or woman.
    SexWord,
    /// One letter for man or woman.
    SexLetter,
    /// Yes or no, in any spelling but a number.
    YesNo,
    /// A common first name.
    FirstName,
    /// A common last name.
    LastName,
    /// A first name that is common, and names behind it.
    FullName,
    /// Two to four words with capitals that may be a name.
    NameLike,
    /// Two to four letters that may be initials.
    Initials,
    /// A unit of money.
    MoneyUnit,
    /// Several words in a row, as in a sentence.
    Sentence,
    /// Digits only.
    Digits,
    /// Digits and letters or signs: a code.
    Code,
    /// A cross or a tick.
    Mark,
    /// A day that says itself: with a year of four digits or the name of a month, perhaps with a time.
    Day,
    /// A day in digits that could be something else: a year of two digits, or nothing between.
    DayShort,
    /// Letters and signs, and few of them: a name of something.
    Words,
    /// Digits with nothing but points, commas, blanks or a sign before.
    NumberLike,
}

/// How many forms there are.
pub const LOOKS: usize = Look::NumberLike as usize + 1;

/// A set of forms.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Looks(u64);

impl Looks {
    /// The set of these.
    #[must_use]
    pub const fn of(looks: &[Look]) -> Self {
        let mut set = 0;
        let mut at = 0;
        while at < looks.len() {
            set |= 1 << looks[at] as u8;
            at += 1;
        }
        Self(set)
    }

    pub(crate) fn put(&mut self, look: Look, holds: bool) {
        self.0 |= u64::from(holds) << look as u8;
    }

    /// True when it is one of them.
    #[must_use]
    pub const fn has(self, look: Look) -> bool {
        self.0 >> look as u8 & 1 == 1
    }

    /// True when they have one in common.
    #[must_use]
    pub const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// As bits, one for each form.
    pub(crate) const fn bits(self) -> u64 {
        self.0
    }

    pub(crate) fn each(self, mut tell: impl FnMut(usize)) {
        let mut left = self.0;
        while left != 0 {
            tell(left.trailing_zeros() as usize);
            left &= left - 1;
        }
    }
}

/// Makes the words that values are looked up in, which else happens with the first value and is felt there.
pub fn prepare() {
    let _ = lexicon();
}

/// What a value looks like.
#[must_use]
pub fn looks(text: &str) -> Looks {
    let (value, counts) = Counts::of(text.as_bytes());
    told(value, counts)
        .unwrap_or_else(|| looks_of_text(std::str::from_utf8(value).unwrap_or_default(), counts))
}

/// What can be told of a value without reading it as text.
#[inline(always)]
fn told(value: &[u8], counts: Counts) -> Option<Looks> {
    match (counts.digits, counts.has_letters) {
        (0, false) => Some(Looks::default()),
        (_, false) => None,
        (0, true) => words::look_at_bytes(value, counts),
        (_, true) => mixed::look_at_bytes(value, counts),
    }
}

fn looks_of_text(text: &str, counts: Counts) -> Looks {
    let text = text.trim();
    let mut looks = Looks::default();
    match (counts.digits, counts.has_letters) {
        (digits, false) => numeric::look(text, digits, &mut looks),
        (0, true) => words::look(text, counts.blanks, &mut looks),
        (_, true) => mixed::look(text, counts, &mut looks),
    }
    looks
}

/// What a whole number that is not negative looks like, written without a sign.
#[must_use]
pub fn looks_of_number(number: u64) -> Looks {
    if let Some(looks) = numeric::of_number(number) {
        return looks;
    }
    let mut number = number;
    let mut digits = [0u8; 20];
    let mut at = digits.len();
    loop {
        at -= 1;
        digits[at] = b'0' + (number % 10) as u8;
        number /= 10;
        if number == 0 {
            break;
        }
    }
    let mut looks = Looks::default();
    numeric::bare(&digits[at..], &mut looks);
    looks
}

/// What a value is made of.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Counts {
    digits: usize,
    blanks: usize,
    /// A bit for each of the first 64 bytes that is a digit.
    first_digits: u64,
    /// The same of blanks.
    first_blanks: u64,
    /// The same of commas.
    first_commas: u64,
    has_letters: bool,
}

impl Counts {
    /// Also the value without the white space around it.
    fn of(bytes: &[u8]) -> (&[u8], Self) {
        let own = bytes.trim_ascii();
        (own, Self::by(own, |from| scan::classes(own, from)))
    }

    /// The same of a value within bytes that a run went over.
    #[inline(always)]
    fn within<'a>(bytes: &'a [u8], run: &scan::Run, value: Range<usize>) -> (&'a [u8], Self) {
        let own = bytes.get(value.clone()).unwrap_or_default();
        let begun = own.trim_ascii_start();
        let start = value.start + (own.len() - begun.len());
        let own = begun.trim_ascii_end();
        (own, Self::by(own, |from| run.classes(start + from)))
    }

    /// Of a value without white space around it; `classes` tells of what sort 64 bytes of it are, and any behind it.
    #[inline(always)]
    fn by(value: &[u8], classes: impl Fn(usize) -> scan::Classes) -> Self {
        let mut counts = Self {
            digits: 0,
            blanks: 0,
            first_digits: 0,
            first_blanks: 0,
            first_commas: 0,
            has_letters: false,
        };
        let Some(begins) = value.first() else {
            return counts;
        };
        let inside = u64::MAX >> (64 - value.len().min(64));
        let found = classes(0);
        counts.first_digits = found.digits & inside;
        counts.first_blanks = found.blanks & inside;
        counts.first_commas = found.commas & inside;
        if counts.first_digits != 0 {
            counts.digits = counts.first_digits.count_ones() as usize;
        }
        counts.blanks = counts.first_blanks.count_ones() as usize;
        // most begin with one
        counts.has_letters = scan::is_of_letter(*begins) || has_letters(value);
        let mut at = 64;
        while at < value.len() {
            let found = classes(at);
            let inside = u64::MAX >> (64 - (value.len() - at).min(64));
            counts.digits += (found.digits & inside).count_ones() as usize;
            counts.blanks += (found.blanks & inside).count_ones() as usize;
            at += 64;
        }
        counts
    }

    /// True for a value of at most 64 bytes in which four digits stand in a row.
    fn has_row_of_four(self) -> bool {
        let twos = self.first_digits & (self.first_digits << 1);
        twos & (twos << 2) != 0
    }
}

fn has_letters(value: &[u8]) -> bool {
    let mut starts = (0..value.len()).step_by(64);
    starts.any(|from| scan::of_letters(value, from) != 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Numbers of persons and companies here are made up.
    #[test]
    fn values_have_their_forms() {
        for (text, has) in [
            ("010190-1234", &[Look::Cpr, Look::CprDashed][..]),
            ("0101901234", &[Look::Cpr]),
            ("101901234", &[Look::Cpr]),
            ("01.01.90-1234", &[Look::Cpr, Look::CprAged]),
            ("010190/1234", &[Look::Cpr]),
            ("'0101901234", &[Look::Cpr]),
            ("010190–1234", &[Look::Cpr, Look::CprDashed]),
            ("01011990-1234", &[Look::Cpr]),
            ("CPR: 010190 1234", &[Look::Cpr]),
            ("010190-xxxx", &[Look::CprStandIn, Look::CprAged]),
            ("010190-****", &[Look::CprStandIn]),
            ("010190-12**", &[Look::CprStandIn, Look::CprAged]),
            ("******-1234", &[Look::CprStandIn]),
            ("Anne Holm (010190-1234)", &[Look::FullName]),
            ("30/6 2027", &[Look::Day]),
            ("610190-1234", &[Look::CprStandIn]),
            ("010190-AB12", &[Look::CprStandIn]),
            ("1003456789", &[Look::TenFrom10]),
            ("13748136", &[Look::CvrCheck, Look::Digits8]),
            ("DK13748136", &[Look::CvrCheck]),
            ("DK-13748136", &[Look::CvrCheck, Look::Digits8]),
            ("DK 13 74 81 36", &[Look::CvrCheck, Look::Digits8]),
            ("004587123456", &[Look::Phone, Look::PhoneMarked]),
            ("12. 05. 2023", &[Look::Day]),
            ("13 74 81 36", &[Look::CvrCheck, Look::Digits8]),
            ("4587123456", &[Look::Phone]),
            ("+46 70 123 45 67", &[Look::Phone]),
            ("5790 0004 3275 2", &[Look::Ean]),
            ("bibliotek.dk/side", &[Look::UrlBare]),
            ("+45 87 12 34 56", &[Look::Phone, Look::PhoneMarked]),
            ("87 12 34 56", &[Look::Phone, Look::PhoneMarked]),
            ("8712 3456", &[Look::Phone]),
            ("87123456", &[Look::Phone]),
            ("navn@eksempel.dk", &[Look::Email]),
            ("https://eksempel.dk/side?x=1", &[Look::Url]),
            ("www.eksempel.dk", &[Look::Url]),
            ("10.0.12.255", &[Look::Ip]),
            ("2001:db8::1", &[Look::Ip]),
            ("AB 12 345", &[Look::Plate]),
            ("DK5000400440116243", &[Look::Iban]),
            ("1234-12345678", &[Look::BankAccount]),
            ("5790000432752", &[Look::Ean, Look::EanDanish]),
            ("0a3f50a0-1234-32b8-e044-0003ba298018", &[Look::Uuid]),
            ("8000", &[Look::Postcode]),
            ("800", &[Look::Postcode]),
            ("0751", &[Look::MunicipalityCode]),
            ("751", &[Look::MunicipalityCode]),
            ("Aarhus Kommune", &[Look::MunicipalityName]),
            ("Århus", &[Look::MunicipalityName, Look::City]),
            ("0751 Aarhus", &[Look::MunicipalityName]),
            ("Region Sjælland", &[Look::Region]),
            ("Vest- og Sydsjælland", &[Look::Nuts3]),
            ("DK042", &[Look::Nuts3]),
            ("Viby J", &[Look::City]),
            ("8000 Aarhus C", &[Look::PostcodeAndCity]),
            ("Storegade 12", &[Look::Address]),
            ("Nørre Allé 3 B, 2. tv, 8000 Aarhus C", &[Look::Address]),
            ("Egevej 91A 2.tv.", &[Look::Address]),
            ("Egevej 91 st. th", &[Look::Address]),
            ("Helle og Mads-Peter Hansen", &[Look::FullName]),
            ("02. tirsdag", &[Look::Weekday]),
            ("03 - marts", &[Look::Month]),
            ("Niels Bohrs Vej", &[Look::Street]),
            ("25aø", &[Look::Parcel]),
            ("02.34.02-P19-123-24", &[Look::Journal]),
            ("G01", &[Look::Facet, Look::Fs3]),
            ("G1.34", &[Look::Fs3, Look::Fs3Dotted]),
            ("DF320", &[Look::SksDiagnosis]),
            ("24/12345", &[Look::CaseNumber]),
            ("89.1120", &[Look::Dgu]),
            ("751-2211", &[Look::Esr]),
            ("18-24 år", &[Look::AgeGroup]),
            ("65 år og derover", &[Look::AgeGroup]),
            ("80+", &[Look::AgeGroup]),
            ("0-2 ÅR", &[Look::AgeGroup]),
            ("kl. 7.30", &[Look::TimeOfDay]),
            ("Onsdag", &[Look::Weekday]),
            ("marts", &[Look::Month]),
            ("Kvinde", &[Look::SexWord]),
            ("NEJ", &[Look::YesNo]),
            ("Anne Marie Holm", &[Look::FullName]),
            ("Jensen, Lars", &[Look::FullName]),
            ("Sørensen", &[Look::LastName]),
            ("1.000 kr.", &[Look::MoneyUnit]),
            ("DK-82", &[Look::Region]),
            ("5. marts 2024", &[Look::Day]),
            ("05/03-2024 kl. 7.30", &[Look::Day]),
            ("2024-03-05T07:30:00", &[Look::Day]),
            ("05.03.24", &[Look::DayShort]),
            ("071218 0500", &[Look::DayShort]),
            ("20240305", &[Look::DayShort]),
            ("-1.234,50", &[Look::NumberLike]),
        ] {
            let found = looks(text);
            for look in has {
                assert!(found.has(*look), "{text} is not {look:?}");
            }
        }
    }

    #[test]
    fn what_only_resembles_a_form_has_it_not() {
        for (text, hasnt) in [
            ("320190-1234", Look::Cpr),
            ("3113901234", Look::Cpr),
            ("24256791", Look::CvrCheck),
            ("12345678", Look::Phone),
            ("300.1.1.1", Look::Ip),
            ("34.20.05.10", Look::Ip),
            ("45 20 12 34 56", Look::Cpr),
            ("010190-xx12", Look::CprStandIn),
            ("rapport.pdf", Look::UrlBare),
            ("5790000432753", Look::Ean),
            ("9999", Look::Postcode),
            ("0999", Look::MunicipalityCode),
            ("2024-123456", Look::BankAccount),
            ("Rute 12", Look::Address),
            ("Niels Bohrs Vej", Look::FullName),
            ("Anne Franks Skole", Look::FullName),
            ("3-0", Look::AgeGroup),
            ("25.61", Look::TimeOfDay),
            ("NO9386011117948", Look::Iban),
            ("Marts måned", Look::Month),
            ("05.13.30", Look::DayShort),
            ("20 12 34 56", Look::DayShort),
            ("31-02-2024", Look::Day),
            ("2024-123456", Look::Day),
            ("Rute 5 marts", Look::Day),
            ("12-", Look::NumberLike),
        ] {
            assert!(!looks(text).has(hasnt), "{text} is {hasnt:?}");
        }
    }

    #[test]
    fn bytes_are_counted_at_every_length() {
        let before = "1 a ";
        for length in (0..140).chain([9000]) {
            let value = "7 a. 12 ø-".chars().cycle().take(length);
            let value: String = value.collect();
            let value = value.trim();
            let all = format!("{before} {value} 1 a");
            let mut run = scan::Run::default();
            run.over(all.as_bytes());
            let within = before.len()..all.len() - 3;
            let (own, counts) = Counts::within(all.as_bytes(), &run, within);
            assert_eq!(own, value.as_bytes());
            assert_eq!(Counts::of(format!(" {value}\n").as_bytes()), (own, counts));
            let count = |f: fn(&char) -> bool| value.chars().filter(f).count();
            assert_eq!(counts.digits, count(char::is_ascii_digit));
            assert_eq!(counts.blanks, count(|letter| *letter == ' '));
            let first = value.find(' ').filter(|at| *at < 64).unwrap_or(64);
            assert_eq!(counts.first_blanks.trailing_zeros() as usize, first);
            let digits = value.bytes().take(64).enumerate();
            let digits = digits.filter(|(_, byte)| byte.is_ascii_digit());
            let digits = digits.fold(0, |bits, (at, _)| bits | 1u64 << at);
            assert_eq!(counts.first_digits, digits);
            assert_eq!(counts.has_letters, value.contains('a'));
        }
    }

    proptest! {
        #[test]
        fn texts_one_after_the_other_look_as_each_does_alone(
            texts in prop::collection::vec(
                prop_oneof![
                    prop::sample::select(vec![
                        "", "ja", "Viby J", "Algade 3", "Ærøvej 12, 8000 Aarhus C", "til vej og bro",
                    ])
                    .prop_map(str::to_owned),
                    "[A-ZÆØa-zå0-9 .,-]{0,40}",
                    "\\PC{0,100}",
                    "[A-ZÅa-zæøå ]{0,90}",
                ],
                0..40,
            ),
            from in 0..40usize,
        ) {
            let mut arena = crate::table::TextArena::default();
            texts.iter().for_each(|text| arena.push(text));
            let from = from.min(texts.len());
            let mut seen = Seen::default();
            // the second time all are known
            for _ in 0..2 {
                let mut found = Vec::new();
                seen.each(&arena, from..texts.len(), |row, looks| found.push((row, looks)));
                let plain = (from..).zip(texts.iter().skip(from));
                let plain: Vec<_> = plain.map(|(row, text)| (row, looks(text))).collect();
                prop_assert_eq!(found, plain);
            }
        }

        #[test]
        fn what_is_told_of_digits_and_letters_is_what_reading_them_says(
            parts in prop::collection::vec(
                prop::sample::select(vec![
                    "Storegade", "Niels Bohrs Vej", "Åboulevarden", "Nørre Allé", "år", "aar", "year", "Over",
                    "fra", " og derover", " ved ", " ", " ", ", ", ", ", "-", ".", "12", "3B", "4586", "20245",
                    "8000 Aarhus C", "2. tv", "7",
                ]),
                1..8,
            ),
        ) {
            let text = parts.concat();
            let (value, counts) = Counts::of(text.as_bytes());
            if counts.digits > 0
                && counts.has_letters
                && let Some(told) = mixed::look_at_bytes(value, counts)
            {
                let value = std::str::from_utf8(value).unwrap_or_default();
                prop_assert_eq!(told, looks_of_text(value, counts), "{}", text);
            }
        }

        #[test]
        fn no_text_is_too_odd(text in "\\PC{0,40}", digits in "[0-9 .:+/@-]{0,24}", mixed in "[A-ZÆØa-zå0-9 .,-]{0,30}") {
            for text in [text, digits, mixed] {
                let _ = looks(&text);
            }
        }
    }
}
