//! Text that people wrote, as the API made it safe.

use yew::prelude::*;

/// Props of [`Prose`].
#[derive(Properties, PartialEq, Debug)]
pub struct ProseProps {
    /// HTML that the API rendered from Markdown and sanitised. Never anything else.
    pub html: AttrValue,
}

/// A description, an article: the API's sanitised HTML.
#[component]
pub fn Prose(props: &ProseProps) -> Html {
    html! {
        <div class="prose">{ Html::from_html_unchecked(props.html.clone()) }</div>
    }
}
