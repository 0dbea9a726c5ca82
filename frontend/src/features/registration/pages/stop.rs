//! The page behind the link at the foot of a PR mail: one button ends them. Opening it ends nothing,
//! since mail scanners look at every link.

use shared::registration::consent::StopPrMail;
use yew::prelude::*;

use super::super::client;
use crate::client::Reply;
use crate::hooks::{use_lang, use_mutation};
use crate::i18n::t;
use crate::routes::Route;
use crate::ui::{
    Banner, Button, ButtonKind, ButtonLink, ButtonSize, ErrorBanner, PageHeading, Tone,
};

/// Props of [`StopMail`].
#[derive(Properties, PartialEq, Debug)]
pub struct StopProps {
    /// The secret of the link that was mailed.
    pub token: String,
}

/// The page.
#[component]
pub fn StopMail(props: &StopProps) -> Html {
    let lang = use_lang();
    let done = use_state(|| false);
    let stop = use_mutation(client::stop_pr_mail, {
        let done = done.setter();
        Callback::from(move |_: Reply<()>| done.set(true))
    });
    let token = props.token.clone();
    let press = {
        let run = stop.run.clone();
        Callback::from(move |()| {
            if let Ok(token) = token.parse() {
                run.emit(StopPrMail { token });
            }
        })
    };
    html! {
        <div class="narrow stack">
            <PageHeading title={t(lang, "stop-title")} />
            if *done {
                <Banner tone={Tone::Success} title={t(lang, "stop-done")} live=true>
                    <p>{ t(lang, "stop-done-advice") }</p>
                    <p><ButtonLink to={Route::Events} kind={ButtonKind::Outline}>
                        { t(lang, "page-home-all") }</ButtonLink></p>
                </Banner>
            } else {
                <p>{ t(lang, "stop-lead") }</p>
                if let Some(error) = &stop.error { <ErrorBanner error={error.clone()} /> }
                <Button size={ButtonSize::Large} wide={true} pending={stop.pending} onclick={press}>
                    { t(lang, "stop-do") }
                </Button>
            }
        </div>
    }
}
