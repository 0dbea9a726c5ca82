//! A registration by its secret link: ticket, change, cancel.

use yew::prelude::*;

use crate::hooks::use_lang;
use crate::i18n::t;
use crate::ui::PageHeading;

/// Props of [`Manage`].
#[derive(Properties, PartialEq, Debug)]
pub struct Props {
    /// The secret of the link.
    pub token: AttrValue,
}

/// A registration by its secret link: ticket, change, cancel.
#[component]
pub fn Manage(_props: &Props) -> Html {
    let lang = use_lang();
    html! { <PageHeading title={t(lang, "ui-page-registration")} /> }
}
