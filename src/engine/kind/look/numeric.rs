//! Values of digits and signs, without a letter.

use super::{Look, Looks, lexicon};

/// Longest value that is looked at: a telephone number with all its spaces.
const LONGEST: usize = 24;

pub(super) fn look(text: &str, digits: usize, looks: &mut Looks) {
    if text.len() > LONGEST {
        return;
    }
    // an apostrophe keeps a spreadsheet from making a number of it, and so does `="0101"`
    let text = text.strip_prefix('\'').unwrap_or(text);
    let formula = text.strip_prefix("=\"").and_then(|t| t.strip_suffix('"'));
    let text = formula.unwrap_or(text);
    if digits == text.len() {
        bare(text.as_bytes(), looks);
        return;
    }
    signed(text, digits, looks);
    super::day::of_digits(text, looks);
    let is_number = text
        .strip_prefix(['-', '+', '−'])
        .unwrap_or(text)
        .bytes()
        .all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b',' | b' '));
    looks.put(Look::NumberLike, is_number);
}

/// The same of a number whose digits need not be written out: few have forms that go by their digits.
pub(super) fn of_number(number: u64) -> Option<Looks> {
    const PLAIN: &[Look] = &[Look::Digits, Look::NumberLike];
    match number {
        0..=99 | 10_000..=99_999 | 1_000_000..=9_999_999 => Some(const { Looks::of(PLAIN) }),
        100_000..=999_999 => {
            let mut looks = const { Looks::of(&[Look::Digits, Look::NumberLike, Look::Db07]) };
            looks.put(Look::DayShort, super::day::is_packed_short(number));
            Some(looks)
        }
        _ => None,
    }
}

/// Digits only.
pub(super) fn bare(bytes: &[u8], looks: &mut Looks) {
    if bytes.len() > LONGEST {
        return;
    }
    looks.put(Look::Digits, true);
    looks.put(Look::NumberLike, true);
    match bytes.len() {
        3 | 4 => {
            let number = number(bytes) as usize;
            let known = lexicon();
            looks.put(Look::MunicipalityCode, known.is_municipality(number));
            looks.put(Look::Postcode, known.is_postcode(number));
            looks.put(
                Look::Parish,
                bytes.len() == 4 && (7000..=9999).contains(&number),
            );
            looks.put(
                Look::Region,
                matches!(number, 1081..=1085) || (matches!(number, 81..=85) && bytes[0] == b'0'),
            );
        }
        6 => {
            looks.put(Look::Db07, true);
            looks.put(Look::DayShort, super::day::is_packed(bytes));
        }
        8 => {
            eight(bytes, looks);
            looks.put(Look::DayShort, super::day::is_packed(bytes));
        }
        9 | 10 => {
            cpr(bytes, looks);
            looks.put(
                Look::TenFrom10,
                bytes.len() == 10 && bytes.starts_with(b"10"),
            );
            // with the code of the country
            let is_phone = bytes.len() == 10 && bytes.starts_with(b"45") && bytes[2] >= b'2';
            looks.put(Look::Phone, is_phone);
        }
        12 => {
            let own = bytes.strip_prefix(b"0045").and_then(<[u8]>::first);
            let is_phone = own.is_some_and(|first| *first >= b'2');
            looks.put(Look::Phone, is_phone);
            looks.put(Look::PhoneMarked, is_phone);
        }
        13 => ean(bytes, looks),
        _ => {}
    }
}

fn ean(bytes: &[u8], looks: &mut Looks) {
    let right = weighted(bytes, &[1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1]).is_multiple_of(10);
    looks.put(Look::Ean, right);
    looks.put(Look::EanDanish, right && bytes.starts_with(b"57"));
}

