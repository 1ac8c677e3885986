//! Whether a file is encrypted, told from its footer alone: the library, built without keys, calls what it
//! cannot read damaged.

/// Structures within structures that are followed.
const MAX_DEPTH: u32 = 32;
/// The field of the footer that names how columns are encrypted.
const ENCRYPTION: i64 = 8;

/// True when the file ends as encrypted ones do, or when its footer, readable itself, says that columns
/// are encrypted.
pub(crate) fn is_locked(file: &[u8]) -> bool {
    let Some((before, end)) = file.split_last_chunk::<8>() else {
        return false;
    };
    let [a, b, c, d, magic @ ..] = *end;
    if magic == *b"PARE" {
        return true;
    }
    let length = u32::from_le_bytes([a, b, c, d]) as usize;
    before
        .len()
        .checked_sub(length)
        .and_then(|start| before.get(start..))
        .is_some_and(|footer| Thrift { rest: footer }.names_encryption() == Some(true))
}

/// Thrift's compact form, only as far as to pass over it.
struct Thrift<'a> {
    rest: &'a [u8],
}

impl Thrift<'_> {
    /// Looks through the fields of the footer; `None` when it makes no sense.
    fn names_encryption(&mut self) -> Option<bool> {
        let mut field = 0;
        while let Some(kind) = self.field(&mut field)? {
            if field == ENCRYPTION {
                return Some(true);
            }
            self.skip(kind, 0)?;
        }
        Some(false)
    }

    /// The kind of the next field, whose number is put into `field`; `Some(None)` at the end.
    fn field(&mut self, field: &mut i64) -> Option<Option<u8>> {
        let head = self.byte()?;
        if head == 0 {
            return Some(None);
        }
        *field = match head >> 4 {
            // the number itself, its sign in the lowest bit
            0 => {
                let number = self.number()?;
                (number >> 1) as i64 ^ -((number & 1) as i64)
            }
            more => field.checked_add(i64::from(more))?,
        };
        Some(Some(head & 15))
    }

    fn skip(&mut self, kind: u8, depth: u32) -> Option<()> {
        if depth > MAX_DEPTH {
            return None;
        }
        match kind {
            1 | 2 => {}
            3 => self.pass(1)?,
            4..=6 => {
                self.number()?;
            }
            7 => self.pass(8)?,
            8 => {
                let length = self.number()?;
                self.pass(length)?;
            }
            9 | 10 => {
                let head = self.byte()?;
                let count = match head >> 4 {
                    15 => self.number()?,
                    few => u64::from(few),
                };
                let kind = head & 15;
                for _ in 0..count {
                    match kind {
                        // in a list a truth value is a byte
                        1 | 2 => self.pass(1)?,
                        kind => self.skip(kind, depth + 1)?,
                    }
                }
            }
            12 => {
                let mut field = 0;
                while let Some(kind) = self.field(&mut field)? {
                    self.skip(kind, depth + 1)?;
                }
            }
            _ => return None,
        }
        Some(())
    }

    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(*first)
    }

    fn pass(&mut self, bytes: u64) -> Option<()> {
        self.rest = self.rest.get(usize::try_from(bytes).ok()?..)?;
        Some(())
    }

    /// A number of as many bytes as it needs.
    fn number(&mut self) -> Option<u64> {
        let mut number = 0;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Some(number);
            }
        }
        None
    }
}
