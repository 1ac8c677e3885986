//! A KLE number in the many dresses it wears in data.
//!
//! `05.13.30`, `051330`, `05 13 30`, `5.13.30`, `05.13`, with an action facet (`05.13.30-P19`,
//! `05.13.30 G01`), at the front of a journal number (`02.34.02-P19-123-24`), with its title behind it
//! (`05.13.30 Selvkørende motorkøretøjer`). Whether such a text *is* KLE its column decides, not its form.

use model::kle::Level;

/// How a number is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Form {
    /// `05`, `05.13`, `05.13.30`: as it should be.
    Right,
    /// `051330`, `0513`: without points.
    Compact,
    /// `5.13.30`: a zero is lost in front.
    ShortMain,
    /// `51330`: zero and points are lost.
    CompactShort,
    /// `5.1.3`, `05.13.5`: zeros are lost inside, too.
    Short,
    /// `05-13-30`, `05 13 30`, `05,13,30`, `05.13.30.`: other signs.
    OtherSigns,
}

/// A number found at the front of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found<'a> {
    /// In its right form: `05`, `05.13` or `05.13.30`.
    pub number: String,
    /// How deep it goes.
    pub level: Level,
    /// How it was written.
    pub form: Form,
    /// The action facet behind it, as it stands: `P19`.
    pub facet: Option<&'a str>,
    /// Running number and year behind the facet: the text is a journal number.
    pub is_journal: bool,
    /// What else stands behind it: usually its title.
    pub rest: &'a str,
}

/// Reads a number at the front of a text; `None` when none can be meant.
///
/// Short and compact forms are read only when the whole text is one, so that `5 elever` is none.
#[must_use]
pub fn find(text: &str) -> Option<Found<'_>> {
    let text = text.trim();
    let end = text
        .bytes()
        .position(|byte| !(byte.is_ascii_digit() || byte == b'.'))
        .unwrap_or(text.len());
    let (front, behind) = (text.get(..end)?, text.get(end..)?);
    let (number, form) = match other_signs(text).or_else(|| dotted(front)) {
        Some(found) => found,
        None if behind.is_empty() => compact(front)?,
        None => return None,
    };
    let level = registers::kle::level_of(&number)?;
    let found = |facet, is_journal, rest| Found {
        number: number.clone(),
        level,
        form,
        facet,
        is_journal,
        rest,
    };
    if form == Form::OtherSigns && !behind.is_empty() {
        return Some(found(None, false, ""));
    }
    // `05.13.30.` keeps its last point to itself
    let tail = behind.trim_start_matches([' ', '-', '–', '/', ':', ',', '\u{a0}']);
    let is_parted = tail.len() < behind.len();
    if behind.is_empty() {
        return Some(found(None, false, ""));
    }
    if let Some((facet, rest)) = facet_at(tail) {
        let after = rest.strip_prefix('-');
        let is_journal = after.is_some_and(is_running);
        let rest = match is_journal {
            true => "",
            false => rest.trim_start_matches([' ', '-', '–', ':']),
        };
        return Some(found(Some(facet), is_journal, rest));
    }
    // `02.34.02-123-24`: a journal number of the old sort, without a facet
    if behind.starts_with('-') && level == Level::Emne && is_running(tail) {
        return Some(found(None, true, ""));
    }
    // a title begins with a word, not with another code
    let first = tail.split([' ', ',', '-']).next().unwrap_or_default();
    let is_title = !first.is_empty() && first.chars().all(char::is_alphabetic);
    // `05 veje` may be anything; `05.13 Veje` is not
    (is_parted && is_title && level != Level::Hovedgruppe).then(|| found(None, false, tail))
}

/// Numbers with points between: right, or with zeros lost.
fn dotted(front: &str) -> Option<(String, Form)> {
    let bare = front.trim_end_matches('.');
    let parts: Vec<&str> = bare.split('.').collect();
    let fits =
        (1..=3).contains(&parts.len()) && parts.iter().all(|part| matches!(part.len(), 1 | 2));
    if !fits || (parts.len() == 1 && bare.len() != 2) {
        return None;
    }
    let number = parts.iter().map(|part| format!("{part:0>2}"));
    let number = number.collect::<Vec<_>>().join(".");
    let form = if bare.len() < front.len() {
        Form::OtherSigns
    } else if number == bare {
        Form::Right
    } else if parts.iter().skip(1).all(|part| part.len() == 2) {
        Form::ShortMain
    } else {
        Form::Short
    };
    Some((number, form))
}

