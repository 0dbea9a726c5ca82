//! What somebody answered, and what support they need, in the staff's view of a registration.

use shared::account::perm::Permission;
use shared::i18n::Lang;
use shared::registration::answers::{StaffExtras, SupportItem};
use shared::registration::types::RegistrationId;
use yew::prelude::*;

use super::super::super::client::registrations as client;
use crate::features::registration::components::answer;
use crate::hooks::{use_lang, use_query, use_session};
use crate::i18n::t;
use crate::ui::{AsyncView, Skeleton};

/// Props of [`Answers`].
#[derive(Properties, PartialEq, Debug)]
pub struct Props {
    /// The registration.
    pub id: RegistrationId,
}

/// The answers; below them the support needs, for who may see them.
#[component]
pub fn Answers(props: &Props) -> Html {
    let shown = use_query(props.id, client::one);
    let lang = use_lang();
    let may = use_session().state.may(Permission::SupportRead);
    html! {
        <>
            { AsyncView::new(&shown).skeleton(Skeleton::Lines(3)).ready(|reply| {
                reply.body.extras.as_ref().map_or_else(Html::default, |extras| answers(lang, extras))
            }) }
            if may { <Support id={props.id} /> }
        </>
    }
}

/// What was answered; nothing where nothing was.
pub fn answers(lang: Lang, extras: &StaffExtras) -> Html {
    if extras.answers.is_empty() && !extras.party {
        return Html::default();
    }
    html! {
        <section class="stack-s">
            <h3>{ t(lang, "extras-own") }</h3>
            <dl class="facts">
                { for extras.answers.iter().map(|one| answer(lang, one)) }
                if extras.party {
                    <div><dt>{ t(lang, "extras-party-name") }</dt><dd>{ t(lang, "extras-party-yes") }</dd></div>
                }
            </dl>
        </section>
    }
}

#[component]
fn Support(props: &Props) -> Html {
    let lang = use_lang();
    let shown = use_query(props.id, client::support);
    AsyncView::new(&shown)
        .skeleton(Skeleton::Lines(2))
        .ready(|reply| support(lang, &reply.body))
}

/// What support the person needs; nothing where they wrote nothing.
pub fn support(lang: Lang, item: &SupportItem) -> Html {
    let Some(needs) = &item.support else {
        return Html::default();
    };
    html! {
        <section class="stack-s">
            <h3>{ t(lang, "extras-support-name") }</h3>
            <p class="prewrap">{ needs.to_string() }</p>
            <p class="small soft">{ t(lang, "staff-support-note") }</p>
        </section>
    }
}
