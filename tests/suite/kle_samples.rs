//! No false alarm: real files that have nothing to do with KLE give no finding and no column of that kind.
//!
//! Every file of the shared samples in every format the command line reads, with every table in it: sheets of
//! workbooks, members of archives. Left out: the lists that tell of the samples themselves, what no table is
//! read from (exit codes 2 and 4 with nothing on standard output), and any file above 64 MB, which this test
//! would read in the slow build.

use crate::cli::run;
use serde_json::Value;
use std::path::{Path, PathBuf};

/// Larger files are left out.
const LARGEST_BYTES: u64 = 64 << 20;

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, found);
        } else {
            found.push(path);
        }
    }
    found.sort();
}

/// Inspects a table of a file; `None` when there is none.
fn inspected(path: &Path, part: Option<&str>) -> Option<Value> {
    let path = path.to_str().unwrap();
    let mut words = vec!["inspect", "--json", path];
    words.extend(part.into_iter().flat_map(|part| ["--part", part]));
    let (_, out, _) = run(&words);
    serde_json::from_str(&out).ok()
}

fn must_be_silent(told: &Value, what: &str) {
    let findings = told["findings"].as_array().unwrap();
    let of_kle = |finding: &&Value| finding["rule"].as_str().unwrap().starts_with("kle.");
    let of_kle: Vec<&Value> = findings.iter().filter(of_kle).collect();
    assert!(of_kle.is_empty(), "{what}: {of_kle:?}");
    for column in told["columns"].as_array().unwrap() {
        assert_ne!(column["kind"], "kle", "{what}: {}", column["name"]);
    }
}

#[test]
fn no_false_alarm_on_real_files() {
    let Some(folder) = crate::samples::folder() else {
        return;
    };
    let mut paths = Vec::new();
    files(&folder, &mut paths);
    let (mut read, mut formats) = (0, std::collections::BTreeSet::new());
    for path in paths {
        let is_list = path.file_name().is_some_and(|name| name == "index.csv");
        if is_list || path.metadata().unwrap().len() > LARGEST_BYTES {
            continue;
        }
        let Some(told) = inspected(&path, None) else {
            continue;
        };
        let what = path.display().to_string();
        must_be_silent(&told, &what);
        read += 1;
        formats.insert(told["format"].as_str().unwrap_or_default().to_owned());
        let tables = told["tables"].as_array().unwrap();
        // the first has been read
        for table in tables.iter().skip(1) {
            let name = table["name"].as_str().unwrap();
            if let Some(told) = inspected(&path, Some(name)) {
                must_be_silent(&told, &format!("{what}: {name}"));
                read += 1;
            }
        }
    }
    println!("{read} tables in {formats:?}");
    assert!(read > 60, "{read} tables");
    for format in ["csv", "geojson", "json", "ods", "parquet", "xlsx"] {
        assert!(formats.contains(format), "no {format} among {formats:?}");
    }
}
