//! The gentlest reading of a line whose quotes break the rules.
//!
//! The line is parted at every delimiter, and neighbours are put together again to the usual number of
//! fields: only a part that begins with a quote may be put together with one that ends with one. Of all
//! ways the cheapest is taken; each quote that has to stand for itself costs.

use super::record::{Fields, Rules};

/// A line with more parts than this beyond the usual fields is given up.
const MAX_EXTRA: usize = 32;
/// A line with more parts than this is given up.
const MAX_PARTS: usize = 20_000;
/// Cost of a quote that stands for itself.
const LONE: u32 = 1;
/// Cost of one beside a delimiter, where it looks like the beginning or end of a field.
const MISPLACED: u32 = 3;

/// How a record is put together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Gentle {
    /// What it costs; 0 when only blanks before a quote were overlooked.
    pub cost: u32,
    /// Where each field begins and ends.
    fields: Vec<(usize, usize)>,
}

/// Puts the parts of a record together to the usual number of fields; `None` when that cannot be done.
/// The work it takes is added to `spent`.
pub(super) fn put_together(rules: &Rules, record: &[u8], spent: &mut u64) -> Option<Gentle> {
    let quote = rules.quote?;
    let parts = parts(rules, record);
    let extra = parts.len().checked_sub(rules.width)?;
    if extra > MAX_EXTRA || parts.len() > MAX_PARTS {
        return None;
    }
    *spent += (record.len() * (extra + 1) * (extra + 1)) as u64;
    let parts: Vec<Part> = parts
        .into_iter()
        .map(|(from, to)| Part::new(rules, record, quote, from, to))
        .collect();
    // cheapest[at][merged]: the first `at` parts, with `merged` of them put to others
    let none: Option<(u32, usize)> = None;
    let mut cheapest = vec![vec![none; extra + 1]; parts.len() + 1];
    cheapest[0][0] = Some((0, 0));
    for at in 0..parts.len() {
        for merged in 0..=extra {
            let Some((cost, _)) = cheapest[at][merged] else {
                continue;
            };
            for more in 0..=extra - merged {
                let Some(last) = parts.get(at + more) else {
                    break;
                };
                let price = match more {
                    0 => parts[at].alone,
                    _ if parts[at].opens && last.closes => {
                        inside(rules, record, quote, (parts[at].from, last.to))
                    }
                    _ => None,
                };
                let Some(price) = price else { continue };
                let place = &mut cheapest[at + more + 1][merged + more];
                if place.is_none_or(|(known, _)| cost + price < known) {
                    *place = Some((cost + price, more));
                }
                if !parts[at].opens {
                    break;
                }
            }
        }
    }
    let (cost, _) = cheapest[parts.len()][extra]?;
    let (mut at, mut merged) = (parts.len(), extra);
    let mut fields = Vec::with_capacity(rules.width);
    while at > 0 {
        let (_, more) = cheapest[at][merged]?;
        let first = at.checked_sub(more + 1)?;
        fields.push((parts[first].from, parts[at - 1].to));
        at = first;
        merged = merged.checked_sub(more)?;
    }
    fields.reverse();
    Some(Gentle { cost, fields })
}

impl Gentle {
    /// Writes the fields.
    pub fn write(&self, rules: &Rules, record: &[u8], fields: &mut Fields) {
        fields.clear();
        for (from, to) in &self.fields {
            let (from, to) = trimmed(rules, record, *from, *to);
            let text = record.get(from..to).unwrap_or_default();
            match rules.quote {
                Some(quote) if is_quoted(rules, text, quote) => {
                    unescape(rules, &text[1..text.len() - 1], quote, fields);
                }
                _ => fields.extend(text),
            }
            fields.end();
        }
    }
}

/// A stretch between two delimiters.
#[derive(Debug, Clone, Copy)]
struct Part {
    from: usize,
    to: usize,
    opens: bool,
    closes: bool,
    /// Its cost as a field of its own.
    alone: Option<u32>,
}

