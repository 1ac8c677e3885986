//! The throw-away worker that reads a workbook: the library cannot be interrupted, and what it holds is
//! many times the file. It answers once and is ended.

use crate::{leak, link};
use engine::read::sheet::Limits;
use engine::read::sheet::{self, SheetRecords};
use js_sys::{Array, Uint8Array};
use model::note::Problem;
use wasm_bindgen::{JsCast, JsValue};

/// Begins.
pub fn run() {
    link::listen(|data| {
        let Ok(word) = data.dyn_into::<Array>() else {
            return;
        };
        if word.get(0).as_string().as_deref() == Some("leak") {
            wasm_bindgen_futures::spawn_local(try_to_leak(word));
            return;
        }
        let asked = Array::from(&word.get(2));
        let mut records = link::unpacked::<Limits>(&asked.get(1)).and_then(|limits| {
            let workbook = Uint8Array::new(&asked.get(0)).to_vec();
            sheet::records(&workbook, limits)
        });
        // the records travel beside the rest, handed over instead of packed
        let bytes = records.as_mut().map_or_else(
            |_| Vec::new(),
            |records: &mut SheetRecords| std::mem::take(&mut records.bytes),
        );
        let bytes = Uint8Array::from(bytes.as_slice());
        match link::packed::<Result<SheetRecords, Problem>>(&records) {
            Ok(packed) => {
                let moved: JsValue = bytes.buffer().into();
                let answer = Array::of4(&"done".into(), &word.get(1), &packed, &bytes);
                link::say(&answer, &[moved]);
            }
            Err(_) => link::say_died(),
        }
    });
}

async fn try_to_leak(word: Array) {
    let blocked = leak::is_blocked(&word.get(2).as_string().unwrap_or_default()).await;
    let answer = Array::of3(&"done".into(), &word.get(1), &blocked.into());
    link::say(&answer, &[]);
}
