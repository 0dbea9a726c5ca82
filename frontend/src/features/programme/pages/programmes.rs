//! Staff: the programmes, and the form of the one chosen by `?edit=` (an id, or `new`).

use shared::account::perm::Permission;
use shared::i18n::Lang;
use shared::programme::ProgrammeId;
use shared::programme::api::Programme;
use shared::wareki;
use yew::prelude::*;

use super::super::client;
use super::super::form::{ProgrammeFormView, draft};
use crate::client::Reply;
use crate::hooks::{forget_draft, use_lang, use_mutation, use_query, use_query_param, use_session};
use crate::i18n::t;
use crate::ui::{
    AsyncView, Button, ButtonKind, EmptyState, PageHeading, Skeleton, Table, Toast, use_toast,
};

/// The list, or the form.
#[component]
pub fn Programmes() -> Html {
    let lang = use_lang();
    let toast = use_toast();
    let may_edit = use_session().state.may(Permission::ProgrammeEdit);
    let (edit, choose) = use_query_param("edit");
    let programmes = use_query((), client::list);
    let saved = {
        let (refetch, choose) = (programmes.refetch.clone(), choose.clone());
        Callback::from(move |()| {
            toast.emit(Toast::new(t(lang, "ui-saved")));
            choose.emit(AttrValue::default());
            refetch.emit(());
        })
    };
    let id: Option<ProgrammeId> = edit.as_ref().and_then(|edit| edit.parse().ok());
    let body = match (edit.as_deref(), id) {
        (Some("new"), _) if may_edit => html! { <NewForm onsaved={saved} /> },
        (_, Some(id)) if may_edit => html! { <EditForm {id} onsaved={saved} /> },
        _ => AsyncView::new(&programmes)
            .skeleton(Skeleton::Rows(3))
            .empty(
                |reply| reply.body.items.is_empty(),
                || {
                    html! {
                        <EmptyState title={t(lang, "staff-programmes-none")} />
                    }
                },
            )
            .ready(|reply| table(lang, &reply.body.items, may_edit.then_some(&choose))),
    };
    html! {
        <>
            <PageHeading title={t(lang, "ui-nav-programmes")} actions={html! {
                if may_edit && edit.is_none() {
                    <Button onclick={choose.reform(|()| AttrValue::from("new"))}>{ t(lang, "staff-programme-new") }</Button>
                }
            }} />
            { body }
        </>
    }
}

fn table(lang: Lang, programmes: &[Programme], choose: Option<&Callback<AttrValue>>) -> Html {
    html! {
        <Table id="programmes" caption={t(lang, "ui-nav-programmes")} caption_hidden={true} head={html! {
            <><th scope="col">{ t(lang, "staff-programme-year") }</th>
            <th scope="col">{ t(lang, "staff-programme-name") }</th>
            <th scope="col">{ t(lang, "web-organiser") }{ " / " }{ t(lang, "web-contractor") }</th>
            <th scope="col">{ t(lang, "staff-programme-contract") }</th>
            <th scope="col">{ t(lang, "staff-programme-confirm") }</th>
            if choose.is_some() { <th scope="col"><span class="sr-only">{ t(lang, "ui-edit") }</span></th> }</>
        }}>
            { for programmes.iter().map(|one| {
                let id = one.id;
                html! {
                    <tr key={id.to_string()}>
                        <th scope="row">{ wareki::fiscal_year(one.fiscal_year, lang) }</th>
                        <td>{ one.name.as_str().to_owned() }</td>
                        <td>{ one.prefecture.as_str().to_owned() }<br />{ one.contractor.as_str().to_owned() }</td>
                        <td>{ wareki::date(one.contract_from, lang) }{ "〜" }<br />{ wareki::date(one.contract_until, lang) }</td>
                        <td>{ t(lang, if one.confirm_required { "staff-yes" } else { "staff-no" }) }</td>
                        if let Some(choose) = choose {
                            <td><Button kind={ButtonKind::Text} label={format!("{}: {}", t(lang, "ui-edit"), one.name)}
                                onclick={choose.reform(move |()| AttrValue::from(id.to_string()))}>{ t(lang, "ui-edit") }</Button></td>
                        }
                    </tr>
                }
            }) }
        </Table>
    }
}

#[derive(Properties, PartialEq)]
struct NewProps {
    onsaved: Callback<()>,
}

#[component]
fn NewForm(props: &NewProps) -> Html {
    let create = use_mutation(
        client::create,
        props.onsaved.reform(|_: Reply<Programme>| {
            forget_draft(&draft(None));
        }),
    );
    html! {
        <ProgrammeFormView pending={create.pending} error={create.error.clone()} onsave={create.run.clone()} />
    }
}

#[derive(Properties, PartialEq)]
struct EditProps {
    id: ProgrammeId,
    onsaved: Callback<()>,
}

#[component]
fn EditForm(props: &EditProps) -> Html {
    let id = props.id;
    let one = use_query(id, client::one);
    let save = use_mutation(
        client::save,
        props.onsaved.reform(move |_: Reply<Programme>| {
            forget_draft(&draft(Some(id)));
        }),
    );
    AsyncView::new(&one)
        .skeleton(Skeleton::Lines(8))
        .ready(|reply| {
            let (etag, run) = (reply.etag.clone(), save.run.clone());
            let onsave = Callback::from(move |body| {
                if let Some(etag) = &etag {
                    run.emit((id, etag.clone(), body));
                }
            });
            html! {
                <ProgrammeFormView programme={reply.body.clone()} pending={save.pending}
                    error={save.error.clone()} refetch={one.refetch.clone()} {onsave} />
            }
        })
}
