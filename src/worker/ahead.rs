//! Reading ahead: the bytes of a shard are streamed into memory before it is parsed.
//!
//! Asking for slices one by one costs a question to the browser's own process each time: streaming a range
//! is five times as fast. Where a browser cannot stream into a buffer of ours, nothing is read ahead, and
//! slices are asked for as before.

use js_sys::{Object, Reflect, Uint8Array};
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, ReadableStreamByobReader};

/// Bytes taken from the stream at once.
const TAKE_BYTES: u32 = 1 << 20;

/// A range of the file that is held.
#[derive(Default)]
pub struct Ahead {
    held: RefCell<Held>,
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

impl Ahead {
    /// Streams `from..to` of the file. What was held before is let go of, its memory used again.
    pub async fn fetch(&self, file: &File, from: u64, to: u64) {
        let mut bytes = self.held.take().bytes;
        let wanted = usize::try_from(to.saturating_sub(from)).unwrap_or(0);
        // whatever goes wrong here goes wrong again when the bytes are asked for, and is told then
        let length = match stream(file, from, to, wanted, &mut bytes).await {
            Ok(()) => wanted,
            Err(_) => 0,
        };
        self.held.replace(Held {
            from,
            length,
            bytes,
        });
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
    }
}

/// Streams `wanted` bytes, `from..to` of the file, to the beginning of `bytes`.
async fn stream(
    file: &File,
    from: u64,
    to: u64,
    wanted: usize,
    bytes: &mut Vec<u8>,
) -> Result<(), JsValue> {
    if bytes.len() < wanted {
        // made anew, not made longer: memory that is zero already is not filled with zeros again
        *bytes = Vec::new();
        *bytes = vec![0; wanted];
    }
    let range = file.slice_with_f64_and_f64(from as f64, to as f64)?;
    let mode = Object::new();
    Reflect::set(&mode, &"mode".into(), &"byob".into())?;
    let stream = range.stream();
    let get_reader: js_sys::Function = Reflect::get(&stream, &"getReader".into())?.dyn_into()?;
    let reader: ReadableStreamByobReader = get_reader.call1(&stream, &mode)?.dyn_into()?;
    let mut room = Uint8Array::new_with_length(TAKE_BYTES);
    let mut start = 0;
    loop {
        let taken = JsFuture::from(reader.read_with_array_buffer_view(&room)).await?;
        let part = Reflect::get(&taken, &"value".into())?;
        if Reflect::get(&taken, &"done".into())?.is_truthy() {
            break;
        }
        let part: Uint8Array = part.dyn_into()?;
        let end = start + part.length() as usize;
        let Some(place) = bytes.get_mut(start..end).filter(|_| end <= wanted) else {
            break;
        };
        part.copy_to(place);
        start = end;
        // the buffer comes back with the bytes, and is used again
        room = Uint8Array::new(&part.buffer());
    }
    match start == wanted {
        true => Ok(()),
        false => Err(JsValue::UNDEFINED),
    }
}
