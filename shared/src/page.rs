//! Lists in pages: `{items, next_cursor}`, stable under concurrent inserts (DESIGN §4).

use serde::{Deserialize, Serialize};

use crate::field::Int;

text! {
    /// Where the next page begins; opaque, signed by the server, good for the same list only.
    pub Cursor: line, 1..=400
}

/// How many items a page holds.
pub type Limit = Int<1, 100>;

/// How many items a page holds when the caller does not say.
pub const DEFAULT_LIMIT: i64 = 20;

/// One page of a list.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Page<T> {
    /// The items, in the list's order.
    #[cfg_attr(feature = "openapi", schema(max_items = 100))]
    pub items: Vec<T>,
    /// Pass it as `cursor` to get the next page; absent on the last one.
    pub next_cursor: Option<Cursor>,
}
