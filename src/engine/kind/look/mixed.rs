//! Values of digits and letters.

use super::address::{self, is_postcode_and_city};
use super::numeric::{is_day, is_time, number};
use super::words::{places, url_and_email};
use super::{Counts, Look, Looks, lexicon};
use crate::kind::fold::fold;
use crate::kle::number::find;

/// Longer values are sentences or nothing.
const LONGEST: usize = 120;

/// What can only be an address is told without reading it as text. `None` where it may be something else.
pub(super) fn look_at_bytes(bytes: &[u8], counts: Counts) -> Option<Looks> {
    let (begins, second) = (bytes.first()?, bytes.get(1)?);
    let may_be_other = counts.blanks == 0
        || bytes.len() > LONGEST
        || begins.is_ascii_digit()
        || second.is_ascii_uppercase()
        || matches!(begins, b'k' | b'K')
        // a name and a number of a person
        || (9..=12).contains(&counts.digits)
        || (!has_other_number(bytes, counts) && may_be_age(bytes, counts.digits));
    if may_be_other {
        return None;
    }
    let mut looks = Looks::default();
    looks.put(Look::Sentence, (counts.blanks >= 5) & (bytes.len() >= 32));
    address::look(bytes, counts, &mut looks);
    Some(looks)
}

/// Each test is tried only where the beginning allows it: of a long column every value comes here.
pub(super) fn look(text: &str, counts: Counts, looks: &mut Looks) {
    let bytes = text.as_bytes();
    let (digits, spaces) = (counts.digits, counts.blanks);
    looks.put(Look::Sentence, spaces >= 5 && text.len() >= 32);
    let may_be_web = || {
        text.starts_with("www.")
            || text.contains("://")
            || memchr::memchr(b'@', bytes).is_some()
            || (memchr::memchr(b'.', bytes).is_some()
                && [".dk", ".com", ".org", ".eu"]
                    .iter()
                    .any(|end| text.contains(end)))
    };
    if spaces == 0 && may_be_web() {
        url_and_email(text, looks);
    }
    if text.len() > LONGEST || looks.has(Look::Email) || looks.has(Look::Url) {
        return;
    }
    looks.put(Look::Code, spaces == 0);
    if spaces == 0 {
        single(text, looks);
    }
    let begins = bytes.first().copied().unwrap_or_default();
    if (9..=12).contains(&digits) && bytes.len() <= MOST_CPR {
        dressed_cpr(text, looks);
    }
    if (9..=12).contains(&digits) && spaces > 0 && bytes.len() <= MOST_NAMED_CPR {
        named_cpr(text, looks);
    }
    if begins.is_ascii_digit() {
        if digits <= 2 && bytes.len() <= MOST_NUMBERED {
            numbered_calendar(text, looks);
        }
        begun_by_digit(text, looks);
        super::day::with_words(text, looks);
    } else {
        let is_led = begins.is_ascii_uppercase() && text.len() <= MOST_IBAN;
        if is_led && bytes.get(1).is_some_and(u8::is_ascii_uppercase) {
            let may_be_iban = text.len() >= LEAST_IBAN && digits >= LEAST_DIGITS_IBAN;
            looks.put(Look::Iban, may_be_iban && is_iban(&joined(text)));
            looks.put(Look::Plate, digits == 5 && is_plate(&joined(text)));
            if digits == 8
                && let Some(code) = text.strip_prefix("DK")
            {
                company(code.trim_start_matches([' ', '-', '.']), looks);
            }
            looks.put(
                Look::PostcodeAndCity,
                bytes.strip_prefix(b"DK-").is_some_and(is_postcode_and_city),
            );
        }
        if spaces > 0 {
            // white space beyond ASCII may have been taken away in front
            let (_, counts) = Counts::of(bytes);
            address::look(bytes, counts, looks);
        }
        if matches!(begins, b'k' | b'K') && spaces > 0 {
            let time = text.trim_start_matches(|c: char| !c.is_ascii_digit());
            looks.put(
                Look::TimeOfDay,
                fold(text).starts_with("kl ") && is_time(time),
            );
        }
    }
    if may_be_age(bytes, digits) {
        looks.put(Look::AgeGroup, is_age_group(&fold(text)));
    }
}

/// A weekday or a month behind its number: `03 - september`.
const MOST_NUMBERED: usize = 16;