/// Digits alone.
fn compact(front: &str) -> Option<(String, Form)> {
    let digits = front.bytes().all(|byte| byte.is_ascii_digit());
    let (padded, form) = match (digits, front.len()) {
        (true, 4 | 6) => (front.to_owned(), Form::Compact),
        (true, 3 | 5) => (format!("0{front}"), Form::CompactShort),
        _ => return None,
    };
    let parts: Vec<&str> = (0..padded.len() / 2)
        .filter_map(|part| padded.get(2 * part..2 * part + 2))
        .collect();
    Some((parts.join("."), form))
}

/// Three pairs of digits with other signs between them.
fn other_signs(text: &str) -> Option<(String, Form)> {
    let sign = text
        .chars()
        .nth(2)
        .filter(|sign| matches!(sign, '-' | ' ' | ',' | '_' | '/'))?;
    let parts: Vec<&str> = text.split(sign).collect();
    let fits = parts.len() == 3
        && parts
            .iter()
            .all(|part| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit()));
    fits.then(|| (parts.join("."), Form::OtherSigns))
}

/// An action facet at the front of a text, and what stands behind it.
#[must_use]
pub fn facet_at(text: &str) -> Option<(&str, &str)> {
    let mut chars = text.char_indices();
    let (_, letter) = chars.next()?;
    let is_letter = letter.is_ascii_uppercase() || matches!(letter, 'Æ' | 'Ø' | 'Å');
    let digits = [chars.next()?, chars.next()?];
    if !is_letter || !digits.iter().all(|(_, digit)| digit.is_ascii_digit()) {
        return None;
    }
    let end = digits[1].0 + 1;
    let rest = text.get(end..)?;
    // `P190` is no facet
    let ends = !rest.chars().next().is_some_and(char::is_alphanumeric);
    ends.then(|| Some((text.get(..end)?, rest)))?
}

/// `123-24` or `123-2024`: the running number and the year of a case.
fn is_running(text: &str) -> bool {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    text.split_once('-').is_some_and(|(running, year)| {
        digits(running) && running.len() <= 8 && digits(year) && matches!(year.len(), 2 | 4)
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::{Form, find};

    #[test]
    fn every_dress_is_read() {
        for (text, number, form) in [
            ("05.13.30", "05.13.30", Form::Right),
            (" 05.13 ", "05.13", Form::Right),
            ("05", "05", Form::Right),
            ("051330", "05.13.30", Form::Compact),
            ("0513", "05.13", Form::Compact),
            ("51330", "05.13.30", Form::CompactShort),
            ("5.13.30", "05.13.30", Form::ShortMain),
            ("5.13.3", "05.13.03", Form::Short),
            ("05-13-30", "05.13.30", Form::OtherSigns),
            ("05 13 30", "05.13.30", Form::OtherSigns),
            ("05.13.30.", "05.13.30", Form::OtherSigns),
        ] {
            let found = find(text).expect(text);
            assert_eq!((&*found.number, found.form), (number, form), "{text}");
            assert_eq!((found.facet, found.rest), (None, ""), "{text}");
        }
    }

    #[test]
    fn what_stands_behind_is_read() {
        for (text, facet, is_journal, rest) in [
            ("05.13.30-P19", Some("P19"), false, ""),
            ("05.13.30 G01", Some("G01"), false, ""),
            ("05.13.30-Ø54", Some("Ø54"), false, ""),
            ("05.13.30G01", Some("G01"), false, ""),
            ("02.34.02-P19-123-24", Some("P19"), true, ""),
            ("02.34.02-P19-1-2024", Some("P19"), true, ""),
            ("02.34.02-123-24", None, true, ""),
            ("05.13.30 Selvkørende", None, false, "Selvkørende"),
            ("05.13 - Veje", None, false, "Veje"),
            ("05.13.30-P19 Afgørelser", Some("P19"), false, "Afgørelser"),
        ] {
            let found = find(text).expect(text);
            assert_eq!(
                (found.facet, found.is_journal, found.rest),
                (facet, is_journal, rest),
                "{text}"
            );
        }
    }

    #[test]
    fn other_things_are_none() {
        for text in [
            "",
            "5",
            "5 elever",
            "05 veje",
            "2024-01-02",
            "05.13.301",
            "1.234.567",
            "05..13",
            ".",
            "05.13.30.40",
            "12345678",
            "05.13.30%",
            "P19",
            "æøå",
            "05.13.30-P190-2",
        ] {
            assert_eq!(find(text), None, "{text}");
        }
    }
}
