//! What few need, folded away: the browser's own `<details>`.

use yew::prelude::*;

/// Props of [`Fold`].
#[derive(Properties, PartialEq, Debug)]
pub struct FoldProps {
    /// What is inside.
    pub words: AttrValue,
    /// Whether it must be seen: there is something in it, or something is wrong with it. Once
    /// opened it stays so.
    #[prop_or_default]
    pub open: bool,
    /// What is folded away.
    pub children: Html,
}

/// Inputs or text that open on demand.
#[component]
pub fn Fold(props: &FoldProps) -> Html {
    let seen = use_mut_ref(|| false);
    let open = *seen.borrow() || props.open;
    *seen.borrow_mut() = open;
    html! {
        <details class="fold" {open}>
            <summary>{ props.words.clone() }</summary>
            <div class="stack">{ props.children.clone() }</div>
        </details>
    }
}
