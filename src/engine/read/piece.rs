//! A piece of the file as UTF-8 text, with the way back to byte offsets.
//!
//! Pieces begin at record boundaries. What is left of a piece after its last whole record is not kept:
//! the next piece is loaded from that record's byte offset again, which keeps offsets exact.

use super::Source;
use super::encoding::{self, HighBytes, Letters, leads, letter_of, letters, twice};
use memchr::memmem;
use model::note::Problem;
use model::sniff::Encoding;

/// A piece of text.
#[derive(Debug, Default)]
pub(crate) struct Piece {
    /// UTF-8.
    pub text: Vec<u8>,
    /// The bytes as they stood, when they differ from the text; else empty.
    raw: Vec<u8>,
    /// Offset of the first byte.
    pub from: u64,
    /// Bytes of the file the text covers.
    pub bytes: usize,
    /// True when the piece ends where the source ends.
    pub is_last: bool,
    /// Flaws in the order of the text.
    pub flaws: Vec<Flaw>,
    /// What a UTF-8 piece holds beyond ASCII.
    letters: scan::Letters,
    /// How many characters of several bytes begin in each [`scan::RUN`] of the text as loaded.
    leads: Vec<u16>,
    encoding: Option<Encoding>,
}

/// Something wrong with a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Flaw {
    /// Position in the bytes of the piece.
    pub byte: usize,
    /// Position in its text as loaded.
    pub text: usize,
    /// Bytes concerned.
    pub count: u32,
    /// What is wrong.
    pub kind: FlawKind,
}

/// What is wrong with a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FlawKind {
    /// Bytes that are no character.
    Bad,
    /// U+FFFD standing in the file itself.
    Lost,
    /// A letter saved as UTF-8 twice.
    Twice,
}

impl Piece {
    /// Loads up to `bytes` bytes from `from` on and decodes them.
    ///
    /// # Errors
    /// What the source says.
    pub fn load(
        &mut self,
        source: &dyn Source,
        encoding: Encoding,
        from: u64,
        bytes: usize,
    ) -> Result<(), Problem> {
        let left = source.len().saturating_sub(from);
        let take = usize::try_from(left).unwrap_or(usize::MAX).min(bytes);
        self.from = from;
        self.is_last = take as u64 == left;
        self.encoding = Some(encoding);
        self.raw.clear();
        self.flaws.clear();
        self.letters = scan::Letters::default();
        if !matches!(encoding, Encoding::Utf8 | Encoding::Utf8Bom) {
            self.text.clear();
        }
        match encoding {
            Encoding::Utf8 | Encoding::Utf8Bom => {
                // what is left of the piece before is written over
                self.text.resize(take, 0);
                source.read_at(from, &mut self.text)?;
                self.check_utf8();
            }
            Encoding::Utf8Twice => {
                self.raw.resize(take, 0);
                source.read_at(from, &mut self.raw)?;
                self.repair();
            }
            Encoding::Windows1252 | Encoding::Cp865 | Encoding::Cp850 | Encoding::MacRoman => {
                self.raw.resize(take, 0);
                source.read_at(from, &mut self.raw)?;
                self.bytes = take;
                if let Some(letters) = letters(encoding) {
                    let flaws = &mut self.flaws;
                    encoding::decode(&self.raw, letters, &mut self.text, |byte, text| {
                        flaws.push(Flaw::bad(byte, text, 1));
                    });
                }
            }
            Encoding::Utf16le | Encoding::Utf16be => {
                let take = if self.is_last { take } else { take & !1 };
                self.raw.resize(take, 0);
                source.read_at(from, &mut self.raw)?;
                self.bytes = decode_utf16(
                    &self.raw,
                    encoding == Encoding::Utf16be,
                    self.is_last,
                    &mut self.text,
                    &mut self.flaws,
                );
                self.raw.truncate(self.bytes);
            }
        }
        Ok(())
    }

