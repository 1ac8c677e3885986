//! Numbers of persons in a text: ten digits that begin with a day, however they are set apart.
//!
//! A form is only a form: `010190 1230` may be a person or half past twelve. What a column's numbers are is judged
//! over all of its rows ([`super::judge`]); here each is described.

use super::context::{Context, context};
use super::met::{Day, Form, Met, checks, day_of, is_day_and_month, is_filler, pair};

/// The fewest digits of a number of a person: a stand-in has letters in place of some.
const FEWEST_DIGITS: usize = 7;
/// The digits of one of which a part is masked: the serial number or some of it, or the day.
const MASKED_DIGITS: std::ops::RangeInclusive<usize> = 4..=9;

/// The number of a person in a text: of several the one that stands in the strongest form.
pub(super) fn in_text(text: &str) -> Option<Met> {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    if MASKED_DIGITS.contains(&digits)
        && let Some(met) = masked(text.trim().as_bytes())
    {
        return Some(met);
    }
    if text.is_ascii() {
        return (digits >= FEWEST_DIGITS).then(|| in_ascii(text.as_bytes()))?;
    }
    // digits as wide as Chinese letters are three bytes each
    if digits < FEWEST_DIGITS && !text.contains(|c| ('\u{ff10}'..='\u{ff19}').contains(&c)) {
        return None;
    }
    in_ascii(&plain(text))
}

/// A whole number as the number of a person.
pub(super) fn in_number(number: i64) -> Option<Met> {
    if !(100_000_000..10_000_000_000).contains(&number) {
        return None;
    }
    let ten = ten_of(number as u64);
    let form = match number < 1_000_000_000 {
        true => Form::LostZero,
        false => Form::Bare,
    };
    whole(&ten, form)
}

/// The ten digits of a number.
pub(super) fn ten_of(number: u64) -> [u8; 10] {
    let mut left = number;
    let mut ten = [b'0'; 10];
    for digit in ten.iter_mut().rev() {
        *digit = b'0' + (left % 10) as u8;
        left /= 10;
    }
    ten
}

/// Letters of other scripts and signs beyond ASCII as what they stand for here: every blank is a blank, every dash a
/// hyphen, what is not seen is gone, and all else is a letter.
fn plain(text: &str) -> Vec<u8> {
    let plain = text.chars().filter_map(|c| match c {
        _ if c.is_ascii() => Some(c as u8),
        '\u{ff10}'..='\u{ff19}' => Some(b'0' + (c as u32 - 0xff10) as u8),
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}' => Some(b'-'),
        '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}' => None,
        '·' | '•' => Some(b'.'),
        _ if c.is_whitespace() => Some(b' '),
        'ø' | 'Ø' => Some(b'o'),
        'å' | 'Å' => Some(b'a'),
        _ if c.is_alphabetic() => Some(b'z'),
        _ => Some(b'|'),
    });
    plain.collect()
}

fn in_ascii(bytes: &[u8]) -> Option<Met> {
    let bytes = bytes.trim_ascii();
    let mut best = alone(bytes);
    if best.is_some_and(|met| met.form <= Form::Dashed) {
        return best;
    }
    let mut at = 0;
    let mut after = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let run = digits_at(bytes, at);
        match starting(bytes, at, run, after) {
            Some((met, end)) => {
                // one that is alone in its cell is described better as such
                if best.is_none_or(|best| met.form < best.form) {
                    best = Some(met);
                }
                at = end.max(at + run);
                after = at;
            }
            None => at += run,
        }
    }
    best
}

