//! Addresses, read from bytes: of a long column of addresses every value comes here.

use super::street::is_street;
use super::{Counts, Look, Looks, lexicon, numeric::number};

/// `Storegade 12`, `Nørre Allé 3B, 2. tv., 8000 Aarhus C`.
pub(super) fn look(text: &[u8], counts: Counts, looks: &mut Looks) {
    let comma = match counts.first_commas {
        0 if text.len() <= 64 => None,
        0 => memchr::memchr(b',', text),
        commas => Some(commas.trailing_zeros() as usize),
    };
    let street = comma.and_then(|at| text.get(..at)).unwrap_or(text);
    let mut street = street.trim_ascii_end();
    let Some((mut name, mut house)) = split_last(street, counts) else {
        return;
    };
    // "91A 2. tv": floor and door behind the number, without a comma
    for _ in 0..2 {
        let is_plain = house.last().is_some_and(u8::is_ascii_digit);
        if is_plain || is_house(house) || !is_door(house) {
            break;
        }
        let Some(parts) = split_last(name, counts) else {
            return;
        };
        (street, (name, house)) = (name, parts);
    }
    // "3 B": the letter stands apart
    let apart = match house {
        [_] => split_last(name, counts).filter(|(_, digits)| digits.iter().all(u8::is_ascii_digit)),
        _ => None,
    };
    // most are but digits
    let is_number = apart.is_none() && ends_in_number(street.len(), house.len(), counts);
    let (name, house) = apart.unwrap_or((name, house));
    if !(is_number || is_house(house)) || !is_name(name) {
        return;
    }
    let parts = split_last(name, counts);
    // "Legeplads ved Skovvej 12" tells of a place by the way
    let is_by_the_way = |word: &[u8]| matches!(word, b"ved" | b"til" | b"mellem" | b"fra");
    let mut words = name.split(|byte| *byte == b' ').skip(1);
    if parts.is_some() && words.any(is_by_the_way) {
        looks.put(Look::AddressLike, true);
        return;
    }
    let last = parts.map_or(name, |parts| parts.1);
    // after a place of its own kind ("Hal 3", "Rute 12", "Uge 4") the number is no house
    let is_address = is_street(last) || {
        let last = match text.len() {
            ..=64 => counts.first_commas.checked_ilog2().map(|at| at as usize),
            _ => memchr::memrchr(b',', text),
        };
        let after = last.and_then(|at| text.get(at + 1..));
        after.is_some_and(|after| is_postcode_and_city(after.trim_ascii()))
    };
    looks.put(Look::Address, is_address);
    looks.put(Look::AddressLike, true);
}

/// `8000 Aarhus C`.
pub(super) fn is_postcode_and_city(text: &[u8]) -> bool {
    let Some((code, [b' ', city @ ..])) = text.split_first_chunk::<4>() else {
        return false;
    };
    let begins = city.trim_ascii_start().first();
    code.iter().all(u8::is_ascii_digit)
        && begins.is_some_and(|byte| byte.is_ascii_alphabetic() || is_beyond_ascii(*byte))
        && lexicon().is_postcode(number(code) as usize)
}

/// What stands before and behind the last blank of what a text begins with.
fn split_last(text: &[u8], counts: Counts) -> Option<(&[u8], &[u8])> {
    let at = match text.len() {
        0 => return None,
        short @ 1..=64 => {
            (counts.first_blanks & u64::MAX >> (64 - short)).checked_ilog2()? as usize
        }
        _ => memchr::memrchr(b' ', text)?,
    };
    let (before, after) = text.split_at_checked(at)?;
    Some((before.trim_ascii_end(), after.trim_ascii_start()))
}

/// True when the last bytes of what a text begins with are one to three digits; of a long one it may be false.
fn ends_in_number(length: usize, digits: usize, counts: Counts) -> bool {
    let from = length.saturating_sub(digits) as u32;
    let found = counts.first_digits.checked_shr(from).unwrap_or(0);
    let wanted = (1u64 << digits.min(MOST_DIGITS)) - 1;
    (1..=MOST_DIGITS).contains(&digits) && found & wanted == wanted
}

/// `2.`, `tv`, `st.`, `2.tv.`: a floor, a door, or both in one.
fn is_door(word: &[u8]) -> bool {
    let floor = word
        .iter()
        .take_while(|byte| byte.is_ascii_digit() || **byte == b'.');
    let floor = floor.count();
    let door = word.get(floor..).unwrap_or_default();
    let door = door.strip_suffix(b".").unwrap_or(door);
    let is_floor = (2..=3).contains(&floor) && word.get(floor - 1) == Some(&b'.');
    match door {
        b"" => is_floor,
        b"tv" | b"th" | b"mf" | b"TV" | b"TH" | b"MF" => floor == 0 || is_floor,
        b"st" | b"kl" | b"ST" | b"KL" => floor == 0,
        _ => false,
    }
}

/// Digits of the number of a house.
const MOST_DIGITS: usize = 3;

/// Up to three digits and a few letters: `163`, `3B`, `12-14`.
fn is_house(house: &[u8]) -> bool {
    let digits = house
        .iter()
        .take_while(|byte| byte.is_ascii_digit())
        .count();
    let tail = house.get(digits..).unwrap_or_default();
    let is_sign = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'-';
    (1..=MOST_DIGITS).contains(&digits)
        && tail.len() <= 4
        && (tail.iter().all(is_sign) || tail.starts_with("–".as_bytes()))
}

/// A capital first, and three letters at least.
fn is_name(name: &[u8]) -> bool {
    let begins = match name {
        // the capitals among the Danish letters and their neighbours
        [0xc3, second, ..] => (0x80..=0x9e).contains(second),
        [first, ..] => first.is_ascii_uppercase(),
        [] => false,
    };
    let is_letter = |byte: &&u8| byte.is_ascii_alphabetic() || is_beyond_ascii(**byte);
    begins && name.iter().filter(is_letter).nth(2).is_some()
}

/// The first byte of a letter beyond ASCII.
fn is_beyond_ascii(byte: u8) -> bool {
    byte >= 0xc3
}
