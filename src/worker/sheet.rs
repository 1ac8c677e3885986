//! The throw-away worker that reads a workbook: the library cannot be interrupted, and what it holds is
//! many times the file. It answers once and is ended.

use crate::link;
use engine::read::sheet::{self, Limits, SheetRecords};
use js_sys::{Array, Uint8Array};
use model::dataset::TableInfo;
use model::note::{Note, Problem};
use wasm_bindgen::{JsCast, JsValue};

/// What travels of [`SheetRecords`] beside its bytes.
#[derive(serde::Serialize, serde::Deserialize)]
pub struct Rest {
    sheet: String,
    others: u64,
    hidden: u64,
    tables: Vec<TableInfo>,
    notes: Vec<Note>,
}

impl Rest {
    fn of(records: SheetRecords) -> Self {
        Self {
            sheet: records.sheet,
            others: records.others,
            hidden: records.hidden,
            tables: records.tables,
            notes: records.notes,
        }
    }

    /// The whole again.
    pub fn with(self, bytes: Vec<u8>) -> SheetRecords {
        SheetRecords {
            bytes,
            sheet: self.sheet,
            others: self.others,
            hidden: self.hidden,
            tables: self.tables,
            notes: self.notes,
        }
    }
}

/// Begins.
pub fn run() {
    link::listen(|data| {
        let Ok(word) = data.dyn_into::<Array>() else {
            return;
        };
        let asked = Array::from(&word.get(2));
        let records = link::unpacked::<(u64, u64)>(&asked.get(1)).and_then(|limits| {
            let workbook = Uint8Array::new(&asked.get(0)).to_vec();
            let (cells, unpacked_bytes) = limits;
            let limits = Limits {
                cells,
                unpacked_bytes,
            };
            sheet::records(&workbook, limits)
        });
        // the records travel beside the rest, handed over instead of packed
        let (bytes, rest) = match records {
            Ok(records) => (
                Uint8Array::from(records.bytes.as_slice()),
                Ok(Rest::of(records)),
            ),
            Err(problem) => (Uint8Array::new_with_length(0), Err(problem)),
        };
        match link::packed::<Result<Rest, Problem>>(&rest) {
            Ok(packed) => {
                let moved: JsValue = bytes.buffer().into();
                let answer = Array::of4(&"done".into(), &word.get(1), &packed, &bytes);
                link::say(&answer, &[moved]);
            }
            Err(_) => link::say_died(),
        }
    });
}