/// A number that is all of its cell.
fn alone(bytes: &[u8]) -> Option<Met> {
    // an apostrophe keeps a spreadsheet from making a number of it
    let bytes = bytes.trim_ascii_start();
    let bytes = bytes.strip_prefix(b"'").unwrap_or(bytes);
    if bytes.len() > 20 {
        return None;
    }
    let mut joined = [b'0'; 12];
    let (mut digits, mut signs, mut letters) = (0, 0, 0);
    let mut sign = b'-';
    for byte in bytes {
        match byte {
            b'0'..=b'9' => {
                *joined.get_mut(digits)? = *byte;
                digits += 1;
            }
            b'-' | b' ' | b'.' | b'/' | b'_' | b'\'' if digits > 0 => {
                signs += 1;
                sign = *byte;
            }
            byte if byte.is_ascii_alphabetic() => letters += 1,
            _ => return None,
        }
    }
    if letters > 0 {
        return lettered(bytes);
    }
    if bytes.last().is_some_and(|last| !last.is_ascii_digit()) {
        return None;
    }
    let ten: [u8; 10] = match digits {
        10 => joined.first_chunk().copied()?,
        9 => {
            let mut ten = [b'0'; 10];
            ten[1..].copy_from_slice(&joined[..9]);
            ten
        }
        12 => return long_year(&joined),
        _ => return None,
    };
    let is_dashed = signs == 1 && sign == b'-' && bytes.get(digits - 4) == Some(&b'-');
    let form = match (digits, signs, is_dashed) {
        (9, 0, _) | (9, _, true) => Form::LostZero,
        (9, ..) => return None,
        (_, 0, _) => Form::Bare,
        (_, _, true) => Form::Dashed,
        _ => Form::Spaced,
    };
    whole(&ten, form)
}

/// True for a sign that stands in place of a digit.
fn is_mask(byte: u8) -> bool {
    matches!(byte, b'x' | b'X' | b'*' | b'#' | b'?' | b'_')
}

/// A day, and signs in place of the serial number or a part of it, alone in a cell or at its end: `010190-xxxx`,
/// `010190-12**`. Or the serial number, and signs in place of the day: `******-1234`.
fn masked(bytes: &[u8]) -> Option<Met> {
    let (rest, serial) = bytes.split_at_checked(bytes.len().checked_sub(4)?)?;
    let (rest, is_parted) = match rest {
        [rest @ .., b'-'] => (rest, true),
        [rest @ .., b' '] => (rest, false),
        rest => (rest, false),
    };
    let (before, birth) = rest.split_at_checked(rest.len().checked_sub(6)?)?;
    let is_apart = before
        .last()
        .is_none_or(|byte| !byte.is_ascii_alphanumeric() && !is_mask(*byte));
    let met = |ten: &[u8; 10]| Met {
        checks: false,
        is_time: false,
        ..Met::of(Form::Masked, ten)
    };
    if let Some(sign) = serial.iter().find(|byte| is_mask(**byte)) {
        // digits, then one sign in place of the others
        let shown = serial.iter().take_while(|b| b.is_ascii_digit()).count();
        let is_serial = serial.iter().skip(shown).all(|byte| byte == sign);
        let mut ten = [b'0'; 10];
        ten[..6].copy_from_slice(birth);
        let is_day = birth.iter().all(u8::is_ascii_digit) && day_of(&ten).is_some();
        return (is_serial && is_apart && is_day).then(|| met(&ten));
    }
    let sign = *birth.first().filter(|byte| is_mask(**byte))?;
    let is_hidden = birth.iter().all(|byte| *byte == sign);
    let holds = is_hidden && is_parted && is_apart && serial.iter().all(u8::is_ascii_digit);
    // of no month: what is hidden tells nothing
    holds.then(|| Met {
        month: 0,
        quarter: 0,
        ..met(b"0101000000")
    })
}

/// Ten digits in a form, or how they fail.
fn whole(ten: &[u8; 10], form: Form) -> Option<Met> {
    let is_number = matches!(form, Form::Bare | Form::LostZero);
    if is_number && ten.ends_with(b"0000") && day_of(ten) == Some(Day::Plain) {
        return Some(Met::of(Form::Damaged, ten));
    }
    if is_filler(ten) {
        return None;
    }
    match day_of(ten) {
        Some(Day::Plain) => Some(Met::of(form, ten)),
        Some(Day::Raised) if form == Form::Bare => Some(Met::of(Form::BareStandIn, ten)),
        Some(Day::Raised) if form != Form::LostZero => Some(Met::of(Form::StandIn, ten)),
        _ if form == Form::Dashed => Some(Met::no_day(Form::NoDayDashed)),
        _ => Some(Met::no_day(Form::NoDay)),
    }
}

