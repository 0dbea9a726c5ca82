//! Where an event stands, as a tag.

use shared::event::types::Status;
use yew::prelude::*;

use crate::hooks::use_lang;
use crate::i18n::t;
use crate::ui::{Tag, TagTone};

/// Props of [`StatusTag`].
#[derive(Properties, PartialEq, Debug)]
pub struct StatusProps {
    /// The status.
    pub status: Status,
    /// A draft that came back with a comment.
    #[prop_or_default]
    pub returned: bool,
}

/// The status in words and colour.
#[component]
pub fn StatusTag(props: &StatusProps) -> Html {
    let lang = use_lang();
    let tone = match props.status {
        Status::Published => TagTone::Good,
        Status::Submitted => TagTone::Wait,
        Status::Cancelled | Status::Postponed => TagTone::Bad,
        Status::Draft | Status::Finished => TagTone::Plain,
    };
    html! {
        <span class="tags">
            <Tag {tone} state={true}>{ props.status.label(lang) }</Tag>
            if props.returned { <Tag tone={TagTone::Wait}>{ t(lang, "staff-returned") }</Tag> }
        </span>
    }
}
