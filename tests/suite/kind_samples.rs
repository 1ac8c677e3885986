//! The kinds of every column of the shared samples against what was written down from looking at the files
//! (`expected/kinds.toml`).

use super::samples::folder;
use engine::job::{Director, LocalCrew, Quiet, block_on};
use engine::read::{MemorySource, Source};
use model::column::ColumnProfile;
use model::sniff::ReadOptions;
use serde::Deserialize;
use std::path::Path;
use std::rc::Rc;

/// Of the columns, the share that must have the right kind.
const LEAST_RIGHT: f64 = 0.95;
/// A wrong kind is never surer than this.
const MOST_SURE: f64 = 0.8;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    file: Vec<File>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    name: String,
    /// Name of a column and its kind, or `none`; behind a bar what is as right.
    columns: Vec<(String, String)>,
}

fn expected() -> Vec<File> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("suite/expected/kinds.toml");
    let text = std::fs::read_to_string(path).unwrap();
    toml::from_str::<Expected>(&text).unwrap().file
}

/// The columns of a file, read in pieces of about a third by two members; none when it is no table.
fn columns(bytes: &[u8], name: &str) -> Option<Vec<ColumnProfile>> {
    let source: Rc<dyn Source> = Rc::new(MemorySource::from(bytes));
    let crew = LocalCrew::new(source.clone(), 2).with_translate(parquet_file::translate);
    let director = Director::new(crew);
    let shard_bytes = (bytes.len() as u64).div_ceil(3).max(1);
    let (options, mut quiet) = (ReadOptions::default(), Quiet);
    let opening = director.open_in_shards(name, source, &options, None, &mut quiet, shard_bytes);
    Some(block_on(opening).ok()?.columns)
}

#[test]
fn columns_of_the_samples_have_the_kinds_a_person_gives_them() {
    let Some(folder) = folder() else { return };
    let (mut all, mut wrong, mut too_sure) = (0u32, Vec::new(), Vec::new());
    for file in expected() {
        let bytes = std::fs::read(folder.join(&file.name)).unwrap();
        let columns = columns(&bytes, &file.name).unwrap();
        let names: Vec<&str> = columns.iter().map(|column| column.name.as_str()).collect();
        let listed: Vec<&str> = file
            .columns
            .iter()
            .map(|column| column.0.as_str())
            .collect();
        assert_eq!(names, listed, "{}: other columns", file.name);
        for (column, (name, wanted)) in columns.iter().zip(&file.columns) {
            all += 1;
            let said = column.kind.as_deref().unwrap_or("none");
            if wanted.split('|').any(|wanted| wanted == said) {
                continue;
            }
            let sure = column.kind_confidence;
            let told = format!("{}, {name}: {said} ({sure:.2}), not {wanted}", file.name);
            if sure > MOST_SURE {
                too_sure.push(told.clone());
            }
            wrong.push(told);
        }
    }
    let right = f64::from(all - wrong.len() as u32) / f64::from(all);
    println!("{all} columns, {:.1} % right", right * 100.0);
    println!("wrong:\n  {}", wrong.join("\n  "));
    assert!(right >= LEAST_RIGHT, "\n  {}", wrong.join("\n  "));
    assert!(too_sure.is_empty(), "\n  {}", too_sure.join("\n  "));
}

#[test]
fn every_sample_with_a_table_is_on_the_list() {
    let Some(folder) = folder() else { return };
    let listed: Vec<String> = expected().into_iter().map(|file| file.name).collect();
    for part in ["", "derived", "csv-spectrum/csvs", "csv-test-data/csv"] {
        for entry in std::fs::read_dir(folder.join(part)).unwrap() {
            let path = entry.unwrap().path();
            let inside = path.strip_prefix(&folder).unwrap().to_str().unwrap();
            let is_listed = listed.iter().any(|file| file == inside);
            if is_listed || path.is_dir() {
                continue;
            }
            let columns = columns(&std::fs::read(&path).unwrap(), inside).unwrap_or_default();
            assert!(columns.is_empty(), "{inside}");
        }
    }
}