/// Letters in the serial number, or in place of digits that look like them.
fn lettered(bytes: &[u8]) -> Option<Met> {
    let mut ten = [b'0'; 10];
    let mut length = 0;
    for byte in bytes.iter().filter(|byte| !matches!(byte, b'-' | b' ')) {
        *ten.get_mut(length)? = *byte;
        length += 1;
    }
    if length != 10 || bytes.len() > 11 {
        return None;
    }
    let (birth, serial) = ten.split_at(6);
    let digits = |part: &[u8]| part.iter().filter(|b| b.is_ascii_digit()).count();
    if digits(birth) == 6 && (1..4).contains(&digits(serial)) {
        let is_day = is_day_and_month(pair(&ten, 0), pair(&ten, 2));
        let is_small = serial.iter().any(u8::is_ascii_lowercase);
        return (is_day && !is_small).then(|| Met::of(Form::StandIn, &without_letters(&ten)));
    }
    // O for 0, l or I for 1
    let mut meant = ten;
    for byte in &mut meant {
        match byte {
            b'O' | b'o' => *byte = b'0',
            b'l' | b'I' => *byte = b'1',
            _ => {}
        }
    }
    let is_number = digits(&meant) == 10 && day_of(&meant) == Some(Day::Plain);
    is_number.then(|| Met::of(Form::StandIn, &meant))
}

fn without_letters(ten: &[u8; 10]) -> [u8; 10] {
    ten.map(|byte| if byte.is_ascii_digit() { byte } else { b'0' })
}

/// Twelve digits: a day with a year of four, and a serial number.
fn long_year(twelve: &[u8; 12]) -> Option<Met> {
    let is_year = |at: usize| {
        matches!(
            (twelve[at], twelve[at + 1]),
            (b'1', b'8' | b'9') | (b'2', b'0')
        )
    };
    let [a, b, c, d, e, f, g, h, serial @ ..] = *twelve;
    let ten = |six: [u8; 6]| {
        let mut ten = [b'0'; 10];
        ten[..6].copy_from_slice(&six);
        ten[6..].copy_from_slice(&serial);
        ten
    };
    let first = is_year(4).then(|| ten([a, b, c, d, g, h]));
    let last = is_year(0).then(|| ten([g, h, e, f, c, d]));
    let mut both = [first, last].into_iter().flatten();
    let found = both.find(|ten| day_of(ten) == Some(Day::Plain) && !is_filler(ten))?;
    if is_interval(&found) {
        return None;
    }
    Some(Met::of(Form::LongYear, &found))
}

/// True when the serial number is more likely a year: a day, and the year until which something holds.
fn is_interval(ten: &[u8; 10]) -> bool {
    matches!(ten[6..8], [b'1', b'9'] | [b'2', b'0']) && !checks(ten)
}