/// Digits with signs between.
fn signed(text: &str, digits: usize, looks: &mut Looks) {
    looks.put(Look::Code, true);
    let bytes = text.as_bytes();
    match digits {
        4..=9 => masked(bytes, looks),
        10 | 12 => parted(bytes, digits, looks),
        13 if bytes
            .iter()
            .all(|byte| byte.is_ascii_digit() || *byte == b' ') =>
        {
            ean(&joined(bytes), looks);
        }
        _ => {}
    }
    phone(text, looks);
    let parts = |sign: char| text.split(sign).map(str::trim).collect::<Vec<_>>();
    let all_digits = |part: &&str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if text.contains('.') {
        let parts = parts('.');
        if parts.iter().all(all_digits) {
            // codes have zeros before them, addresses have none
            let small = |part: &&str| {
                let is_padded = part.len() > 1 && part.starts_with('0');
                part.len() <= 3 && !is_padded && number(part.as_bytes()) <= 255
            };
            looks.put(Look::Ip, parts.len() == 4 && parts.iter().all(small));
            looks.put(
                Look::Db07,
                parts.len() == 3 && parts.iter().all(|part| part.len() == 2),
            );
            if let [sheet, running] = parts.as_slice() {
                looks.put(Look::Dgu, sheet.len() <= 3 && running.len() <= 4);
            }
        }
    }
    if let [year, running] = parts(if text.contains('/') { '/' } else { '-' }).as_slice()
        && all_digits(year)
        && all_digits(running)
    {
        let is_year =
            |part: &str| part.len() == 4 && (1700..=2100).contains(&number(part.as_bytes()));
        let is_interval = is_year(year) && is_year(running);
        // two pairs with a hyphen name a shelf, a plan or an interval as well
        let is_pair = year.len() == 2 && running.len() < 3 && text.contains('-');
        looks.put(
            Look::CaseNumber,
            matches!(year.len(), 2 | 4) && running.len() <= 7 && !is_interval && !is_pair,
        );
        looks.put(
            Look::Esr,
            matches!(year.len(), 3 | 4) && running.len() <= 7 && {
                lexicon().is_municipality(number(year.as_bytes()) as usize)
            },
        );
        let is_year = matches!(number(year.as_bytes()), 1900..=2099);
        looks.put(
            Look::BankAccount,
            year.len() == 4 && (6..=10).contains(&running.len()) && !is_year,
        );
    }
    if let Some((bank, account)) = text.split_once(' ')
        && all_digits(&bank)
        && bank.len() == 4
    {
        let joined = account.replace([' ', '-'], "");
        let is_account = (6..=10).contains(&joined.len()) && all_digits(&joined.as_str());
        looks.put(Look::BankAccount, is_account);
    }
    looks.put(Look::AgeGroup, is_interval(text));
    looks.put(Look::TimeOfDay, is_time(text));
}

fn joined(bytes: &[u8]) -> Vec<u8> {
    bytes.iter().copied().filter(u8::is_ascii_digit).collect()
}

/// Ten digits with signs between as numbers of persons have them: `010190-1234`, `01.01.90-1234`; or twelve, where
/// the year has four: `01011990-1234`, `01-01-1990-1234`.
fn parted(bytes: &[u8], digits: usize, looks: &mut Looks) {
    let groups = bytes.split(|byte| !byte.is_ascii_digit());
    let mut lengths = [0; 4];
    let mut count = 0;
    for group in groups.filter(|group| !group.is_empty()) {
        let Some(length) = lengths.get_mut(count) else {
            return;
        };
        *length = group.len();
        count += 1;
    }
    let mut own = joined(bytes);
    match (digits, &lengths[..count]) {
        (10, [6, 4] | [2, 2, 2, 4]) => {}
        // the last four would else be those of an interval of years
        (12, [8, 4] | [2, 2, 4, 4]) if matches!(own[4..6], [b'1', b'9'] | [b'2', b'0']) => {
            own.drain(4..6);
            if matches!(own[6..8], [b'1', b'9'] | [b'2', b'0']) {
                return;
            }
        }
        _ => return,
    }
    cpr(&own, looks);
    let is_dashed = count == 2 && bytes[bytes.len() - 5] == b'-';
    looks.put(Look::CprDashed, is_dashed && looks.has(Look::Cpr));
}

/// `010190-****`, `010190-12**`: a day, and not all of the serial number. Or `******-1234`: only that.
pub(super) fn masked(bytes: &[u8], looks: &mut Looks) {
    if !matches!(bytes.len(), 10 | 11) {
        return;
    }
    let (birth, rest) = bytes.split_at(6);
    let (serial, is_parted) = match rest {
        [b'-', rest @ ..] => (rest, true),
        [b' ', rest @ ..] => (rest, false),
        rest => (rest, false),
    };
    if serial.len() != 4 {
        return;
    }
    let is_mask = |byte: &u8| matches!(byte, b'x' | b'X' | b'*' | b'#' | b'?' | b'_');
    let shown = serial
        .iter()
        .take_while(|byte| byte.is_ascii_digit())
        .count();
    if shown == 4 {
        let is_hidden = is_mask(&birth[0]) && birth.iter().all(|byte| *byte == birth[0]);
        looks.put(Look::CprStandIn, is_hidden && is_parted);
        return;
    }
    let is_hidden =
        is_mask(&serial[shown]) && serial[shown..].iter().all(|byte| *byte == serial[shown]);
    let holds = is_hidden
        && birth.iter().all(u8::is_ascii_digit)
        && is_day(number(&birth[..2]), number(&birth[2..4]));
    looks.put(Look::CprStandIn, holds);
    looks.put(Look::CprAged, holds && number(&birth[4..]) > 31);
}

/// The number that digits are; those beyond 18 digits are cut off.
pub(super) fn number(digits: &[u8]) -> u64 {
    let add = |number: u64, digit: &u8| number * 10 + u64::from(digit.wrapping_sub(b'0') & 15);
    digits.iter().take(18).fold(0, add)
}

