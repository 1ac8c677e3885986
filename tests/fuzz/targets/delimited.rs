//! Records are those of csv-core, and a table is the same however its file is cut.
#![no_main]

use engine::read::{MemorySource, each_record, sniff};
use libfuzzer_sys::fuzz_target;
use model::sniff::{Encoding, Format, Origin, ReadOptions};

fuzz_target!(|bytes: &[u8]| {
    let Some((choice, bytes)) = bytes.split_first() else {
        return;
    };
    let delimiter = [b',', b';', b'\t', b'|'][usize::from(choice % 4)];
    // a mark at the beginning is taken off before the state machine sees the text
    if std::str::from_utf8(bytes).is_ok() && !bytes.starts_with(b"\xef\xbb\xbf") {
        assert_eq!(ours(bytes, delimiter), oracle(bytes, delimiter));
    }
    fuzz::same_in_pieces(bytes, "a.csv");
});

type Records = Vec<Vec<Vec<u8>>>;

/// The records as the reader finds them, nothing guessed.
fn ours(bytes: &[u8], delimiter: u8) -> Records {
    let source = MemorySource::from(bytes);
    let options = ReadOptions {
        encoding: Some(Encoding::Utf8),
        delimiter: Some(char::from(delimiter)),
        quote: Some(Some('"')),
        preamble_rows: Some(0),
        header_rows: Some(0),
        ..ReadOptions::default()
    };
    let mut records = Vec::new();
    let Ok(mut sniff) = sniff(&source, Format::Csv, Origin::Text, &options) else {
        return oracle(bytes, delimiter);
    };
    sniff.skip_bytes = 0;
    sniff.backslash_escape = false;
    sniff.end_byte = bytes.len() as u64;
    each_record(&source, &sniff, &mut |fields| {
        records.push(
            fields
                .iter()
                .map(|field| field.as_bytes().to_vec())
                .collect(),
        );
        Ok(())
    })
    .expect("memory can be read");
    records
}

/// The records as csv-core finds them.
fn oracle(bytes: &[u8], delimiter: u8) -> Records {
    let mut reader = csv_core::ReaderBuilder::new().delimiter(delimiter).build();
    let (mut text, mut ends) = (vec![0; bytes.len() + 16], vec![0; bytes.len() + 16]);
    let (mut records, mut at) = (Records::new(), 0);
    // what of the record has come so far
    let (mut written, mut fields) = (0, 0);
    loop {
        let (result, read, out, ended) =
            reader.read_record(&bytes[at..], &mut text[written..], &mut ends[fields..]);
        at += read;
        written += out;
        fields += ended;
        match result {
            csv_core::ReadRecordResult::InputEmpty => continue,
            csv_core::ReadRecordResult::Record => {
                let mut from = 0;
                let record = ends[..fields].iter().map(|&end| {
                    let field = text[from..end].to_vec();
                    from = end;
                    field
                });
                records.push(record.collect());
                (written, fields) = (0, 0);
            }
            csv_core::ReadRecordResult::End => return records,
            other => panic!("{other:?}"),
        }
    }
}