/// A number that begins with the run of digits here, and where it ends. `after` is where the one before ended.
fn starting(bytes: &[u8], at: usize, run: usize, after: usize) -> Option<(Met, usize)> {
    let (ten, end, mut form) = match run {
        10 => {
            let ten: [u8; 10] = bytes.get(at..at + 10)?.try_into().ok()?;
            (ten, at + 10, Form::InText)
        }
        9 => {
            let mut ten = [b'0'; 10];
            ten[1..].copy_from_slice(bytes.get(at..at + 9)?);
            (ten, at + 9, Form::LostZero)
        }
        6 => {
            let (signs, is_hyphen) = gap(bytes, at + 6)?;
            let serial = at + 6 + signs;
            let mut ten = [b'0'; 10];
            ten[..6].copy_from_slice(bytes.get(at..at + 6)?);
            ten[6..].copy_from_slice(bytes.get(serial..serial + 4)?);
            let last = &ten[6..];
            let is_number = last.iter().all(u8::is_ascii_digit);
            if !is_number {
                return stand_in(bytes, at, serial, &ten, is_hyphen);
            }
            let form = match is_hyphen {
                true => Form::Dashed,
                false => Form::SpacedInText,
            };
            (ten, serial + 4, form)
        }
        1 | 2 | 4 => return dated(bytes, at, run),
        8 => {
            let (signs, is_hyphen) = gap(bytes, at + 8)?;
            let serial = at + 8 + signs;
            let mut twelve = [b'0'; 12];
            twelve[..8].copy_from_slice(bytes.get(at..at + 8)?);
            twelve[8..].copy_from_slice(bytes.get(serial..serial + 4)?);
            let is_whole = twelve.iter().all(u8::is_ascii_digit) && is_hyphen;
            let is_end = !bytes.get(serial + 4).is_some_and(u8::is_ascii_alphanumeric);
            let met = (is_whole && is_end).then(|| long_year(&twelve))??;
            return Some((named(bytes, at, met)?, serial + 4));
        }
        _ => return None,
    };
    if is_filler(&ten) || bytes.get(end).is_some_and(u8::is_ascii_digit) {
        return None;
    }
    let context = context(bytes, at);
    if form == Form::LostZero && context != Context::Person {
        return None;
    }
    let day = day_of(&ten);
    let is_clean = is_clean_before(bytes, at, after, form) && is_clean_behind(bytes, end);
    form = match (day, context) {
        (None, Context::Person) => return None,
        (None, _) if !is_clean => return None,
        (None, _) if form == Form::Dashed => Form::NoDayDashed,
        (None, _) => Form::NoDay,
        (Some(_), Context::Person) => Form::Named,
        (Some(_), _) if !is_clean => Form::Within,
        // no case is numbered `240561-1234` but by the person it is about
        (Some(_), Context::Other)
            if form != Form::Dashed || !(checks(&ten) || pair(&ten, 4) > 31) =>
        {
            Form::OtherName
        }
        (Some(Day::Raised), _) if form == Form::Dashed => Form::StandIn,
        (Some(Day::Raised), _) => Form::NoDay,
        (Some(Day::Plain), _) => form,
    };
    let met = match form {
        Form::NoDay | Form::NoDayDashed => Met::no_day(form),
        _ => Met::of(form, &ten),
    };
    Some((met, end))
}

/// A number with letters in its serial number, in a text.
fn stand_in(
    bytes: &[u8],
    at: usize,
    serial: usize,
    ten: &[u8; 10],
    is_hyphen: bool,
) -> Option<(Met, usize)> {
    let last = &ten[6..];
    let is_code = last
        .iter()
        .all(|b| b.is_ascii_digit() || b.is_ascii_uppercase());
    let has_digit = last.iter().any(u8::is_ascii_digit);
    let is_end = !bytes.get(serial + 4).is_some_and(u8::is_ascii_alphanumeric);
    let is_day = is_day_and_month(pair(ten, 0), pair(ten, 2));
    let holds = is_code && has_digit && is_hyphen && is_end && is_day;
    let met = holds.then(|| Met::of(Form::StandIn, &without_letters(ten)))?;
    Some((named(bytes, at, met)?, serial + 4))
}

/// The same number as the words before it have it.
fn named(bytes: &[u8], at: usize, met: Met) -> Option<Met> {
    match context(bytes, at) {
        Context::Person => Some(Met {
            form: Form::Named,
            ..met
        }),
        Context::Other => None,
        Context::None => Some(met),
    }
}