    /// Cuts a torn last character off and, where bytes are no UTF-8, keeps them aside and puts U+FFFD.
    fn check_utf8(&mut self) {
        // quick first; where something is wrong, the careful way says where
        let checked = match simdutf8::basic::from_utf8(&self.text) {
            Ok(_) => Ok(()),
            Err(_) => std::str::from_utf8(&self.text).map(|_| ()),
        };
        match checked {
            Ok(()) => {}
            Err(error) if error.error_len().is_none() && !self.is_last => {
                self.text.truncate(error.valid_up_to());
            }
            Err(_) => {
                self.replace_bad();
                return;
            }
        }
        self.bytes = self.text.len();
        self.letters = scan::letters(&self.text, &mut self.leads);
        if self.letters.special || self.letters.doubled {
            see_letters(&self.text, (0, 0), &mut self.flaws);
        }
    }

    /// Decodes UTF-8 and turns letters saved twice back.
    fn repair(&mut self) {
        if !self.is_last {
            let torn = torn_tail(&self.raw);
            self.raw.truncate(self.raw.len() - torn);
        }
        let mut before = 0;
        for chunk in self.raw.utf8_chunks() {
            let valid = chunk.valid();
            let mut at = 0;
            while let Some(found) = twice::find(valid, at) {
                self.text.extend_from_slice(&valid.as_bytes()[at..found.at]);
                let mut letter = [0; 4];
                self.text
                    .extend_from_slice(found.letter.encode_utf8(&mut letter).as_bytes());
                at = found.at + found.bytes;
            }
            self.text.extend_from_slice(&valid.as_bytes()[at..]);
            before += valid.len();
            let bad = chunk.invalid().len();
            if bad > 0 {
                self.flaws
                    .push(Flaw::bad(before, self.text.len(), bad as u32));
                self.text.extend_from_slice(REPLACEMENT);
                before += bad;
            }
        }
        self.bytes = self.raw.len();
    }

    /// Valid characters of more than one byte (UTF-8 only), as far as `to`: what lies beyond is the next
    /// shard's to count.
    pub fn multibyte(&self, to: usize) -> u64 {
        if !self.letters.beyond_ascii {
            return 0;
        }
        if self.raw.is_empty() {
            let to = to.min(self.text.len());
            let runs = to / scan::RUN;
            let whole = self.leads.iter().take(runs).map(|run| u64::from(*run));
            let rest = self.text.get(runs * scan::RUN..to).unwrap_or_default();
            return whole.sum::<u64>() + leads(rest);
        }
        let seen = self.raw.get(..to.min(self.raw.len())).unwrap_or_default();
        let chunks = seen.utf8_chunks();
        chunks.map(|chunk| leads(chunk.valid().as_bytes())).sum()
    }

    /// Adds the bytes that decide between encodings of one byte a character, as far as `to`: all beyond
    /// ASCII in such an encoding, those that are no character in UTF-8.
    pub fn high_bytes(&self, to: usize, into: &mut HighBytes) {
        match self.encoding {
            Some(encoding) if letters(encoding).is_some() => {
                into.see(self.raw.get(..to.min(self.raw.len())).unwrap_or_default());
            }
            Some(Encoding::Utf8 | Encoding::Utf8Bom) => {
                for flaw in self.flaws.iter().filter(|f| f.kind == FlawKind::Bad) {
                    if flaw.byte < to {
                        into.see_part(&self.raw, flaw.byte, flaw.byte + flaw.count as usize);
                    }
                }
            }
            _ => {}
        }
    }

    /// The first byte beyond ASCII of the first `to` bytes, in an encoding of one byte a character.
    pub fn first_high(&self, to: usize) -> Option<usize> {
        letters(self.encoding?)?;
        let seen = self.raw.get(..to.min(self.raw.len()))?;
        let at = encoding::next_high(seen, 0);
        (at < seen.len()).then_some(at)
    }

    fn replace_bad(&mut self) {
        self.letters.beyond_ascii = true;
        self.raw = std::mem::take(&mut self.text);
        if !self.is_last {
            let torn = torn_tail(&self.raw);
            self.raw.truncate(self.raw.len() - torn);
        }
        let mut at = 0;
        for chunk in self.raw.utf8_chunks() {
            let valid = chunk.valid().as_bytes();
            see_letters(valid, (at, self.text.len()), &mut self.flaws);
            self.text.extend_from_slice(valid);
            at += valid.len();
            let bad = chunk.invalid().len();
            if bad > 0 {
                self.flaws.push(Flaw::bad(at, self.text.len(), bad as u32));
                self.text.extend_from_slice(REPLACEMENT);
                at += bad;
            }
        }
        self.bytes = self.raw.len();
    }

