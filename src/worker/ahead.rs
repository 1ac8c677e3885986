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
    held: RefCell<(u64, Vec<u8>)>,
}

impl Ahead {
    /// Streams `from..to` of the file. What was held before is let go of, its memory used again.
    pub async fn fetch(&self, file: &File, from: u64, to: u64) {
        let (_, mut bytes) = self.held.take();
        bytes.clear();
        // whatever goes wrong here goes wrong again when the bytes are asked for, and is told then
        if stream(file, from, to, &mut bytes).await.is_ok() {
            self.held.replace((from, bytes));
        }
    }

    /// Fills the buffer if all of it is held.
    pub fn fill(&self, offset: u64, buffer: &mut [u8]) -> bool {
        let held = self.held.borrow();
        let start = offset.checked_sub(held.0).map(usize::try_from);
        let Some(Ok(start)) = start else {
            return false;
        };
        match held.1.get(start..start.saturating_add(buffer.len())) {
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

async fn stream(file: &File, from: u64, to: u64, bytes: &mut Vec<u8>) -> Result<(), JsValue> {
    let wanted = usize::try_from(to.saturating_sub(from)).unwrap_or(0);
    bytes.reserve_exact(wanted);
    let range = file.slice_with_f64_and_f64(from as f64, to as f64)?;
    let mode = Object::new();
    Reflect::set(&mode, &"mode".into(), &"byob".into())?;
    let stream = range.stream();
    let get_reader: js_sys::Function = Reflect::get(&stream, &"getReader".into())?.dyn_into()?;
    let reader: ReadableStreamByobReader = get_reader.call1(&stream, &mode)?.dyn_into()?;
    let mut room = Uint8Array::new_with_length(TAKE_BYTES);
    loop {
        let taken = JsFuture::from(reader.read_with_array_buffer_view(&room)).await?;
        let part = Reflect::get(&taken, &"value".into())?;
        if Reflect::get(&taken, &"done".into())?.is_truthy() {
            break;
        }
        let part: Uint8Array = part.dyn_into()?;
        let length = part.length() as usize;
        let start = bytes.len();
        if start + length > wanted {
            break;
        }
        bytes.resize(start + length, 0);
        part.copy_to(&mut bytes[start..]);
        // the buffer comes back with the bytes, and is used again
        room = Uint8Array::new(&part.buffer());
    }
    match bytes.len() == wanted {
        true => Ok(()),
        false => Err(JsValue::UNDEFINED),
    }
}
