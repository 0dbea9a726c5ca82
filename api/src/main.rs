//! musubi
fn main() {}
