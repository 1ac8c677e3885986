//! Files are read in pieces; a record may end just where a piece does.

use engine::job::{Director, LocalCrew, Quiet, block_on};
use engine::read::{MemorySource, Source};
use model::sniff::ReadOptions;
use std::rc::Rc;

/// Rows of 64 bytes: every piece, whatever power of two it is, ends at the end of a record.
fn rows_of_64_bytes(rows: usize) -> Vec<u8> {
    let mut text = format!("{:<31};{:<31}\n", "nummer", "navn").into_bytes();
    for row in 0..rows {
        text.extend_from_slice(format!("{row:<31};{:<31}\n", "Aarhus").as_bytes());
    }
    text
}

#[test]
fn a_record_that_ends_with_its_piece_is_not_the_last() {
    let rows = 20_000;
    let text = rows_of_64_bytes(rows);
    for budget in [4 << 10, 64 << 10, 256 << 10, 1 << 20] {
        for shard_bytes in [64 << 10, 512 << 10, 4 << 20] {
            let source: Rc<dyn Source> = Rc::new(MemorySource::from(text.as_slice()));
            let crew = LocalCrew::new(source.clone(), 2).with_budget(budget);
            let director = Director::new(crew);
            let opened = block_on(director.open_in_shards(
                "rows.csv",
                source,
                &ReadOptions::default(),
                None,
                &mut Quiet,
                shard_bytes,
            ))
            .unwrap();
            assert_eq!(
                opened.rows, rows as u64,
                "budget {budget}, shards of {shard_bytes}"
            );
            assert_eq!(opened.columns[0].distinct, rows as u64);
        }
    }
}

/// Files that were once read otherwise in pieces than whole; fuzzing found them.
#[test]
fn what_once_depended_on_the_cut_does_no_longer() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/pieces");
    let mut looked_at = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        let bytes = std::fs::read(&path).unwrap();
        let opened = |shard_bytes: u64, members: usize| {
            let source: Rc<dyn Source> = Rc::new(MemorySource::from(bytes.as_slice()));
            let director = Director::new(LocalCrew::new(source.clone(), members));
            let options = ReadOptions::default();
            let mut quiet = Quiet;
            let opening =
                director.open_in_shards(&name, source, &options, None, &mut quiet, shard_bytes);
            block_on(opening).unwrap()
        };
        let whole = opened(u64::MAX, 1);
        for shard_bytes in 1..bytes.len() as u64 {
            let pieces = opened(shard_bytes, 2);
            assert_eq!(pieces, whole, "{name} in pieces of {shard_bytes} bytes");
        }
        looked_at += 1;
    }
    assert!(looked_at > 0);
}