/// `1 mandag`, `01. januar`: names that are sorted by the number before them, which must be their own.
fn numbered_calendar(text: &str, looks: &mut Looks) {
    let name = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let own = text.get(..text.len() - name.len()).unwrap_or_default();
    let name = fold(name);
    let known = lexicon();
    let number = number(own.as_bytes()) as usize;
    if known.weekdays.contains(name.as_str()) {
        looks.put(Look::Weekday, number <= 7);
    }
    let month = crate::read::month_number(name.as_bytes());
    looks.put(Look::Month, month.is_some_and(|own| own as usize == number));
}

/// A number of a person in text: `CPR-nr.: 010190-1234`.
const MOST_CPR: usize = 28;

/// A number of a person with a dash or blank beyond ASCII in it, or behind the word for it.
fn dressed_cpr(text: &str, looks: &mut Looks) {
    let bytes = text.as_bytes();
    let is_named = bytes
        .get(..3)
        .is_some_and(|word| word.eq_ignore_ascii_case(b"cpr"));
    if !is_named && text.is_ascii() {
        return;
    }
    let from = text.find(|c: char| c.is_ascii_digit()).unwrap_or(0);
    let is_led = is_named || from == 0;
    let rest = text.get(from..).filter(|_| is_led).unwrap_or_default();
    let plain: String = rest
        .chars()
        .map(|c| match c {
            '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
            c if c.is_whitespace() => ' ',
            c => c,
        })
        .collect();
    let is_number = |c: char| c.is_ascii_digit() || matches!(c, '-' | ' ' | '.' | '/');
    if plain.chars().all(is_number) {
        let digits = plain.bytes().filter(u8::is_ascii_digit).count();
        let mut found = Looks::default();
        super::numeric::look(&plain, digits, &mut found);
        for look in [
            Look::Cpr,
            Look::CprDashed,
            Look::CprCheck,
            Look::CprStandIn,
            Look::CprAged,
        ] {
            looks.put(look, found.has(look));
        }
    }
}

/// A name and a number of a person: `Anne Holm (010190-1234)`.
const MOST_NAMED_CPR: usize = 64;

/// The name before or behind the number of a person has its forms: the column is one of names, with a number too much
/// in it.
fn named_cpr(text: &str, looks: &mut Looks) {
    let is_number = |c: char| c.is_ascii_digit() || matches!(c, '-' | ' ');
    let Some(from) = text.find(|c: char| c.is_ascii_digit()) else {
        return;
    };
    let rest = text.get(from..).unwrap_or_default();
    let end = rest.find(|c: char| !is_number(c)).unwrap_or(rest.len());
    let own = rest
        .get(..end)
        .unwrap_or_default()
        .trim_end_matches([' ', '-']);
    let digits = own.bytes().filter(u8::is_ascii_digit).count();
    let mut found = Looks::default();
    super::numeric::look(own, digits, &mut found);
    if !found.has(Look::Cpr) {
        return;
    }
    let around = |c: char| !c.is_alphabetic();
    let (before, behind) = (
        text.get(..from).unwrap_or_default(),
        rest.get(end..).unwrap_or_default(),
    );
    let name = format!(
        "{} {}",
        before.trim_matches(around),
        behind.trim_matches(around)
    );
    let name = name.trim();
    let name = name
        .strip_suffix("CPR")
        .or_else(|| name.strip_suffix("cpr"))
        .unwrap_or(name);
    let mut named = Looks::default();
    let name = name.trim_matches(around);
    super::words::look(name, name.matches(' ').count(), &mut named);
    for look in [Look::FullName, Look::NameLike] {
        looks.put(look, named.has(look));
    }
}

/// An IBAN in groups of four.
const MOST_IBAN: usize = 42;
/// The shortest IBAN, and the fewest digits of one.
const LEAST_IBAN: usize = 15;
const LEAST_DIGITS_IBAN: usize = 2;

/// True for a value that may be an age: "18-24 år", "under 18 år". The word for year stands in it.
fn may_be_age(bytes: &[u8], digits: usize) -> bool {
    // with the other letters no word begins that stands there
    let may_begin = |first: &u8| {
        !first.is_ascii_alphabetic()
            || matches!(
                first.to_ascii_lowercase(),
                b'a' | b'd' | b'f' | b'm' | b'o' | b'p' | b't' | b'u' | b'y'
            )
    };
    digits <= 6 && bytes.len() <= 30 && bytes.first().is_some_and(may_begin) && names_years(bytes)
}

/// True for a value with a number that is no age, as postal codes are; of some it is false where there may be white
/// space beyond ASCII around them.
fn has_other_number(bytes: &[u8], counts: Counts) -> bool {
    let begins = bytes.first().copied().unwrap_or_default();
    let is_plain = match bytes {
        [.., before, last] => last.is_ascii() | (*before == 0xc3),
        _ => false,
    };
    counts.has_row_of_four() & (begins.is_ascii() | (begins == 0xc3)) & is_plain
}