fn weighted(digits: &[u8], weights: &[u32]) -> u32 {
    let pairs = digits.iter().zip(weights);
    pairs
        .map(|(digit, weight)| u32::from(digit.wrapping_sub(b'0')) * weight)
        .sum()
}

fn eight(bytes: &[u8], looks: &mut Looks) {
    looks.put(Look::Digits8, true);
    let begins = bytes.first().copied().unwrap_or(b'0');
    let right = weighted(bytes, &[2, 7, 6, 5, 4, 3, 2, 1]).is_multiple_of(11);
    looks.put(Look::CvrCheck, right && begins != b'0');
    looks.put(Look::Phone, (b'2'..=b'9').contains(&begins));
}

/// Nine or ten digits as a number of a person.
fn cpr(bytes: &[u8], looks: &mut Looks) {
    let mut ten = [b'0'; 10];
    match bytes.len() {
        9 => ten[1..].copy_from_slice(bytes),
        10 => ten.copy_from_slice(bytes),
        _ => return,
    }
    let day = number(&ten[..2]);
    let holds = is_day(day, number(&ten[2..4]));
    looks.put(Look::Cpr, holds);
    let right = weighted(&ten, &[4, 3, 2, 7, 6, 5, 4, 3, 2, 1]).is_multiple_of(11);
    looks.put(Look::CprCheck, holds && right);
    let stands_in = (61..=91).contains(&day) && is_day(day - 60, number(&ten[2..4]));
    let stands_in = stands_in && bytes.len() == 10;
    looks.put(Look::CprStandIn, stands_in);
    looks.put(
        Look::CprAged,
        (holds || stands_in) && number(&ten[4..6]) > 31,
    );
}

/// A day of a month, in whatever year.
pub(super) fn is_day(day: u64, month: u64) -> bool {
    let days = match month {
        2 => 29,
        4 | 6 | 9 | 11 => 30,
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        _ => return false,
    };
    (1..=days).contains(&day)
}

fn phone(text: &str, looks: &mut Looks) {
    let rest = text
        .strip_prefix("+45")
        .or_else(|| text.strip_prefix("0045"))
        .or_else(|| text.strip_prefix("(+45)"));
    let own = rest.unwrap_or(text).trim_start();
    let own_digits = own.bytes().filter(u8::is_ascii_digit).count();
    let parted = own.split([' ', '.', '\u{a0}', '-']);
    let groups: Vec<&str> = parted.filter(|group| !group.is_empty()).collect();
    let are_digits = groups
        .iter()
        .all(|group| group.bytes().all(|byte| byte.is_ascii_digit()));
    let begins = own.bytes().next().unwrap_or(b'0');
    if own_digits != 8 || !are_digits {
        // of another country
        let is_foreign = rest.is_none() && text.starts_with('+') && (9..=15).contains(&own_digits);
        looks.put(Look::Phone, is_foreign);
        return;
    }
    let pairs = groups.len() == 4 && groups.iter().all(|group| group.len() == 2);
    if rest.is_none() && pairs {
        let joined = groups.concat();
        looks.put(Look::Digits8, true);
        let right = weighted(joined.as_bytes(), &[2, 7, 6, 5, 4, 3, 2, 1]).is_multiple_of(11);
        looks.put(Look::CvrCheck, right && begins != b'0');
    }
    if !(b'2'..=b'9').contains(&begins) {
        return;
    }
    let fours = groups.len() == 2 && groups.iter().all(|group| group.len() == 4);
    looks.put(Look::Phone, rest.is_some() || pairs || fours);
    looks.put(
        Look::PhoneMarked,
        rest.is_some() || (pairs && own.contains(' ')),
    );
}

/// `0-5`, `18–24`, `80+`.
fn is_interval(text: &str) -> bool {
    let age = |part: &str| {
        let part = part.trim();
        let is_number = !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        (is_number && part.len() <= 3).then(|| number(part.as_bytes()))
    };
    if let Some(from) = text.strip_suffix('+') {
        return age(from).is_some_and(|age| age <= 120);
    }
    let Some((from, to)) = text.split_once(['-', '–']) else {
        return false;
    };
    matches!((age(from), age(to)), (Some(from), Some(to)) if from < to && to <= 125)
}

/// `07.30`, `7:30:15`, `24.00`.
pub(super) fn is_time(text: &str) -> bool {
    let mut parts = text.split([':', '.']);
    let part = |part: Option<&str>, most: u64| {
        part.is_some_and(|part| {
            matches!(part.len(), 1 | 2)
                && part.bytes().all(|b| b.is_ascii_digit())
                && number(part.as_bytes()) <= most
        })
    };
    let hours = parts.next();
    let minutes = parts.next();
    let seconds = parts.next();
    part(hours, 24)
        && part(minutes, 59)
        && minutes.is_some_and(|minutes| minutes.len() == 2)
        && (seconds.is_none() || part(seconds, 59))
        && parts.next().is_none()
}
