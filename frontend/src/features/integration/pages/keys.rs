//! Staff: the API keys of third parties. `?new=1` opens the form.

use shared::i18n::Lang;
use shared::integration::api::ApiKeyFilter;
use shared::integration::{ApiKeyItem, ApiKeyState, Scope};
use shared::wareki;
use yew::prelude::*;

use super::super::client;
use super::NewKey;
use crate::client::Reply;
use crate::hooks::{use_lang, use_more, use_mutation, use_query, use_query_param};
use crate::i18n::t;
use crate::t;
use crate::ui::{
    AsyncView, Button, ButtonKind, Dialog, EmptyState, ErrorBanner, PageHeading, Pager, Settled,
    Skeleton, Table, Tag, TagTone, Toast, use_toast,
};

/// What a scope lets a key do.
pub(super) fn scope_label(lang: Lang, scope: Scope) -> AttrValue {
    t(lang, &scope_key(scope))
}

/// What giving it means.
pub(super) fn scope_detail(lang: Lang, scope: Scope) -> AttrValue {
    let detail = shared::i18n::attribute(lang, &scope_key(scope), "detail");
    AttrValue::from(detail.unwrap_or_default())
}

fn scope_key(scope: Scope) -> String {
    format!("scope-{}", scope.as_str().replace('_', "-"))
}

/// The list, with the way to make and to revoke one.
#[component]
pub fn ApiKeys() -> Html {
    let lang = use_lang();
    let toast = use_toast();
    let (new, choose) = use_query_param("new");
    let asked = use_state(|| None::<ApiKeyItem>);
    let keys = use_query(ApiKeyFilter::default(), client::list);
    let more = use_more(&keys, |client, cursor| {
        client::list(
            client,
            ApiKeyFilter {
                cursor: Some(cursor),
                ..ApiKeyFilter::default()
            },
        )
    });
    let revoke = use_mutation(client::revoke, {
        let refetch = keys.refetch.clone();
        Callback::from(move |reply: Reply<ApiKeyItem>| {
            let name = reply.body.name.as_str().to_owned();
            toast.emit(Toast::new(t!(lang, "api-key-revoked-news", name = name)));
            refetch.emit(());
        })
    });
    if new.is_some() {
        let (refetch, choose) = (keys.refetch.clone(), choose);
        let onback = Callback::from(move |()| {
            refetch.emit(());
            choose.emit(AttrValue::default());
        });
        return html! { <Settled><NewKey {onback} /></Settled> };
    }
    let close = {
        let asked = asked.clone();
        Callback::from(move |()| asked.set(None))
    };
    let ask = {
        let asked = asked.clone();
        Callback::from(move |key: ApiKeyItem| asked.set(Some(key)))
    };
    html! {
        <>
            <PageHeading title={t(lang, "ui-nav-api-keys")} actions={html! {
                <Button onclick={choose.reform(|()| AttrValue::from("1"))}>{ t(lang, "api-key-new") }</Button>
            }} />
            <p>{ t(lang, "api-key-lead") }</p>
            if let Some(error) = &revoke.error { <ErrorBanner error={error.clone()} /> }
            { AsyncView::new(&keys)
                .skeleton(Skeleton::Rows(3))
                .empty(|reply| reply.body.items.is_empty(), || html! {
                    <EmptyState title={t(lang, "api-key-none")} />
                })
                .ready(|reply| html! {
                    <>
                        <KeyTable keys={reply.body.items.iter().chain(more.items.iter()).cloned().collect::<Vec<_>>()}
                            onrevoke={ask.clone()} />
                        <Pager has_next={more.next.is_some()} pending={more.pending}
                            error={more.error.clone()} onmore={more.load.clone()} />
                    </>
                }) }
            { revoke_dialog(lang, asked.as_ref(), &revoke.run.reform(|key: ApiKeyItem| key.id), &close) }
        </>
    }
}

