//! `cargo xtask bench`: how fast, printed; what happens is asserted by the tests.

use crate::Outcome;

/// Lists or runs benches.
pub fn main(args: &[String]) -> Outcome {
    let _ = args;
    Err("no bench yet".into())
}
