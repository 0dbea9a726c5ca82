//! Staff: merging one organisation into another. It can't be undone, so a dialog names both and how much
//! moves.

use std::rc::Rc;

use shared::organisation::OrganisationId;
use shared::organisation::staff::{OrganisationUses, StaffOrganisation};
use yew::prelude::*;
use yew_router::prelude::use_navigator;

use super::super::{OrganisationPicker, calls, free_bind};
use crate::client::Reply;
use crate::hooks::{use_lang, use_mutation, use_query};
use crate::i18n::t;
use crate::routes::{self, Route};
use crate::t;
use crate::ui::{
    AsyncView, Button, ButtonKind, Dialog, ErrorBanner, Skeleton, Toast, fold, use_toast,
};

/// Props of [`Merge`].
#[derive(Properties, PartialEq, Debug)]
pub struct MergeProps {
    /// The one that goes.
    pub one: Rc<StaffOrganisation>,
}

/// Chooses the other one out of the directory.
#[component]
pub fn Merge(props: &MergeProps) -> Html {
    let lang = use_lang();
    let toast = use_toast();
    let navigator = use_navigator();
    let (name, id) = (use_state(String::new), use_state(String::new));
    let (attempted, open) = (use_state(|| false), use_state(|| false));
    let into: Option<OrganisationId> = id.parse().ok();
    let mut bound = free_bind("merge-name", &name);
    if *attempted && into.is_none() {
        bound.error = Some(t(lang, "staff-company-merge-choose"));
    }
    let onmerged = Callback::from(move |kept: OrganisationId| {
        toast.emit(Toast::new(t(lang, "staff-company-merged-done")));
        if let Some(navigator) = &navigator {
            let to = Route::StaffOrganisation { id: kept };
            routes::replace(navigator, &routes::href(&to, ""), "");
        }
    });
    let onsubmit = {
        let (attempted, open) = (attempted.setter(), open.setter());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            attempted.set(true);
            open.set(into.is_some());
        })
    };
    let onclose = {
        let open = open.setter();
        Callback::from(move |()| open.set(false))
    };
    let asked = into.filter(|_| *open).map(|into| Asked {
        from: props.one.id,
        from_name: props.one.form.name.as_str().to_owned().into(),
        into,
        into_name: (*name).clone().into(),
    });
    fold(
        t(lang, "staff-company-merge"),
        false,
        html! {
            <>
                <p>{ t(lang, "staff-company-merge-lead") }</p>
                <form class="form stack" novalidate=true {onsubmit}>
                    <OrganisationPicker name={bound} id={free_bind("merge-id", &id)}
                        label={t(lang, "staff-company-merge-into")} required={true} own={false} />
                    <Button submit=true kind={ButtonKind::Outline}>{ t(lang, "staff-company-merge-open") }</Button>
                </form>
                <MergeDialog {asked} {onclose} {onmerged} />
            </>
        },
    )
}

/// Which two.
#[derive(Clone, PartialEq, Debug)]
pub struct Asked {
    /// The one that goes.
    pub from: OrganisationId,
    /// Its name.
    pub from_name: AttrValue,
    /// The one that stays.
    pub into: OrganisationId,
    /// Its name.
    pub into_name: AttrValue,
}

/// Props of [`MergeDialog`].
#[derive(Properties, PartialEq, Debug)]
pub struct DialogProps {
    /// Which two; none while it is closed.
    pub asked: Option<Asked>,
    /// Closes it.
    pub onclose: Callback<()>,
    /// They are one: the one that stays.
    pub onmerged: Callback<OrganisationId>,
}

/// Names both, and how much moves.
#[component]
pub fn MergeDialog(props: &DialogProps) -> Html {
    let lang = use_lang();
    let title = props.asked.as_ref().map(|asked| {
        t!(
            lang,
            "staff-company-merge-title",
            from = asked.from_name.to_string(),
            into = asked.into_name.to_string()
        )
    });
    html! {
        <Dialog id="merge" open={props.asked.is_some()} title={title.unwrap_or_default()} onclose={props.onclose.clone()}>
            if let Some(asked) = &props.asked {
                <Sure asked={asked.clone()} onmerged={props.onmerged.clone()} />
            }
        </Dialog>
    }
}

#[derive(Properties, PartialEq)]
struct SureProps {
    asked: Asked,
    onmerged: Callback<OrganisationId>,
}

#[component]
fn Sure(props: &SureProps) -> Html {
    let lang = use_lang();
    let (from, into) = (props.asked.from, props.asked.into);
    let uses = use_query(from, calls::uses);
    let merge = use_mutation(
        calls::merge,
        props
            .onmerged
            .reform(|reply: Reply<StaffOrganisation>| reply.body.id),
    );
    html! {
        <div class="stack">
            { AsyncView::new(&uses).skeleton(Skeleton::Lines(1)).ready(|reply| {
                let moves: OrganisationUses = reply.body;
                html! { <p>{ t!(lang, "staff-company-merge-moves",
                    registrations = moves.registrations, persons = moves.persons) }</p> }
            }) }
            if let Some(error) = &merge.error { <ErrorBanner error={error.clone()} /> }
            <div><Button kind={ButtonKind::Danger} pending={merge.pending}
                onclick={merge.run.reform(move |()| (from, into))}>{ t(lang, "staff-company-merge-do") }</Button></div>
        </div>
    }
}
