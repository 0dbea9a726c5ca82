//! Buttons, and links that look like buttons. One solid one a page.

use yew::prelude::*;

use super::link::Go;
use crate::routes::Route;

/// How much a button asks for attention.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum ButtonKind {
    /// The page's one primary action.
    #[default]
    Solid,
    /// A secondary action.
    Outline,
    /// A small action among text.
    Text,
    /// What cannot be undone.
    Danger,
}

/// The height: 56, 48 or 40 px.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
#[expect(missing_docs, reason = "the names say it")]
pub enum ButtonSize {
    Large,
    #[default]
    Medium,
    Small,
}

pub(super) fn classes(kind: ButtonKind, size: ButtonSize, wide: bool) -> Classes {
    let kind = match kind {
        ButtonKind::Solid => "btn-solid",
        ButtonKind::Outline => "btn-outline",
        ButtonKind::Text => "btn-text",
        ButtonKind::Danger => "btn-danger",
    };
    let size = match size {
        ButtonSize::Large => Some("btn-l"),
        ButtonSize::Medium => None,
        ButtonSize::Small => Some("btn-s"),
    };
    classes!("btn", kind, size, wide.then_some("btn-wide"))
}

/// Props of [`Button`].
#[derive(Properties, PartialEq, Debug)]
pub struct ButtonProps {
    /// How much it asks for attention.
    #[prop_or_default]
    pub kind: ButtonKind,
    /// Its height.
    #[prop_or_default]
    pub size: ButtonSize,
    /// As wide as its column.
    #[prop_or_default]
    pub wide: bool,
    /// Sends the form it stands in.
    #[prop_or_default]
    pub submit: bool,
    /// What was asked for is under way: it turns, keeps its words and takes no second press.
    #[prop_or_default]
    pub pending: bool,
    /// Not possible now. The page says why beside it.
    #[prop_or_default]
    pub disabled: bool,
    /// The id of the text that says more (why it is disabled, what it does).
    #[prop_or_default]
    pub described_by: Option<AttrValue>,
    /// The accessible name, where the words shown are not enough ("削除: 議題2").
    #[prop_or_default]
    pub label: Option<AttrValue>,
    /// For a button that opens something: whether it is open.
    #[prop_or_default]
    pub expanded: Option<bool>,
    /// Pressed.
    #[prop_or_default]
    pub onclick: Callback<()>,
    /// Further CSS classes.
    #[prop_or_default]
    pub class: Classes,
    /// The element's id.
    #[prop_or_default]
    pub id: Option<AttrValue>,
    /// The words: a verb.
    #[prop_or_default]
    pub children: Html,
}

/// A button.
#[component]
pub fn Button(props: &ButtonProps) -> Html {
    let (pending, submit, call) = (props.pending, props.submit, props.onclick.clone());
    let onclick = Callback::from(move |event: MouseEvent| {
        if pending {
            event.prevent_default();
        } else {
            if !submit {
                event.prevent_default();
            }
            call.emit(());
        }
    });
    let flag = |on: bool| on.then_some("true");
    html! {
        <button id={props.id.clone()} type={if submit { "submit" } else { "button" }} {onclick}
            class={classes!(classes(props.kind, props.size, props.wide), props.class.clone())}
            disabled={props.disabled} aria-busy={flag(pending)} aria-disabled={flag(pending)}
            aria-describedby={props.described_by.clone()} aria-label={props.label.clone()}
            aria-expanded={props.expanded.map(|open| if open { "true" } else { "false" })}>
            { props.children.clone() }
        </button>
    }
}

/// Props of [`ButtonLink`].
#[derive(Properties, PartialEq, Debug)]
pub struct ButtonLinkProps {
    /// The page.
    pub to: Route,
    /// Its query, without `?`.
    #[prop_or_default]
    pub query: AttrValue,
    /// How much it asks for attention.
    #[prop_or_default]
    pub kind: ButtonKind,
    /// Its height.
    #[prop_or_default]
    pub size: ButtonSize,
    /// As wide as its column.
    #[prop_or_default]
    pub wide: bool,
    /// The accessible name, where the words shown are not enough ("確認する: 観光×IT").
    #[prop_or_default]
    pub label: Option<AttrValue>,
    /// The words.
    #[prop_or_default]
    pub children: Html,
}

/// A link to a page of the SPA that looks like a button.
#[component]
pub fn ButtonLink(props: &ButtonLinkProps) -> Html {
    html! {
        <Go to={props.to.clone()} query={props.query.clone()} label={props.label.clone()}
            class={classes(props.kind, props.size, props.wide)}>
            { props.children.clone() }
        </Go>
    }
}

/// Props of [`ButtonHref`].
#[derive(Properties, PartialEq, Debug)]
pub struct ButtonHrefProps {
    /// The address: a file of the API, another site.
    pub href: AttrValue,
    /// How much it asks for attention.
    #[prop_or(ButtonKind::Outline)]
    pub kind: ButtonKind,
    /// Its height.
    #[prop_or_default]
    pub size: ButtonSize,
    /// As wide as its column.
    #[prop_or_default]
    pub wide: bool,
    /// Saves instead of opening.
    #[prop_or_default]
    pub download: bool,
    /// The words.
    #[prop_or_default]
    pub children: Html,
}

/// A link out of the SPA (calendar file, export) that looks like a button.
#[component]
pub fn ButtonHref(props: &ButtonHrefProps) -> Html {
    html! {
        <a class={classes(props.kind, props.size, props.wide)} href={props.href.clone()}
            download={props.download.then_some("")}>
            { props.children.clone() }
        </a>
    }
}