/// `01.01.90-1234`, `1-1-1990-1234`, `1990-01-01-1234`: a day in its usual dress with a serial number behind it.
fn dated(bytes: &[u8], at: usize, run: usize) -> Option<(Met, usize)> {
    if at > 0
        && (bytes[at - 1].is_ascii_alphanumeric() || matches!(bytes[at - 1], b'-' | b'.' | b'/'))
    {
        return None;
    }
    let sign = *bytes
        .get(at + run)
        .filter(|b| matches!(b, b'-' | b'.' | b'/' | b' '))?;
    let second = at + run + 1;
    let second_run = digits_at(bytes, second);
    let third = second + second_run + 1;
    let third_run = digits_at(bytes, third);
    if !(1..=2).contains(&second_run) || bytes.get(third - 1) != Some(&sign) {
        return None;
    }
    let end = third + third_run;
    let is_year_first = run == 4;
    match (run, third_run) {
        (1 | 2, 2 | 4) | (4, 1..=2) => {}
        _ => return None,
    }
    let (signs, is_hyphen) = gap(bytes, end)?;
    let serial = end + signs;
    if digits_at(bytes, serial) != 4 || bytes.get(serial + 4).is_some_and(u8::is_ascii_alphanumeric)
    {
        return None;
    }
    let number = |at: usize, run: usize| {
        let digits = bytes.get(at..at + run).unwrap_or_default();
        digits
            .iter()
            .fold(0u64, |sum, digit| sum * 10 + u64::from(digit - b'0'))
    };
    let (first, middle, last) = (
        number(at, run),
        number(second, second_run),
        number(third, third_run),
    );
    let (day, year, year_run) = match is_year_first {
        true => (last, first, run),
        false => (first, last, third_run),
    };
    if year_run == 4 && !(1850..2100).contains(&year) {
        return None;
    }
    let joined = ((day * 100 + middle) * 100 + year % 100) * 10_000 + number(serial, 4);
    let ten = ten_of(joined);
    if day_of(&ten) != Some(Day::Plain) || is_filler(&ten) || is_interval(&ten) {
        return None;
    }
    let met = Met::of(Form::LongYear, &ten);
    match context(bytes, at) {
        Context::Person => {}
        // in pairs: no day and time is of a year beyond 31, and telephones have no such groups
        Context::None if sign == b' ' && !is_hyphen => {
            let is_pairs = (run, second_run, third_run) == (2, 2, 2);
            let is_sure = checks(&ten) && pair(&ten, 4) > 31;
            let goes_on = bytes.get(serial + 4) == Some(&b' ') && digits_at(bytes, serial + 5) > 0;
            let goes_before = at >= 2 && bytes[at - 1] == b' ' && bytes[at - 2].is_ascii_digit();
            let holds = is_pairs && is_sure && signs == 1 && !goes_on && !goes_before;
            return holds.then(|| (Met::of(Form::SpacedInText, &ten), serial + 4));
        }
        // a day and a time, or an interval of years
        _ if !is_hyphen => return None,
        _ if sign == b' ' => return None,
        _ => {}
    }
    Some((named(bytes, at, met)?, serial + 4))
}

/// What stands between day and serial number: how many bytes, and whether there is a hyphen among them.
fn gap(bytes: &[u8], at: usize) -> Option<(usize, bool)> {
    let rest = bytes.get(at..)?;
    let signs = rest
        .iter()
        .take_while(|byte| matches!(byte, b'-' | b' ' | b'/' | b'_' | b'.'))
        .count();
    let between = &rest[..signs];
    let strokes = between.iter().filter(|byte| **byte != b' ').count();
    // a point between digits is of an amount or a coordinate
    let is_point = between.contains(&b'.');
    let holds = (1..=3).contains(&signs) && strokes <= 1 && !is_point;
    holds.then(|| (signs, between.contains(&b'-')))
}

/// True when nothing before makes the digits part of something longer. `after` is where a number ended.
fn is_clean_before(bytes: &[u8], at: usize, after: usize, form: Form) -> bool {
    let Some(before) = at.checked_sub(1) else {
        return true;
    };
    let sign = bytes[before];
    if sign.is_ascii_alphabetic() || sign == b'+' {
        return false;
    }
    if before < after && after > 0 {
        return true;
    }
    let digit_before =
        |signs: &[u8]| signs.contains(&sign) && before > 0 && bytes[before - 1].is_ascii_digit();
    // four digits and a blank before ten: a bank and its account
    let is_account =
        sign == b' ' && before >= 4 && bytes[before - 4..before].iter().all(u8::is_ascii_digit);
    // `12_010190-1234.pdf`: no longer code has a hyphen just there
    let is_joined = form != Form::Dashed && digit_before(b"_");
    !digit_before(b"-./:,") && !is_joined && !is_account
}

/// True when nothing behind makes the digits part of something longer.
fn is_clean_behind(bytes: &[u8], end: usize) -> bool {
    let Some(sign) = bytes.get(end) else {
        return true;
    };
    if sign.is_ascii_alphabetic() {
        return false;
    }
    // another number of a person may follow at once
    let next = digits_at(bytes, end + 1);
    !matches!(sign, b'-' | b'.' | b'/' | b':' | b',' | b'_') || matches!(next, 0 | 6 | 10)
}

/// How many digits stand here in a row.
fn digits_at(bytes: &[u8], at: usize) -> usize {
    let rest = bytes.get(at..).unwrap_or_default();
    rest.iter().take_while(|byte| byte.is_ascii_digit()).count()
}

#[cfg(test)]
mod tests;
