//! The thin binary: arguments, the real clock, the exit code.

use std::process::ExitCode;

#[allow(clippy::disallowed_methods, reason = "this is the one place that reads the clock")]
fn main() -> ExitCode {
    tidtam::cli::run(|| chrono::Local::now().naive_local())
}
