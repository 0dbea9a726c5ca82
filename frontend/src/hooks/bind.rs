//! What ties an input to a form.

use serde_json::Value;
use yew::prelude::*;

/// What ties one input to one place of a form.
#[derive(Clone, PartialEq, Debug)]
pub struct Bind {
    /// The input's id; hint and error are `<id>-hint` and `<id>-error`.
    pub id: AttrValue,
    /// What the input shows.
    pub value: AttrValue,
    /// What is wrong with it.
    pub error: Option<AttrValue>,
    /// Takes a new value.
    pub set: Callback<Value>,
    /// The input was left: from now on its faults show.
    pub touch: Callback<()>,
}

impl Bind {
    /// An input that belongs to no form (a filter).
    pub fn free(
        id: impl Into<AttrValue>,
        value: impl Into<AttrValue>,
        set: Callback<Value>,
    ) -> Self {
        Self {
            id: id.into(),
            value: value.into(),
            error: None,
            set,
            touch: Callback::noop(),
        }
    }
}

/// The id of the input at `pointer`.
pub(super) fn field_id(form: &str, pointer: &str) -> AttrValue {
    let tail = pointer.replace(|c: char| !c.is_ascii_alphanumeric() && c != '_', "-");
    AttrValue::from(format!("{form}{tail}"))
}
