//! Columns while they grow: numbers that widen when they must, texts that leave the dictionary when it
//! does not pay.

use super::dictionary::Dictionary;
use super::{Codes, Data, TextArena};

/// Numbers of one scale, held as narrow as they fit: 64 bits, 128 bits, floating point.
#[derive(Debug, Clone, Default)]
pub(crate) struct NumberBuilder {
    scale: u8,
    held: Held,
}

#[derive(Debug, Clone)]
enum Held {
    Narrow(Vec<i64>),
    Wide(Vec<i128>),
    Float(Vec<f64>),
}

impl Default for Held {
    fn default() -> Self {
        Self::Narrow(Vec::new())
    }
}

/// The first number that 18 digits do not hold.
const NARROW_END: i128 = 1_000_000_000_000_000_000;

impl NumberBuilder {
    /// Makes room for `times` as many rows as there are.
    pub fn make_room(&mut self, times: f64) {
        let more = |length: usize| (length as f64 * times) as usize;
        match &mut self.held {
            Held::Narrow(v) => v.reserve_exact(more(v.len())),
            Held::Wide(v) => v.reserve_exact(more(v.len())),
            Held::Float(v) => v.reserve_exact(more(v.len())),
        }
    }

    /// Adds a row without a value.
    #[inline]
    pub fn push_missing(&mut self) {
        match &mut self.held {
            Held::Narrow(v) => v.push(0),
            Held::Wide(v) => v.push(0),
            Held::Float(v) => v.push(0.0),
        }
    }

    /// Adds a number of at most 18 digits.
    #[inline]
    pub fn push(&mut self, mantissa: i64, scale: u8) {
        match &mut self.held {
            Held::Narrow(v) if scale == self.scale => v.push(mantissa),
            _ => self.push_wide(i128::from(mantissa), scale),
        }
    }

    /// Adds a number of at most 38 digits.
    pub fn push_wide(&mut self, mantissa: i128, scale: u8) {
        if scale > self.scale {
            self.rescale(scale);
        }
        let factor = 10i128.checked_pow(u32::from(self.scale - scale.min(self.scale)));
        let scaled = factor.and_then(|f| mantissa.checked_mul(f));
        match (&mut self.held, scaled) {
            (Held::Narrow(v), Some(m)) if m.abs() < NARROW_END => v.push(m as i64),
            (Held::Narrow(v), Some(m)) => {
                let mut wide: Vec<i128> = v.iter().map(|&n| i128::from(n)).collect();
                wide.push(m);
                self.held = Held::Wide(wide);
            }
            (Held::Wide(v), Some(m)) => v.push(m),
            _ => self.push_float(to_f64(mantissa, scale)),
        }
    }

    /// Adds a number that only fits floating point; the whole column becomes so.
    pub fn push_float(&mut self, number: f64) {
        self.float();
        if let Held::Float(v) = &mut self.held {
            v.push(number);
        }
    }

    fn float(&mut self) {
        let scale = self.scale;
        let floats = match &self.held {
            Held::Narrow(v) => v.iter().map(|&m| to_f64(i128::from(m), scale)).collect(),
            Held::Wide(v) => v.iter().map(|&m| to_f64(m, scale)).collect(),
            Held::Float(_) => return,
        };
        self.held = Held::Float(floats);
    }

    /// Gives all numbers so far more digits after the decimal sign.
    fn rescale(&mut self, scale: u8) {
        let Some(factor) = 10i128.checked_pow(u32::from(scale - self.scale)) else {
            return self.float();
        };
        let scaled = |m: i128| m.checked_mul(factor);
        match &mut self.held {
            Held::Float(_) => {}
            Held::Narrow(v) => {
                let fits = |m: &&i64| scaled(i128::from(**m)).is_some_and(|m| m.abs() < NARROW_END);
                if v.iter().all(|m| fits(&m)) {
                    v.iter_mut().for_each(|m| *m *= factor as i64);
                } else {
                    let wide = v.iter().map(|&m| scaled(i128::from(m))).collect();
                    match wide {
                        Some(wide) => self.held = Held::Wide(wide),
                        None => return self.float(),
                    }
                }
            }
            Held::Wide(v) => {
                let wide: Option<Vec<i128>> = v.iter().map(|&m| scaled(m)).collect();
                match wide {
                    Some(wide) => *v = wide,
                    None => return self.float(),
                }
            }
        }
        self.scale = scale;
    }

    /// The column's values. Whole numbers when they are asked for and no number has a part.
    pub fn finish(self, is_whole: bool) -> Data {
        let scale = self.scale;
        match self.held {
            Held::Narrow(mantissas) if is_whole && scale == 0 => Data::Integer(mantissas),
            Held::Narrow(mantissas) => Data::Decimal { scale, mantissas },
            Held::Wide(mantissas) => Data::Wide { scale, mantissas },
            Held::Float(numbers) => Data::Float(numbers),
        }
    }
}