/// True where `år`, `aar` or `ear` stands in it.
fn names_years(bytes: &[u8]) -> bool {
    memchr::memchr2_iter(b'r', b'R', bytes).any(|at| {
        let before = bytes.get(at.saturating_sub(2)..at).unwrap_or_default();
        matches!(before, b"\xc3\xa5" | b"\xc3\x85" | b"aa" | b"AA" | b"ea")
    })
}

/// A word of digits and letters.
fn single(text: &str, looks: &mut Looks) {
    let bytes = text.as_bytes();
    looks.put(Look::Uuid, is_uuid(bytes));
    looks.put(Look::Ip, bytes.contains(&b':') && is_ip6(text));
    if text.len() <= 12 {
        codes(text, looks);
        stand_in(bytes, looks);
    }
}

fn begun_by_digit(text: &str, looks: &mut Looks) {
    if text.len() <= 12 {
        looks.put(Look::Parcel, is_parcel(&joined(text)));
    }
    looks.put(
        Look::Journal,
        text.contains('.') && find(text).is_some_and(|found| found.is_journal),
    );
    looks.put(Look::PostcodeAndCity, is_postcode_and_city(text.as_bytes()));
    places_with_code(text, looks);
    looks.put(
        Look::MoneyUnit,
        text.len() <= 14
            && matches!(
                fold(text).as_str(),
                "1 000 kr" | "1000 kr" | "1 000 000 kr" | "1 000 dkk"
            ),
    );
}

