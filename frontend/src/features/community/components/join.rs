//! Joining: an own step, after what the others will see was said.

use shared::community::api::CommunityHome;
use yew::prelude::*;

use super::super::client;
use super::byline;
use crate::client::Reply;
use crate::hooks::{use_lang, use_mutation};
use crate::i18n::t;
use crate::ui::{Button, ErrorBanner, Toast, use_toast};

/// Props of [`Join`].
#[derive(Properties, PartialEq, Debug)]
pub struct JoinProps {
    /// What the community is for the one who looks.
    pub home: CommunityHome,
    /// Takes what it is after joining.
    pub changed: Callback<Reply<CommunityHome>>,
}

/// The invitation.
#[component]
pub fn Join(props: &JoinProps) -> Html {
    let lang = use_lang();
    let toast = use_toast();
    let join = use_mutation(client::belong, {
        let changed = props.changed.clone();
        Callback::from(move |reply| {
            toast.emit(Toast::new(t(lang, "community-joined")));
            changed.emit(reply);
        })
    });
    html! {
        <section class="card tint" aria-labelledby="community-join">
            <h2 id="community-join">{ t(lang, "community-join-title") }</h2>
            <p>{ t(lang, "community-join-what") }</p>
            if let Some(author) = &props.home.shown_as {
                <p>{ t(lang, "community-join-shown") }</p>
                <p class="cluster">{ byline(lang, author) }</p>
                <p class="small soft">{ t(lang, "community-join-leave") }</p>
                if let Some(error) = &join.error { <ErrorBanner error={error.clone()} /> }
                <div class="actions">
                    <Button pending={join.pending} onclick={join.run.reform(|()| true)}>
                        { t(lang, "community-join") }
                    </Button>
                </div>
            } else {
                <p>{ t(lang, "community-no-person") }</p>
            }
        </section>
    }
}