/// The nearest floating point number.
fn to_f64(mantissa: i128, scale: u8) -> f64 {
    // through text, which rounds once
    format!("{mantissa}e-{scale}").parse().unwrap_or(f64::NAN)
}

/// Texts with codes while they repeat, one after another when they do not.
#[derive(Debug, Clone)]
pub(crate) enum TextBuilder {
    /// A code for each row.
    Coded {
        /// Rows before the first text: a column without any costs nothing.
        before: usize,
        /// Which entry, for the rows from the first text on; 0 for a row without a value.
        codes: Vec<u32>,
        /// The different texts.
        dictionary: Dictionary,
    },
    /// Every text by itself.
    Plain(TextArena),
}

impl Default for TextBuilder {
    fn default() -> Self {
        Self::Coded {
            before: 0,
            codes: Vec::new(),
            dictionary: Dictionary::default(),
        }
    }
}

impl TextBuilder {
    /// Adds a row without a value.
    #[inline]
    pub fn push_missing(&mut self) {
        match self {
            Self::Coded { before, codes, .. } if codes.is_empty() => *before += 1,
            Self::Coded { codes, .. } => codes.push(0),
            Self::Plain(arena) => arena.push_bytes(b""),
        }
    }

    /// Adds a text. The bytes must be UTF-8.
    #[inline]
    pub fn push(&mut self, text: &[u8]) {
        match self {
            Self::Coded {
                codes, dictionary, ..
            } => codes.push(dictionary.code(text)),
            Self::Plain(arena) => arena.push_bytes(text),
        }
    }

    /// Makes room for `times` as many rows as there are.
    pub fn make_room(&mut self, times: f64) {
        match self {
            Self::Coded { codes, .. } => {
                codes.reserve_exact((codes.len() as f64 * times) as usize);
            }
            Self::Plain(arena) => arena.make_room(times),
        }
    }

    /// True when codes do not pay: most texts come once.
    pub fn should_be_plain(&self) -> bool {
        let Self::Coded {
            codes, dictionary, ..
        } = self
        else {
            return false;
        };
        let (rows, different) = (codes.len(), dictionary.len());
        (rows >= 512 && different * 10 > rows * 7) || (rows >= 8192 && different * 2 > rows)
    }

    /// Gives up the codes. `valid` says which rows have a value.
    pub fn make_plain(&mut self, valid: impl Fn(usize) -> bool) {
        let Self::Coded {
            before,
            codes,
            dictionary,
        } = self
        else {
            return;
        };
        let mut arena = TextArena::default();
        for _ in 0..*before {
            arena.push_bytes(b"");
        }
        for (row, &code) in codes.iter().enumerate() {
            let text = if valid(*before + row) {
                dictionary.entries().bytes_of(code as usize)
            } else {
                b""
            };
            arena.push_bytes(text);
        }
        *self = Self::Plain(arena);
    }

    /// The column's values.
    pub fn finish(self) -> Data {
        match self {
            Self::Coded { codes, .. } if codes.is_empty() => Data::Text(TextArena::default()),
            Self::Coded {
                before,
                mut codes,
                dictionary,
            } => {
                codes.splice(0..0, std::iter::repeat_n(0, before));
                let entries = dictionary.into_entries();
                Data::Dictionary {
                    codes: Codes::of(codes, entries.len()),
                    entries,
                }
            }
            Self::Plain(arena) => Data::Text(arena),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    #[test]
    fn numbers_take_the_largest_scale_and_widen() {
        let mut builder = NumberBuilder::default();
        builder.push(5, 0);
        builder.push(125, 2);
        builder.push_missing();
        assert_eq!(
            builder.clone().finish(false),
            Data::Decimal {
                scale: 2,
                mantissas: vec![500, 125, 0]
            }
        );
        builder.push_wide(NARROW_END, 0);
        assert_eq!(
            builder.finish(false),
            Data::Wide {
                scale: 2,
                mantissas: vec![500, 125, 0, NARROW_END * 100]
            }
        );
    }

    #[test]
    fn what_fits_nothing_exact_becomes_floating_point() {
        let mut builder = NumberBuilder::default();
        builder.push(15, 1);
        builder.push_float(1.5e-300);
        assert_eq!(builder.finish(false), Data::Float(vec![1.5, 1.5e-300]));
        let mut builder = NumberBuilder::default();
        builder.push_wide(10i128.pow(37), 0);
        builder.push(1, 18);
        assert_eq!(builder.finish(false), Data::Float(vec![1e37, 1e-18]));
    }

    #[test]
    fn texts_leave_the_dictionary_when_it_does_not_pay() {
        let mut builder = TextBuilder::default();
        for i in 0..600 {
            builder.push(format!("nr. {i}").as_bytes());
        }
        builder.push_missing();
        assert!(builder.should_be_plain());
        builder.make_plain(|row| row < 600);
        let Data::Text(arena) = builder.finish() else {
            panic!("still coded");
        };
        assert_eq!((arena.get(599), arena.get(600)), ("nr. 599", ""));
    }
}