    /// The byte offset of a position in the text (of a character's first byte).
    pub fn offset_of(&self, position: usize) -> u64 {
        if self.raw.is_empty() {
            return self.from + position as u64;
        }
        self.from + self.walk(|text, _| text >= position).1 as u64
    }

    /// The byte offsets of positions in ascending order, found in one walk.
    pub fn offsets_of(&self, positions: impl Iterator<Item = usize>) -> Vec<u64> {
        if self.raw.is_empty() {
            return positions.map(|at| self.from + at as u64).collect();
        }
        let mut wanted: Vec<usize> = positions.collect();
        wanted.reverse();
        let mut offsets = Vec::with_capacity(wanted.len());
        let found = std::cell::RefCell::new((wanted, &mut offsets));
        let (_, end) = self.walk(|text, raw| {
            let mut found = found.borrow_mut();
            while found.0.last().is_some_and(|at| *at <= text) {
                found.0.pop();
                found.1.push(self.from + raw as u64);
            }
            found.0.is_empty()
        });
        let (wanted, offsets) = found.into_inner();
        offsets.extend(wanted.iter().map(|_| self.from + end as u64));
        std::mem::take(offsets)
    }

    /// The first position in the text whose byte offset is not before `offset`.
    pub fn position_of(&self, offset: u64) -> usize {
        let inside = usize::try_from(offset.saturating_sub(self.from)).unwrap_or(usize::MAX);
        if self.raw.is_empty() {
            return inside.min(self.text.len());
        }
        self.walk(|_, raw| raw >= inside).0
    }

    /// Walks text and bytes side by side, character by character, until `stop` or the end.
    fn walk(&self, stop: impl Fn(usize, usize) -> bool) -> (usize, usize) {
        let (mut text, mut raw) = (0, 0);
        match self.encoding {
            Some(
                one_byte @ (Encoding::Windows1252
                | Encoding::Cp865
                | Encoding::Cp850
                | Encoding::MacRoman),
            ) => {
                const NONE: Letters = [char::REPLACEMENT_CHARACTER; 128];
                let letters = letters(one_byte).unwrap_or(&NONE);
                while raw < self.raw.len() && !stop(text, raw) {
                    text += letter_of(self.raw[raw], letters).len_utf8();
                    raw += 1;
                }
            }
            Some(Encoding::Utf8Twice) => {
                for chunk in self.raw.utf8_chunks() {
                    let valid = chunk.valid();
                    let mut at = 0;
                    while let Some(letter) = valid.get(at..).and_then(|rest| rest.chars().next()) {
                        if stop(text, raw) {
                            return (text, raw);
                        }
                        let (bytes, letter) = match twice::here(valid, at) {
                            Some(found) => (found.bytes, found.letter),
                            None => (letter.len_utf8(), letter),
                        };
                        text += letter.len_utf8();
                        at += bytes;
                        raw += bytes;
                    }
                    if stop(text, raw) {
                        return (text, raw);
                    }
                    if !chunk.invalid().is_empty() {
                        text += REPLACEMENT.len();
                        raw += chunk.invalid().len();
                    }
                }
            }
            Some(Encoding::Utf16le | Encoding::Utf16be) => {
                let big = self.encoding == Some(Encoding::Utf16be);
                for decoded in char::decode_utf16(units(&self.raw, big)) {
                    if stop(text, raw) {
                        return (text, raw);
                    }
                    let letter = decoded.unwrap_or(char::REPLACEMENT_CHARACTER);
                    text += letter.len_utf8();
                    raw += 2 * letter.len_utf16();
                }
                if raw < self.raw.len() && !stop(text, raw) {
                    text += REPLACEMENT.len();
                    raw = self.raw.len();
                }
            }
            _ => {
                for chunk in self.raw.utf8_chunks() {
                    for letter in chunk.valid().chars() {
                        if stop(text, raw) {
                            return (text, raw);
                        }
                        text += letter.len_utf8();
                        raw += letter.len_utf8();
                    }
                    if stop(text, raw) {
                        return (text, raw);
                    }
                    if !chunk.invalid().is_empty() {
                        text += REPLACEMENT.len();
                        raw += chunk.invalid().len();
                    }
                }
            }
        }
        (text, raw)
    }
}

