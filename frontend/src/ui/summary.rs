//! What is wrong with a form, listed above it.

use yew::prelude::*;

use crate::browser;
use crate::hooks::use_lang;
use crate::t;

/// Props of [`ErrorSummary`].
#[derive(Properties, PartialEq, Debug)]
pub struct ErrorSummaryProps {
    /// The faults: id of the input and text (`form.summary`).
    pub faults: Vec<(AttrValue, AttrValue)>,
    /// Counts the refused attempts (`form.attempts`); the summary takes the focus when it grows.
    pub attempts: u32,
}

/// Lists the faults of a form after an attempt to send it, with a link to each input.
#[component]
pub fn ErrorSummary(props: &ErrorSummaryProps) -> Html {
    let lang = use_lang();
    let node = use_node_ref();
    let shown = !props.faults.is_empty();
    {
        let node = node.clone();
        use_effect_with(props.attempts, move |attempts| {
            if *attempts > 0
                && let Some(element) = node.cast::<web_sys::HtmlElement>()
            {
                drop(element.focus());
            }
        });
    }
    if !shown {
        return Html::default();
    }
    let count = i64::try_from(props.faults.len()).unwrap_or(0);
    html! {
        <div class="error-summary" ref={node} tabindex="-1" role="alert"
            aria-labelledby="error-summary-title">
            <h2 id="error-summary-title">{ t!(lang, "ui-summary", count = count) }</h2>
            <ul>
                { for props.faults.iter().map(|(id, text)| {
                    let target = id.clone();
                    let onclick = Callback::from(move |event: MouseEvent| {
                        event.prevent_default();
                        // A date's own id is its frame: the first of its inputs takes the focus.
                        if !browser::focus(&format!("{target}-year")) {
                            browser::focus(&target);
                        }
                    });
                    let label = browser::text_of(&format!("{id}-label"));
                    html! {
                        <li>
                            <a href={format!("#{id}")} {onclick}>
                                if let Some(label) = label {
                                    { label }{ ": " }
                                }
                                { text.clone() }
                            </a>
                        </li>
                    }
                }) }
            </ul>
        </div>
    }
}
