//! Staff: persons who may have been entered twice. Merging can't be undone: a dialog names both.

use shared::account::persons::{Alike, PersonItem};
use shared::i18n::Lang;
use yew::prelude::*;

use super::super::calls;
use crate::client::Reply;
use crate::hooks::{use_lang, use_mutation, use_query};
use crate::i18n::t;
use crate::routes::{EventId, Route};
use crate::t;
use crate::ui::{
    AsyncView, Button, ButtonKind, Dialog, EmptyState, ErrorBanner, Go, Skeleton, Tag, Toast,
    use_toast,
};

/// Which two: the one who goes, the one who stays.
type Two = (PersonItem, PersonItem);

/// The groups.
#[component]
pub fn Persons() -> Html {
    let lang = use_lang();
    let toast = use_toast();
    let found = use_query((), calls::duplicates);
    let asked = use_state(|| None::<Two>);
    let onask = {
        let asked = asked.setter();
        Callback::from(move |two: Two| asked.set(Some(two)))
    };
    let onclose = {
        let asked = asked.setter();
        Callback::from(move |()| asked.set(None))
    };
    let ondone = {
        let (asked, refetch) = (asked.setter(), found.refetch.clone());
        Callback::from(move |()| {
            asked.set(None);
            toast.emit(Toast::new(t(lang, "staff-persons-done")));
            refetch.emit(());
        })
    };
    html! {
        <>
            { AsyncView::new(&found)
                .skeleton(Skeleton::Cards(2))
                .empty(|reply| reply.body.groups.is_empty(), || html! {
                    <EmptyState title={t(lang, "staff-persons-none")} />
                })
                .ready(|reply| html! {
                    <div class="stack-l">
                        <p>{ t(lang, "staff-persons-lead") }</p>
                        { for reply.body.groups.iter().map(|group| alike(lang, group, &onask)) }
                    </div>
                }) }
            <Dialog id="persons" open={asked.is_some()} title={t(lang, "staff-persons-title")} {onclose}>
                if let Some((from, into)) = (*asked).clone() { <Sure goes={from} stays={into} {ondone} /> }
            </Dialog>
        </>
    }
}

fn told(one: &PersonItem) -> String {
    let email = one.email.as_ref().map(ToString::to_string);
    format!("{} ({})", one.display_name, email.unwrap_or_default())
}

/// Two or more of one name: each may be the one who stays.
pub fn alike(lang: Lang, group: &Alike, onask: &Callback<Two>) -> Html {
    let Some(first) = group.persons.first() else {
        return Html::default();
    };
    let company = first.organisation_name.as_ref().map(ToString::to_string);
    html! {
        <section class="stack" key={first.id.to_string()}>
            <h2>{ first.display_name.clone() }</h2>
            <p class="small soft">{ company.unwrap_or_default() }</p>
            <ul class="stack" role="list">
                { for group.persons.iter().map(|one| {
                    let other = group.persons.iter().find(|other| other.id != one.id);
                    let email = one.email.as_ref().map(ToString::to_string).unwrap_or_default();
                    html! {
                        <li class="stack-s" key={one.id.to_string()}>
                            <p>{ told(one) }{ " " }if one.has_account { <Tag>{ t(lang, "staff-persons-account") }</Tag> }</p>
                            if let Some(other) = other.cloned() {
                                <div><Button kind={ButtonKind::Outline} onclick={onask.reform({
                                    let one = one.clone();
                                    move |()| (other.clone(), one.clone())
                                })}>{ t!(lang, "staff-persons-keep", name = one.display_name.clone(), email = email) }</Button></div>
                            }
                        </li>
                    }
                }) }
            </ul>
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct SureProps {
    goes: PersonItem,
    stays: PersonItem,
    ondone: Callback<()>,
}

#[component]
fn Sure(props: &SureProps) -> Html {
    let lang = use_lang();
    let (from, into) = (props.goes.id, props.stays.id);
    let merge = use_mutation(
        calls::merge_person,
        props.ondone.reform(|_: Reply<PersonItem>| ()),
    );
    // Both have a place at one event: the answer names it.
    let events: Vec<EventId> = merge
        .error
        .iter()
        .flat_map(|error| error.faults())
        .filter_map(|fault| {
            fault
                .pointer
                .as_str()
                .strip_prefix("/events/")?
                .parse()
                .ok()
        })
        .collect();
    html! {
        <div class="stack">
            <p>{ t!(lang, "staff-persons-moves", from = told(&props.goes), into = told(&props.stays)) }</p>
            if let Some(error) = &merge.error { <ErrorBanner error={error.clone()} /> }
            { for events.into_iter().map(|id| html! {
                <p><Go to={Route::StaffEvent { id }} query="tab=registrations">{ t(lang, "staff-persons-event") }</Go></p>
            }) }
            <div><Button kind={ButtonKind::Danger} pending={merge.pending}
                onclick={merge.run.reform(move |()| (from, into))}>{ t(lang, "staff-persons-do") }</Button></div>
        </div>
    }
}
