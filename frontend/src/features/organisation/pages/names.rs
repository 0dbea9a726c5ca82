//! Staff: names that wait to be matched.

use shared::i18n::Lang;
use shared::organisation::OrganisationId;
use shared::organisation::staff::{Candidate, QueueFilter, StaffOrganisation, Unmatched};
use yew::prelude::*;

use super::super::calls;
use super::merge::{Asked, MergeDialog};
use crate::client::Reply;
use crate::hooks::{use_lang, use_more, use_mutation, use_query};
use crate::i18n::t;
use crate::routes::Route;
use crate::t;
use crate::ui::{
    AsyncView, Button, ButtonKind, ButtonLink, EmptyState, ErrorBanner, Pager, Skeleton, Toast,
    use_toast,
};

/// The queue, the oldest first.
#[component]
pub fn Names() -> Html {
    let lang = use_lang();
    let toast = use_toast();
    let names = use_query(QueueFilter::default(), calls::names);
    let more = use_more(&names, |client, cursor| {
        let next = QueueFilter {
            cursor: Some(cursor),
            ..QueueFilter::default()
        };
        calls::names(client, next)
    });
    let asked = use_state(|| None::<Asked>);
    let back = {
        let (toast, refetch) = (toast.clone(), names.refetch.clone());
        use_mutation(
            calls::aside,
            Callback::from(move |_: Reply<StaffOrganisation>| {
                toast.emit(Toast::new(t(lang, "staff-matching-undone")));
                refetch.emit(());
            }),
        )
    };
    let aside = {
        let (toast, refetch, back) = (toast.clone(), names.refetch.clone(), back.run.clone());
        use_mutation(
            calls::aside,
            Callback::from(move |reply: Reply<StaffOrganisation>| {
                let id = reply.body.id;
                let name = reply.body.form.name.as_str().to_owned();
                let undo = back.reform(move |()| (id, false));
                let news = Toast::new(t!(lang, "staff-matching-aside-done", name = name));
                toast.emit(news.undo(undo));
                refetch.emit(());
            }),
        )
    };
    let onask = {
        let asked = asked.setter();
        Callback::from(move |one: Asked| asked.set(Some(one)))
    };
    let onclose = {
        let asked = asked.setter();
        Callback::from(move |()| asked.set(None))
    };
    let onmerged = {
        let (asked, refetch) = (asked.setter(), names.refetch.clone());
        Callback::from(move |_: OrganisationId| {
            asked.set(None);
            toast.emit(Toast::new(t(lang, "staff-company-merged-done")));
            refetch.emit(());
        })
    };
    let onaside = aside.run.reform(|id| (id, true));
    html! {
        <>
            if let Some(error) = aside.error.as_ref().or(back.error.as_ref()) { <ErrorBanner error={error.clone()} /> }
            { AsyncView::new(&names)
                .skeleton(Skeleton::Cards(2))
                .empty(|reply| reply.body.items.is_empty(), || html! {
                    <EmptyState title={t(lang, "staff-matching-names-none")} />
                })
                .ready(|reply| html! {
                    <div class="stack-l">
                        { for reply.body.items.iter().chain(more.items.iter()).map(|one| name(lang, one, &onask, &onaside)) }
                        <Pager has_next={more.next.is_some()} pending={more.pending}
                            error={more.error.clone()} onmore={more.load.clone()} />
                    </div>
                }) }
            <MergeDialog asked={(*asked).clone()} {onclose} {onmerged} />
        </>
    }
}

/// One name, what it may mean, and the ways on.
pub fn name(
    lang: Lang,
    one: &Unmatched,
    onask: &Callback<Asked>,
    onaside: &Callback<OrganisationId>,
) -> Html {
    let id = one.id;
    let said = one.name.as_str().to_owned();
    let candidate = |other: &Candidate| {
        let asked = Asked {
            from: id,
            from_name: said.clone().into(),
            into: other.id,
            into_name: other.name.as_str().to_owned().into(),
        };
        let place = other.municipality.map(|place| t(lang, &place.label()));
        html! {
            <li class="stack-s" key={other.id.to_string()}>
                <p>{ t!(lang, "staff-matching-alike", name = other.name.as_str().to_owned(), likeness = other.likeness) }
                    if let Some(place) = place { { " / " }{ place } }</p>
                <div><Button kind={ButtonKind::Outline} onclick={onask.reform(move |()| asked.clone())}>
                    { t!(lang, "staff-matching-is", name = other.name.as_str().to_owned()) }</Button></div>
            </li>
        }
    };
    html! {
        <section class="stack" key={id.to_string()} aria-labelledby={format!("n-{id}")}>
            <h2 id={format!("n-{id}")}>{ said.clone() }</h2>
            <p class="small soft">{ t!(lang, "staff-matching-uses",
                registrations = one.uses.registrations, persons = one.uses.persons) }</p>
            if !one.candidates.is_empty() {
                <h3>{ t(lang, "staff-matching-candidates") }</h3>
                <ul class="stack" role="list">{ for one.candidates.iter().map(candidate) }</ul>
            }
            <div class="actions">
                <ButtonLink to={Route::StaffOrganisation { id }} kind={ButtonKind::Text}
                    label={format!("{}: {said}", t(lang, "staff-matching-other"))}>{ t(lang, "staff-matching-other") }</ButtonLink>
                <ButtonLink to={Route::StaffOrganisationNew} query={format!("from={id}")} kind={ButtonKind::Text}
                    label={format!("{}: {said}", t(lang, "staff-matching-new"))}>{ t(lang, "staff-matching-new") }</ButtonLink>
                <Button kind={ButtonKind::Text} label={format!("{}: {said}", t(lang, "staff-matching-aside"))}
                    onclick={onaside.reform(move |()| id)}>{ t(lang, "staff-matching-aside") }</Button>
            </div>
        </section>
    }
}
