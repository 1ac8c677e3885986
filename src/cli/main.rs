//! `datalup`: the same engine for files on disk.

use std::io::{BufWriter, stderr, stdout};
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments = std::env::args_os().skip(1).collect();
    let mut out = BufWriter::with_capacity(1 << 16, stdout().lock());
    ExitCode::from(cli::run(arguments, &mut out, &mut stderr().lock()))
}