/// It cannot be undone, so it is asked for once; the question names the key.
fn revoke_dialog(
    lang: Lang,
    key: Option<&ApiKeyItem>,
    onrevoke: &Callback<ApiKeyItem>,
    onclose: &Callback<()>,
) -> Html {
    let name = key.map(|key| key.name.as_str().to_owned());
    let revoke = {
        let (key, onrevoke, onclose) = (key.cloned(), onrevoke.clone(), onclose.clone());
        Callback::from(move |()| {
            onclose.emit(());
            if let Some(key) = &key {
                onrevoke.emit(key.clone());
            }
        })
    };
    html! {
        <Dialog id="revoke-key" open={key.is_some()} {onclose}
            title={t!(lang, "api-key-revoke-title", name = name.unwrap_or_default())}
            actions={html! {
                <Button kind={ButtonKind::Danger} onclick={revoke}>{ t(lang, "api-key-revoke") }</Button>
            }}>
            <p>{ t(lang, "api-key-revoke-body") }</p>
        </Dialog>
    }
}

/// Props of [`KeyTable`].
#[derive(Properties, PartialEq, Debug)]
pub struct KeyTableProps {
    /// The keys.
    pub keys: Vec<ApiKeyItem>,
    /// Asks whether to revoke one.
    pub onrevoke: Callback<ApiKeyItem>,
}

/// The keys with what they may do and when they were used.
#[component]
pub fn KeyTable(props: &KeyTableProps) -> Html {
    let lang = use_lang();
    html! {
        <Table id="api-keys" caption={t(lang, "ui-nav-api-keys")} caption_hidden={true} head={html! {
            <><th scope="col">{ t(lang, "api-key-name") }</th>
            <th scope="col">{ t(lang, "api-key-scopes") }</th>
            <th scope="col">{ t(lang, "api-key-state") }</th>
            <th scope="col">{ t(lang, "api-key-last-used") }</th>
            <th scope="col"><span class="sr-only">{ t(lang, "api-key-revoke") }</span></th></>
        }}>
            { for props.keys.iter().map(|key| row(lang, key, &props.onrevoke)) }
        </Table>
    }
}

fn row(lang: Lang, key: &ApiKeyItem, onrevoke: &Callback<ApiKeyItem>) -> Html {
    let tone = match key.state {
        ApiKeyState::Active => TagTone::Good,
        ApiKeyState::Expired | ApiKeyState::Revoked => TagTone::Plain,
    };
    let state = t(lang, &format!("api-key-state-{}", key.state));
    let scopes = key.scopes.as_slice();
    let label = format!("{}: {}", t(lang, "api-key-revoke"), key.name);
    let onclick = {
        let (key, onrevoke) = (key.clone(), onrevoke.clone());
        Callback::from(move |()| onrevoke.emit(key.clone()))
    };
    html! {
        <tr key={key.id.to_string()}>
            <th scope="row">{ key.name.as_str().to_owned() }<br />
                <code class="small">{ format!("{}…", key.prefix) }</code></th>
            <td>
                if key.test { <Tag>{ t(lang, "api-key-test-tag") }</Tag> }
                if scopes.is_empty() { { t(lang, "api-key-public-only") } }
                <ul role="list">{ for scopes.iter().map(|scope| html! { <li>{ scope_label(lang, *scope) }</li> }) }</ul>
            </td>
            <td><Tag {tone}>{ state }</Tag>
                if let (ApiKeyState::Active, Some(at)) = (key.state, key.expires_at) {
                    <br /><span class="small">{ t!(lang, "api-key-until", at = wareki::date_time(at, lang)) }</span>
                }</td>
            <td>{ key.last_used_at.map_or_else(|| t(lang, "api-key-never"), |at| wareki::date_time(at, lang).into()) }</td>
            <td>
                if key.state == ApiKeyState::Active {
                    <Button kind={ButtonKind::Text} {label} {onclick}>{ t(lang, "api-key-revoke") }</Button>
                }
            </td>
        </tr>
    }
}
