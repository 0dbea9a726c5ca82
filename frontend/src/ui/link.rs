//! Links inside the SPA.

use yew::prelude::*;
use yew_router::prelude::*;

use crate::routes::{self, Route};

/// Props of [`Go`].
#[derive(Properties, PartialEq, Debug)]
pub struct GoProps {
    /// The page.
    pub to: Route,
    /// Its query, without `?`.
    #[prop_or_default]
    pub query: AttrValue,
    /// CSS classes.
    #[prop_or_default]
    pub class: Classes,
    /// Marks the link of the page one is on.
    #[prop_or_default]
    pub current: bool,
    /// Called when followed (to close the menu).
    #[prop_or_default]
    pub onfollow: Callback<()>,
    /// The accessible name, where the words shown are not enough.
    #[prop_or_default]
    pub label: Option<AttrValue>,
    /// The words.
    #[prop_or_default]
    pub children: Html,
}

/// A link to a page of the SPA: a true `<a href>`, followed without loading anew.
#[component]
pub fn Go(props: &GoProps) -> Html {
    let navigator = use_navigator();
    let onclick = {
        let (to, query) = (props.to.clone(), props.query.clone());
        let onfollow = props.onfollow.clone();
        Callback::from(move |event: MouseEvent| {
            let modified =
                event.meta_key() || event.ctrl_key() || event.shift_key() || event.alt_key();
            if let Some(navigator) = navigator
                .as_ref()
                .filter(|_| !modified && routes::is_here(&to.to_path()))
            {
                event.prevent_default();
                onfollow.emit(());
                routes::push(navigator, &to.to_path(), &query);
            }
        })
    };
    html! {
        <a class={props.class.clone()} href={routes::href(&props.to, &props.query)} {onclick}
            aria-current={props.current.then_some("page")} aria-label={props.label.clone()}>
            { props.children.clone() }
        </a>
    }
}
