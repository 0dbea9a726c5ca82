//! Who else takes part and agreed to be shown.

use shared::i18n::Lang;
use shared::registration::consent::Participant;
use yew::prelude::*;

use super::super::client::{self, Whose};
use crate::hooks::{use_lang, use_more, use_query};
use crate::i18n::t;
use crate::ui::{AsyncView, Pager, Skeleton};

/// Props of [`TakingPart`].
#[derive(Properties, PartialEq, Debug)]
pub struct Props {
    /// Who asks: a registration with a seat.
    pub whose: Whose,
    /// The event, for who is signed in.
    pub event: shared::event::EventId,
}

/// The list on the ticket of somebody with a seat.
#[component]
pub fn TakingPart(props: &Props) -> Html {
    let lang = use_lang();
    let event = props.event;
    let people = use_query((props.whose.clone(), event), |client, key| {
        client::participants(client, key, None)
    });
    let more = use_more(&people, {
        let whose = props.whose.clone();
        move |client, cursor| client::participants(client, (whose.clone(), event), Some(cursor))
    });
    html! {
        <section class="stack-s no-print" aria-labelledby="people">
            <h2 id="people">{ t(lang, "consent-people") }</h2>
            { AsyncView::new(&people).skeleton(Skeleton::Lines(3))
                .empty(|reply| reply.body.items.is_empty(), || html! {
                    <p class="soft">{ t(lang, "consent-people-none") }</p>
                })
                .ready(|reply| {
                    let all: Vec<Participant> =
                        reply.body.items.iter().chain(more.items.iter()).cloned().collect();
                    html! {
                        <>
                            { people_list(lang, &all) }
                            <Pager has_next={more.next.is_some()} pending={more.pending}
                                error={more.error.clone()} onmore={more.load.clone()} />
                        </>
                    }
                }) }
        </section>
    }
}

/// Name and organisation of each.
pub fn people_list(lang: Lang, people: &[Participant]) -> Html {
    html! {
        <>
            <p class="small soft">{ t(lang, "consent-people-lead") }</p>
            <ul class="stack-s" role="list">
                { for people.iter().map(|one| html! {
                    <li>{ format!("{} {}", one.family_name, one.given_name) }
                        if let Some(name) = &one.organisation_name {
                            <span class="small soft">{ " / " }{ name.as_str().to_owned() }</span>
                        }</li>
                }) }
            </ul>
        </>
    }
}
