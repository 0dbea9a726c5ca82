//! The page behind the link at the foot of a mail: opening it ends the mails about that thread.

use shared::community::api::Unsubscribe as Body;
use yew::prelude::*;

use super::super::client;
use crate::client::Reply;
use crate::hooks::{use_lang, use_mutation};
use crate::i18n::t;
use crate::routes::Route;
use crate::ui::{Banner, ButtonKind, ButtonLink, ErrorBanner, PageHeading, Settled, Tone};

/// Props of [`Unsubscribe`].
#[derive(Properties, PartialEq, Debug)]
pub struct Props {
    /// The secret of the link that was mailed.
    pub token: String,
}

/// The page.
#[component]
pub fn Unsubscribe(props: &Props) -> Html {
    let lang = use_lang();
    let done = use_state(|| false);
    let stop = use_mutation(client::unsubscribe, {
        let done = done.setter();
        Callback::from(move |_: Reply<()>| done.set(true))
    });
    {
        // One click is enough; it is asked for again only by who presses the button.
        let run = stop.run.clone();
        use_effect_with(props.token.clone(), move |token| {
            if let Ok(token) = token.parse() {
                run.emit(Body { token });
            }
        });
    }
    html! {
        <Settled>
            <div class="narrow stack">
                <PageHeading title={t(lang, "community-unsubscribe")} />
                if *done {
                    <Banner tone={Tone::Success} title={t(lang, "community-unsubscribed")} live=true>
                        <p>{ t(lang, "community-unsubscribed-advice") }</p>
                    </Banner>
                } else if let Some(error) = &stop.error {
                    <ErrorBanner error={error.clone()} />
                } else {
                    <p>{ t(lang, "community-unsubscribing") }</p>
                }
                <p><ButtonLink to={Route::Community} kind={ButtonKind::Outline}>
                    { t(lang, "community-to") }</ButtonLink></p>
            </div>
        </Settled>
    }
}
