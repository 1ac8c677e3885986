//! What the fuzz targets share: a file from its parts, a table from a file, what must hold of both.

#![forbid(unsafe_code)]

pub mod archive;

use engine::job::{Director, LocalCrew, Quiet, block_on};
use engine::read::translate::{Form, Input, Limits, Translate, Translated};
use engine::read::{MemorySource, Source, each_record, head, sniff, translate};
use model::cell::Cell;
use model::dataset::Opened;
use model::message::{Row, RowsAsk};
use model::sniff::{Format, Origin, ReadOptions};
use std::rc::Rc;

/// Small limits, so that a bomb is refused before the machine suffers.
pub const LIMITS: Limits = Limits {
    cells: 100_000,
    unpacked_bytes: 16 << 20,
};

/// Translates bytes as this format and checks what comes out.
pub fn translated(bytes: &[u8], format: Format) -> Option<Translated> {
    translated_by(translate, bytes, format)
}

/// The same by a reader of more formats.
pub fn translated_by(translate: Translate, bytes: &[u8], format: Format) -> Option<Translated> {
    let input = Input {
        bytes,
        file_name: "fil",
        format,
        part: &[],
        limits: LIMITS,
        encoding: None,
    };
    let text = translate(&input)
        .ok()
        .filter(|text| text.form != Form::File)?;
    let origin = text.form.origin();
    if origin != Origin::Text {
        assert!(
            std::str::from_utf8(&text.bytes).is_ok(),
            "what is written out is UTF-8"
        );
    }
    let source = MemorySource::from(text.bytes.as_slice());
    let options = ReadOptions::default();
    if let Ok(sniff) = sniff(&source, text.format, origin, &options) {
        let _ = head(&source, &sniff, 50);
        let mut width = None;
        let counted = each_record(&source, &sniff, &mut |fields| {
            let is_records = matches!(origin, Origin::Records { .. });
            let first = *width.get_or_insert(fields.len());
            assert!(
                !is_records || fields.len() == first,
                "records are as wide as their header"
            );
            Ok(())
        });
        assert!(counted.is_ok(), "written records can be read");
    }
    Some(text)
}

/// A file as a crew reads it, with all its rows.
fn opened(
    bytes: &[u8],
    name: &str,
    shard_bytes: u64,
    members: usize,
) -> Option<(Opened, Vec<Row>)> {
    let source: Rc<dyn Source> = Rc::new(MemorySource::from(bytes));
    let director = Director::new(LocalCrew::new(source.clone(), members));
    let mut quiet = Quiet;
    let options = ReadOptions::default();
    let opening = director.open_in_shards(name, source, &options, None, &mut quiet, shard_bytes);
    let opened = block_on(opening).ok()?;
    let ask = RowsAsk {
        revision: director.revision(),
        first: 0,
        count: 1000,
        columns: (0..opened.columns.len() as u32).collect(),
    };
    let rows = block_on(director.rows(&ask)).expect("an open table gives its rows");
    Some((opened, rows))
}

/// Opens a file as one shard and as several, which must not be told apart.
pub fn same_in_pieces(bytes: &[u8], name: &str) {
    let whole = opened(bytes, name, u64::MAX, 1);
    let pieces = opened(bytes, name, (bytes.len() as u64 / 3).max(1), 2);
    let (Some((whole, rows)), Some((pieces, other_rows))) = (&whole, &pieces) else {
        assert!(whole.is_none() && pieces.is_none(), "opens only in one way");
        return;
    };
    assert_eq!(whole, pieces);
    assert_eq!(rows.len(), other_rows.len());
    for (one, other) in rows.iter().zip(other_rows) {
        assert_eq!(one.file_row, other.file_row);
        assert!(one.cells.iter().zip(&other.cells).all(|(a, b)| same(a, b)));
    }
}

/// Shards may hold a number at different scales.
fn same(one: &Cell, other: &Cell) -> bool {
    match (one.as_f64(), other.as_f64()) {
        (Some(one), Some(other)) => (one - other).abs() <= 1e-9 * one.abs(),
        _ => one == other,
    }
}
