//! `cargo xtask new-feature NAME`: the folders and files of a new slice.

use crate::Outcome;

/// Makes the files.
pub fn main(args: &[String]) -> Outcome {
    let _ = args;
    Err("not yet".into())
}
