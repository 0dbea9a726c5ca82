//! Organisations: the picker that forms use, the directory, one's own company, the staff's pages.

pub mod calls;
pub mod client;
pub mod form;
pub mod pages;
mod picker;
#[cfg(test)]
mod tests;

use serde_json::Value;
use yew::prelude::*;

use crate::hooks::Bind;

pub use picker::OrganisationPicker;

/// An input that belongs to no form, kept in a state.
pub fn free_bind(id: &'static str, state: &UseStateHandle<String>) -> Bind {
    let set = state.setter();
    Bind::free(
        id,
        (**state).clone(),
        Callback::from(move |value: Value| {
            set.set(value.as_str().unwrap_or_default().to_owned());
        }),
    )
}