fn joined(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

fn is_uuid(bytes: &[u8]) -> bool {
    let bytes = match bytes {
        [b'{', inner @ .., b'}'] => inner,
        bytes => bytes,
    };
    bytes.len() == 36
        && bytes.iter().enumerate().all(|(at, byte)| match at {
            8 | 13 | 18 | 23 => *byte == b'-',
            _ => byte.is_ascii_hexdigit(),
        })
}

fn is_ip6(text: &str) -> bool {
    text.matches(':').count() >= 2 && text.parse::<std::net::Ipv6Addr>().is_ok()
}

/// Codes of a letter and digits.
fn codes(text: &str, looks: &mut Looks) {
    let mut chars = text.chars();
    let Some(letter) = chars.next().filter(|letter| letter.is_uppercase()) else {
        return;
    };
    let rest = chars.as_str();
    let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    looks.put(Look::Facet, rest.len() == 2 && all_digits(rest));
    let parts: Vec<&str> = rest.split('.').collect();
    let short = parts.iter().all(|part| part.len() <= 2 && all_digits(part));
    looks.put(Look::Fs3, short && parts.len() <= 3);
    looks.put(Look::Fs3Dotted, short && matches!(parts.len(), 2 | 3));
    let (head, tail) = rest.split_at_checked(2).unwrap_or((rest, ""));
    let tail = tail.strip_prefix('.').unwrap_or(tail);
    let is_tail = tail.len() <= 2 && tail.bytes().all(|b| b.is_ascii_alphanumeric());
    looks.put(
        Look::Icd10,
        letter.is_ascii() && head.len() == 2 && all_digits(head) && is_tail,
    );
    if letter == 'D' {
        let mut inner = rest.chars();
        let second = inner.next().is_some_and(|c| c.is_ascii_uppercase());
        let after = inner.as_str();
        let (head, tail) = after.split_at_checked(2).unwrap_or((after, ""));
        let is_code = head.len() == 2 && all_digits(head) && tail.len() <= 4;
        let is_tail = tail.bytes().all(|b| b.is_ascii_alphanumeric());
        looks.put(Look::SksDiagnosis, second && is_code && is_tail);
    }
    // the regions in ISO 3166-2
    looks.put(
        Look::Region,
        matches!(text, "DK-81" | "DK-82" | "DK-83" | "DK-84" | "DK-85"),
    );
    if text.starts_with("DK") {
        let known = lexicon().province_codes.contains(&text);
        looks.put(Look::Nuts3, known);
    }
}

/// The number of a company behind the letters of the country: `13748136`, `13 74 81 36`.
fn company(code: &str, looks: &mut Looks) {
    let digits: String = code.chars().filter(|c| !matches!(c, ' ' | '.')).collect();
    let is_number = digits.len() == 8 && digits.bytes().all(|byte| byte.is_ascii_digit());
    looks.put(Look::Digits8, is_number);
    looks.put(
        Look::CvrCheck,
        is_number && super::looks(&digits).has(Look::CvrCheck),
    );
}

/// `010190-AB12`.
fn stand_in(bytes: &[u8], looks: &mut Looks) {
    let (day, serial) = match bytes.len() {
        10 => bytes.split_at(6),
        11 if bytes[6] == b'-' => (&bytes[..6], &bytes[7..]),
        _ => return,
    };
    let mut n = day.iter();
    let are_digits = n.all(u8::is_ascii_digit);
    let has_letter = serial.iter().any(u8::is_ascii_uppercase);
    let is_serial = serial.iter().all(u8::is_ascii_alphanumeric)
        && serial.last().is_some_and(u8::is_ascii_digit);
    let of_month = number(&day[..2]);
    let of_month = of_month
        .checked_sub(60)
        .filter(|day| *day > 0)
        .unwrap_or(of_month);
    let holds = are_digits && has_letter && is_serial && is_day(of_month, number(&day[2..4]));
    looks.put(Look::CprStandIn, holds);
    looks.put(Look::CprAged, holds && number(&day[4..]) > 31);
    if !holds {
        super::numeric::masked(bytes, looks);
    }
}

fn is_iban(joined: &str) -> bool {
    let bytes = joined.as_bytes();
    let shape = (15..=34).contains(&bytes.len())
        && bytes[..2].iter().all(u8::is_ascii_uppercase)
        && bytes[2..4].iter().all(u8::is_ascii_digit)
        && bytes.iter().all(u8::is_ascii_alphanumeric);
    if !shape {
        return false;
    }
    // a slip leaves the form of a Danish one, which no other code has
    if bytes.len() == 18 && bytes.starts_with(b"DK") {
        return bytes[2..].iter().all(u8::is_ascii_digit);
    }
    let turned = bytes[4..].iter().chain(&bytes[..4]);
    let rest = turned.fold(0u32, |rest, byte| match byte {
        b'0'..=b'9' => (rest * 10 + u32::from(byte - b'0')) % 97,
        letter => (rest * 100 + u32::from(letter.to_ascii_uppercase() - b'A') + 10) % 97,
    });
    rest == 1
}

/// Two letters and five digits.
fn is_plate(joined: &str) -> bool {
    let mut chars = joined.chars();
    let mut letter = || chars.next().is_some_and(|c| c.is_uppercase());
    letter() && letter() && {
        let rest = chars.as_str();
        rest.len() == 5 && rest.bytes().all(|b| b.is_ascii_digit())
    }
}

/// `12a`, `2 al`, `25-ø`.
fn is_parcel(joined: &str) -> bool {
    let digits = joined.bytes().take_while(u8::is_ascii_digit).count();
    let letters = joined.get(digits..).unwrap_or_default();
    let letters = letters.strip_prefix('-').unwrap_or(letters);
    (1..=4).contains(&digits)
        && (1..=3).contains(&letters.chars().count())
        && letters.chars().all(char::is_lowercase)
}

/// `1081 Region Nordjylland`, `0751 Aarhus`: a code before the name.
fn places_with_code(text: &str, looks: &mut Looks) {
    let Some((code, name)) = text.split_once([' ', '-']) else {
        return;
    };
    let is_code = matches!(code.len(), 2..=4) && code.bytes().all(|b| b.is_ascii_digit());
    if is_code && name.len() < 40 {
        let mut after = Looks::default();
        places(&fold(name), &mut after);
        let number = number(code.as_bytes()) as usize;
        let is_municipality = lexicon().is_municipality(number);
        looks.put(
            Look::MunicipalityName,
            is_municipality && after.has(Look::MunicipalityName),
        );
        looks.put(Look::Region, after.has(Look::Region));
    }
}

/// `18-24 år`, `65 år og derover`, `under 18 år`, `80+ år`.
fn is_age_group(folded: &str) -> bool {
    let mut ages = 0;
    let mut others = 0;
    let mut words = 0;
    for word in folded.split(' ') {
        let is_age = word.bytes().all(|b| b.is_ascii_digit()) && word.len() <= 3;
        match word {
            _ if is_age => ages += 1,
            "aar" | "aarig" | "aarige" | "years" | "year" => words += 1,
            "og" | "derover" | "over" | "under" | "til" | "mere" | "fra" | "and" | "to"
            | "plus" | "op" | "older" => {}
            _ => others += 1,
        }
    }
    others == 0 && words == 1 && matches!(ages, 1 | 2)
}
