//! Reading ahead: bytes of the file are streamed into memory before they are parsed.
//!
//! Asking for slices one by one costs a question to the browser's own process each time: streaming is five
//! times as fast. A member reads a stretch of the file from front to back, so one stream is kept and goes on
//! from step to step and from shard to shard: opening one costs both sides as much as some megabytes of it, and
//! while the member parses, the browser fills the stream with what comes next. Where a browser cannot stream
//! into a buffer of ours, nothing is read ahead, and slices are asked for as before.

use js_sys::{ArrayBuffer, Object, Reflect, Uint8Array};
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, ReadableStreamByobReader};

/// Bytes taken from the stream at once.
const TAKE_BYTES: u32 = 1 << 20;

/// A range of the file that is held, and the stream that goes on behind it.
#[derive(Default)]
pub struct Ahead {
    held: RefCell<Held>,
    stream: RefCell<Option<Stream>>,
}

#[derive(Default)]
struct Held {
    from: u64,
    /// Bytes that are held.
    length: usize,
    /// They stand at its beginning. What follows is of no meaning: making it anew for every range, and
    /// filling it with zeros, would cost more than filling it with the file.
    bytes: Vec<u8>,
}

impl Held {
    /// Lets go of what lies before a place, and makes room up to another. False when what follows what is
    /// held would not follow the place.
    fn go_on(&mut self, from: u64, to: u64) -> bool {
        let start = from.checked_sub(self.from).map(usize::try_from);
        let start = match start {
            Some(Ok(start)) if start <= self.length => start,
            _ => return false,
        };
        self.bytes.copy_within(start..self.length, 0);
        self.length -= start;
        self.from = from;
        self.make_room(to);
        true
    }

    fn make_room(&mut self, to: u64) {
        let wanted = self.wanted(to);
        if self.bytes.len() < wanted {
            // made anew, not made longer: memory that is zero already is not filled with zeros again
            let mut longer = vec![0; wanted];
            longer[..self.length].copy_from_slice(&self.bytes[..self.length]);
            self.bytes = longer;
        }
    }

    /// How many bytes there are up to a place.
    fn wanted(&self, to: u64) -> usize {
        usize::try_from(to.saturating_sub(self.from)).unwrap_or(0)
    }
}

impl Ahead {
    /// Streams `from..to` of the file. Of what was held before, that part stays which belongs to it.
    pub async fn fetch(&self, file: &File, from: u64, to: u64) {
        let mut held = self.held.take();
        let kept = self.stream.take();
        let stream = match kept {
            Some(stream) if held.go_on(from, to) => Ok(stream),
            other => {
                if let Some(stream) = other {
                    stream.end();
                }
                (held.from, held.length) = (from, 0);
                held.make_room(to);
                Stream::open(file, from)
            }
        };
        // whatever goes wrong here goes wrong again when the bytes are asked for, and is told then
        if let Ok(mut stream) = stream {
            match stream.fill(&mut held, to).await {
                Ok(()) => {
                    self.stream.replace(Some(stream));
                }
                Err(_) => stream.end(),
            }
        }
        self.held.replace(held);
    }

    /// Fills the buffer if all of it is held.
    pub fn fill(&self, offset: u64, buffer: &mut [u8]) -> bool {
        let held = self.held.borrow();
        let start = offset.checked_sub(held.from).map(usize::try_from);
        let Some(Ok(start)) = start else {
            return false;
        };
        let bytes = held.bytes.get(..held.length).unwrap_or_default();
        match bytes.get(start..start.saturating_add(buffer.len())) {
            Some(bytes) => {
                buffer.copy_from_slice(bytes);
                true
            }
            None => false,
        }
    }

    /// Lets go of what is held.
    pub fn forget(&self) {
        self.held.take();
        if let Some(stream) = self.stream.take() {
            stream.end();
        }
    }
}

impl Drop for Ahead {
    fn drop(&mut self) {
        self.forget();
    }
}

/// The file from a place on, as far as it was read.
struct Stream {
    reader: ReadableStreamByobReader,
    /// What the browser writes the next bytes to.
    room: ArrayBuffer,
}

impl Stream {
    fn open(file: &File, from: u64) -> Result<Self, JsValue> {
        let rest = file.slice_with_f64(from as f64)?;
        let mode = Object::new();
        Reflect::set(&mode, &"mode".into(), &"byob".into())?;
        let stream = rest.stream();
        let get_reader: js_sys::Function =
            Reflect::get(&stream, &"getReader".into())?.dyn_into()?;
        Ok(Self {
            reader: get_reader.call1(&stream, &mode)?.dyn_into()?,
            room: ArrayBuffer::new(TAKE_BYTES),
        })
    }

    /// Adds to what is held what is missing up to a place. Fails when there is less.
    async fn fill(&mut self, held: &mut Held, to: u64) -> Result<(), JsValue> {
        let wanted = held.wanted(to);
        while held.length < wanted {
            let most = (wanted - held.length).min(TAKE_BYTES as usize) as u32;
            let room = Uint8Array::new_with_byte_offset_and_length(&self.room, 0, most);
            let taken = JsFuture::from(self.reader.read_with_array_buffer_view(&room)).await?;
            if Reflect::get(&taken, &"done".into())?.is_truthy() {
                return Err(JsValue::UNDEFINED);
            }
            let part: Uint8Array = Reflect::get(&taken, &"value".into())?.dyn_into()?;
            let end = held.length + part.length() as usize;
            let Some(place) = held.bytes.get_mut(held.length..end) else {
                return Err(JsValue::UNDEFINED);
            };
            part.copy_to(place);
            held.length = end;
            // the buffer comes back with the bytes, and is used again
            self.room = part.buffer();
        }
        Ok(())
    }

    /// Nothing more is wanted of it.
    fn end(self) {
        // whether the browser minds does not matter any more
        let _ = self.reader.cancel();
    }
}
