//! What few need, folded away: the browser's own `<details>`.

use yew::prelude::*;

/// Inputs or text under `words` that open on demand, and by themselves while `open`: something
/// in them was filled in before, or is wrong. Plain markup: a component more is 4 KB of WASM.
pub fn fold(words: AttrValue, open: bool, children: Html) -> Html {
    html! {
        <details class="fold" {open}>
            <summary>{ words }</summary>
            <div class="stack">{ children }</div>
        </details>
    }
}