impl Part {
    fn new(rules: &Rules, record: &[u8], quote: u8, from: usize, to: usize) -> Self {
        let (begin, end) = trimmed(rules, record, from, to);
        let text = record.get(begin..end).unwrap_or_default();
        let opens = text.first() == Some(&quote);
        let closes = text.last() == Some(&quote) && !is_escaped(rules, text, text.len() - 1);
        let has_line_end = text.iter().any(|b| matches!(b, b'\n' | b'\r'));
        let alone = if is_quoted(rules, text, quote) {
            inside(rules, record, quote, (from, to))
        } else if has_line_end {
            None
        } else {
            Some(LONE * u32::from(opens || closes))
        };
        Self {
            from,
            to,
            opens,
            closes,
            alone,
        }
    }
}

/// Where the stretches between delimiters lie.
fn parts(rules: &Rules, record: &[u8]) -> Vec<(usize, usize)> {
    let mut parts = Vec::new();
    let (mut from, mut at) = (0, 0);
    while at < record.len() {
        match rules.delimiter_at(record, at) {
            Some(bytes) if !is_escaped(rules, record, at) => {
                parts.push((from, at));
                at += bytes;
                from = at;
            }
            _ => at += 1,
        }
    }
    parts.push((from, record.len()));
    parts
}

/// True behind an odd number of backslashes, where they mean something.
fn is_escaped(rules: &Rules, text: &[u8], at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default();
    rules.backslash && before.iter().rev().take_while(|b| **b == b'\\').count() % 2 == 1
}

/// Without blanks around, unless they part fields.
fn trimmed(rules: &Rules, record: &[u8], from: usize, to: usize) -> (usize, usize) {
    let text = record.get(from..to).unwrap_or_default();
    let quote = rules.quote;
    if rules.delimiter == b" " {
        return (from, to);
    }
    let before = text.iter().take_while(|b| **b == b' ').count();
    let after = text.iter().rev().take_while(|b| **b == b' ').count();
    // blanks are only overlooked around quotes
    let opens = text.get(before).copied() == quote;
    let closes = text
        .len()
        .checked_sub(after + 1)
        .and_then(|at| text.get(at))
        .copied()
        == quote;
    let from = if opens { from + before } else { from };
    let to = if closes && opens { to - after } else { to };
    (from, to.max(from))
}

fn is_quoted(rules: &Rules, text: &[u8], quote: u8) -> bool {
    text.len() > 1
        && text.first() == Some(&quote)
        && text.last() == Some(&quote)
        && !is_escaped(rules, text, text.len() - 1)
}

/// What the quotes inside a quoted field cost.
fn inside(rules: &Rules, record: &[u8], quote: u8, (from, to): (usize, usize)) -> Option<u32> {
    let begin = from + skip_blanks(rules, record.get(from..to)?);
    let after = record.get(begin..to)?;
    let end = to - skip_blanks_back(rules, after);
    let text = record.get(begin + 1..end.checked_sub(1)?)?;
    let mut cost = 0;
    let mut at = 0;
    while let Some(next) = memchr::memchr(quote, text.get(at..)?) {
        at += next;
        let run = text.iter().skip(at).take_while(|b| **b == quote).count();
        if run % 2 == 1 && !is_escaped(rules, text, at) {
            let before = at.checked_sub(rules.delimiter.len());
            let opens = before.is_some_and(|before| {
                rules.delimiter_at(text, before) == Some(rules.delimiter.len())
            });
            let closes = rules.delimiter_at(text, at + run).is_some();
            cost += if opens || closes { MISPLACED } else { LONE };
        }
        at += run;
    }
    Some(cost)
}

fn skip_blanks(rules: &Rules, text: &[u8]) -> usize {
    if rules.delimiter == b" " {
        return 0;
    }
    text.iter().take_while(|b| **b == b' ').count()
}

fn skip_blanks_back(rules: &Rules, text: &[u8]) -> usize {
    if rules.delimiter == b" " {
        return 0;
    }
    text.iter().rev().take_while(|b| **b == b' ').count()
}

/// Takes the escapes out; a quote that stands alone stands for itself.
fn unescape(rules: &Rules, text: &[u8], quote: u8, fields: &mut Fields) {
    let mut at = 0;
    while let Some(&byte) = text.get(at) {
        let after = text.get(at + 1).copied();
        let is_pair = byte == quote && after == Some(quote);
        let is_escape =
            byte == b'\\' && rules.backslash && after.is_some_and(|b| b == quote || b == b'\\');
        if is_pair || is_escape {
            at += 1;
        }
        fields.extend(text.get(at..=at).unwrap_or_default());
        at += 1;
    }
}
