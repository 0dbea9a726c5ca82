//! Administrators: accounts and their roles. `?account=` opens one.

use serde_json::Value;
use shared::account::api::{AccountQuery, AccountSummary};
use shared::account::types::{AccountId, AccountStatus, Role};
use shared::i18n::Lang;
use shared::wareki;
use yew::prelude::*;

use super::super::client::manage as client;
use super::super::components::AccountPanel;
use crate::hooks::{Bind, use_lang, use_more, use_query, use_query_param};
use crate::i18n::t;
use crate::ui::{
    AsyncView, Button, ButtonKind, EmptyState, PageHeading, Pager, Skeleton, Table, Tag, TagTone,
    TextField, Width,
};

/// The words of a role.
pub fn role_label(lang: Lang, role: Role) -> AttrValue {
    t(lang, &format!("role-{role}"))
}

/// The list, or one account.
#[component]
pub fn Accounts() -> Html {
    let lang = use_lang();
    let (chosen, choose) = use_query_param("account");
    let (words, set_words) = use_query_param("q");
    let query = AccountQuery {
        q: words.as_ref().and_then(|q| q.parse().ok()),
        ..AccountQuery::default()
    };
    let accounts = use_query(query.clone(), client::list);
    let more = use_more(&accounts, move |client, cursor| {
        client::list(
            client,
            AccountQuery {
                cursor: Some(cursor),
                ..query.clone()
            },
        )
    });
    let id: Option<AccountId> = chosen.as_ref().and_then(|id| id.parse().ok());
    if let Some(id) = id {
        let refetch = accounts.refetch.clone();
        let onback = Callback::from(move |()| {
            choose.emit(AttrValue::default());
            refetch.emit(());
        });
        return html! { <AccountPanel {id} {onback} /> };
    }
    let text = |value: Value| AttrValue::from(value.as_str().unwrap_or_default().to_owned());
    html! {
        <>
            <PageHeading title={t(lang, "ui-nav-accounts")} />
            <search class="filters" aria-label={t(lang, "page-filter-words")}>
                <TextField bind={Bind::free("q", words.unwrap_or_default(), set_words.reform(text))}
                    label={t(lang, "page-filter-words")} kind="search" width={Width::TwentyFour} />
            </search>
            { AsyncView::new(&accounts)
                .skeleton(Skeleton::Rows(6))
                .empty(|reply| reply.body.items.is_empty(), || html! {
                    <EmptyState title={t(lang, "account-none")} />
                })
                .ready(|reply| html! {
                    <>
                        { table(lang, reply.body.items.iter().chain(more.items.iter()), &choose) }
                        <Pager has_next={more.next.is_some()} pending={more.pending}
                            error={more.error.clone()} onmore={more.load.clone()} />
                    </>
                }) }
        </>
    }
}

fn table<'a>(
    lang: Lang,
    accounts: impl Iterator<Item = &'a AccountSummary>,
    choose: &Callback<AttrValue>,
) -> Html {
    html! {
        <Table id="accounts" caption={t(lang, "ui-nav-accounts")} caption_hidden={true} condensed={true} head={html! {
            <><th scope="col">{ t(lang, "ticket-name") }</th>
            <th scope="col">{ t(lang, "account-email") }</th>
            <th scope="col">{ t(lang, "account-roles") }</th>
            <th scope="col">{ t(lang, "staff-status") }</th>
            <th scope="col">{ t(lang, "staff-created") }</th></>
        }}>
            { for accounts.map(|one| {
                let id = one.id;
                let suspended = one.status == AccountStatus::Suspended;
                html! {
                    <tr key={id.to_string()}>
                        <th scope="row"><Button kind={ButtonKind::Text}
                            onclick={choose.reform(move |()| AttrValue::from(id.to_string()))}>
                            { one.display_name.clone() }</Button></th>
                        <td>{ one.email.as_str().to_owned() }</td>
                        <td><span class="tags">{ for one.roles.iter().map(|role| html! { <Tag>{ role_label(lang, *role) }</Tag> }) }</span></td>
                        <td><Tag state={true} tone={if suspended { TagTone::Bad } else { TagTone::Good }}>
                            { t(lang, if suspended { "account-suspended" } else { "account-active" }) }</Tag></td>
                        <td class="nowrap">{ wareki::date_time(one.created_at, lang) }</td>
                    </tr>
                }
            }) }
        </Table>
    }
}
