//! `cargo xtask bench`: how fast, printed; what happens is asserted by the tests.

mod core;
mod cpu;
mod lab;
mod table;
mod wrk;

use crate::Outcome;
use crate::flags::Flags;
use crate::ui::say;

const LIST: &str = "\
core   list of events and registration, beside a bare actix-web + sea-orm server
         --sqlite (without PostgreSQL)  --seconds N  --rounds N  --profile P";

/// Lists or runs benches.
pub fn main(args: &[String]) -> Outcome {
    let mut flags = Flags::new(args);
    match flags.word().as_deref() {
        None => {
            flags.done()?;
            say(LIST);
            Ok(())
        }
        Some("core") => core::main(flags),
        Some(other) => Err(format!("no bench `{other}`; there are:\n{LIST}")),
    }
}
