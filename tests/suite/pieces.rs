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