impl Flaw {
    fn bad(byte: usize, text: usize, count: u32) -> Self {
        Self {
            byte,
            text,
            count,
            kind: FlawKind::Bad,
        }
    }

    fn lost(byte: usize, text: usize) -> Self {
        Self {
            byte,
            text,
            count: 3,
            kind: FlawKind::Lost,
        }
    }
}

/// Looks for lost letters and letters saved twice in valid UTF-8 that begins at `from` in bytes and text.
fn see_letters(valid: &[u8], from: (usize, usize), flaws: &mut Vec<Flaw>) {
    let first = flaws.len();
    for at in memmem::find_iter(valid, REPLACEMENT) {
        flaws.push(Flaw::lost(from.0 + at, from.1 + at));
    }
    let Ok(text) = std::str::from_utf8(valid) else {
        return;
    };
    let mut at = 0;
    while let Some(found) = twice::find(text, at) {
        at = found.at + found.bytes;
        flaws.push(Flaw {
            byte: from.0 + found.at,
            text: from.1 + found.at,
            count: u32::try_from(found.bytes).unwrap_or(u32::MAX),
            kind: FlawKind::Twice,
        });
    }
    if let Some(flaws) = flaws.get_mut(first..) {
        flaws.sort_by_key(|flaw| flaw.byte);
    }
}

/// U+FFFD in UTF-8.
const REPLACEMENT: &[u8] = "\u{fffd}".as_bytes();

/// Bytes at the end that begin a character without ending it.
fn torn_tail(bytes: &[u8]) -> usize {
    for back in 1..=bytes.len().min(3) {
        let byte = bytes[bytes.len() - back];
        let needs = match byte {
            0xc2..=0xdf => 2,
            0xe0..=0xef => 3,
            0xf0..=0xf4 => 4,
            0x80..=0xbf => continue,
            _ => return 0,
        };
        return if needs > back { back } else { 0 };
    }
    0
}

/// The 16-bit units of bytes; an odd byte at the end is left over.
fn units(raw: &[u8], big: bool) -> impl Iterator<Item = u16> + '_ {
    raw.chunks_exact(2).map(move |pair| {
        let pair = [pair[0], pair[1]];
        if big {
            u16::from_be_bytes(pair)
        } else {
            u16::from_le_bytes(pair)
        }
    })
}

/// Decodes UTF-16 and says how many bytes it took: a torn last character is left for the next piece.
fn decode_utf16(
    raw: &[u8],
    big: bool,
    is_last: bool,
    text: &mut Vec<u8>,
    flaws: &mut Vec<Flaw>,
) -> usize {
    text.reserve(raw.len() / 2 + raw.len() / 16);
    let mut used = raw.len();
    if !is_last {
        used &= !1;
        if let Some(0xd800..=0xdbff) = units(&raw[..used], big).last() {
            used -= 2;
        }
    }
    let raw = &raw[..used];
    let mut at = 0;
    for decoded in char::decode_utf16(units(raw, big)) {
        let letter = decoded
            .as_ref()
            .copied()
            .unwrap_or(char::REPLACEMENT_CHARACTER);
        if letter.is_ascii() {
            text.push(letter as u8);
            at += 2;
            continue;
        }
        if decoded.is_err() {
            flaws.push(Flaw::bad(at, text.len(), 2));
        } else if letter == char::REPLACEMENT_CHARACTER {
            flaws.push(Flaw::lost(at, text.len()));
        }
        text.extend_from_slice(letter.encode_utf8(&mut [0; 4]).as_bytes());
        at += 2 * letter.len_utf16();
    }
    if used % 2 == 1 {
        flaws.push(Flaw::bad(at, text.len(), 1));
        text.extend_from_slice(REPLACEMENT);
    }
    used
}
