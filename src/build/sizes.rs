//! How large the page is on its way to the browser, and whether that is within its budget.

use crate::edition::{Edition, Part};
use anyhow::{Context, Result};
use std::io::Write;

/// What a part may weigh at most, compressed with brotli, in bytes.
const BUDGETS: [(Part, &str, usize); 8] = [
    (
        Part::FirstPaint,
        "first paint (page, style, font)",
        350 * 1024,
    ),
    (Part::Second, "page of a file (second module)", 400 * 1024),
    (Part::Panels, "panels (third module)", 400 * 1024),
    (Part::Worker, "engine (worker)", 1_200 * 1024),
    (Part::Drawing, "drawing", 400 * 1024),
    (
        Part::Formats,
        "workbooks, JSON and maps (on demand)",
        320 * 1024,
    ),
    (Part::Parquet, "Parquet (on demand)", 300 * 1024),
    (Part::Forecast, "forecasts (on demand)", 120 * 1024),
];

/// The sizes of one file in bytes.
#[derive(Debug, Clone, Copy, Default)]
struct Sizes {
    raw: usize,
    gzip: usize,
    brotli: usize,
}

/// Prints a table of what the browser fetches; answers whether all budgets are kept.
pub fn report(edition: &Edition) -> Result<bool> {
    let fetched: Vec<_> = edition
        .pieces
        .iter()
        .filter(|(_, piece)| piece.part != Part::Beside)
        .collect();
    // each file in a thread of its own: brotli at its best takes seconds for a megabyte
    let measured: Vec<Result<Sizes>> = std::thread::scope(|scope| {
        let started: Vec<_> = fetched
            .iter()
            .map(|(_, piece)| scope.spawn(|| measure(&piece.bytes)))
            .collect();
        started
            .into_iter()
            .map(|one| {
                one.join()
                    .unwrap_or_else(|_| Err(anyhow::anyhow!("compressing failed")))
            })
            .collect()
    });
    println!(
        "{:<52} {:>11} {:>11} {:>11}",
        "file", "raw", "gzip", "brotli"
    );
    let mut rows = Vec::new();
    for ((path, piece), sizes) in fetched.into_iter().zip(measured) {
        rows.push((
            piece.part,
            path,
            sizes.with_context(|| format!("cannot compress {path}"))?,
        ));
    }
    rows.sort_by_key(|(part, path, _)| (*part, *path));
    for (_, path, sizes) in &rows {
        print_row(path, *sizes);
    }
    let mut within = true;
    for (part, name, budget) in BUDGETS {
        let all =
            rows.iter()
                .filter(|row| row.0 == part)
                .fold(Sizes::default(), |sum, (_, _, sizes)| Sizes {
                    raw: sum.raw + sizes.raw,
                    gzip: sum.gzip + sizes.gzip,
                    brotli: sum.brotli + sizes.brotli,
                });
        print_row(&format!("= {name}"), all);
        let kept = all.brotli <= budget;
        println!(
            "  budget {budget} bytes brotli: {}",
            if kept { "kept" } else { "EXCEEDED" }
        );
        within &= kept;
    }
    Ok(within)
}

fn print_row(name: &str, sizes: Sizes) {
    println!(
        "{name:<52} {:>11} {:>11} {:>11}",
        sizes.raw, sizes.gzip, sizes.brotli
    );
}

fn measure(bytes: &[u8]) -> Result<Sizes> {
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    gzip.write_all(bytes)?;
    let mut small = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        ..Default::default()
    };
    brotli::BrotliCompress(&mut &*bytes, &mut small, &parameters)?;
    Ok(Sizes {
        raw: bytes.len(),
        gzip: gzip.finish()?.len(),
        brotli: small.len(),
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    #[test]
    fn repetition_weighs_little_and_noise_its_size() {
        let same = measure(&[b'a'; 10_000]).unwrap();
        assert!(same.raw == 10_000 && same.gzip < 200 && same.brotli < 200);
    }

    #[test]
    fn a_page_too_large_is_told() {
        // the high bits of a linear congruence: as good as noise to a compressor
        let mut state = 1u64;
        let mut noise = || {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            (state >> 56) as u8
        };
        let mut edition = Edition::default();
        edition.put(
            "index.html",
            Part::FirstPaint,
            std::iter::repeat_with(&mut noise)
                .take(340 * 1024)
                .collect::<Vec<_>>(),
        );
        assert!(report(&edition).unwrap());
        edition.put(
            "app.wasm",
            Part::FirstPaint,
            std::iter::repeat_with(&mut noise)
                .take(20 * 1024)
                .collect::<Vec<_>>(),
        );
        assert!(!report(&edition).unwrap());
    }
}
