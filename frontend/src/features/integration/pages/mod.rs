//! The pages, one file each.

mod keys;
mod new_key;

pub use keys::{ApiKeys, KeyTable, KeyTableProps};
pub use new_key::{KeyMade, KeyMadeProps, NewKey, NewKeyProps};
