//! The staff's list of articles and support measures.

use serde_json::Value;
use shared::account::perm::Permission;
use shared::i18n::Lang;
use shared::portal::staff::{StaffArticleItem, StaffArticleQuery};
use shared::portal::{ArticleKind, ArticleStatus};
use shared::wareki;
use yew::prelude::*;

use super::client;
use crate::hooks::{Bind, use_lang, use_more, use_query, use_query_param, use_session};
use crate::i18n::t;
use crate::routes::Route;
use crate::ui::{
    AsyncView, ButtonLink, Choice, EmptyState, Go, PageHeading, Pager, Select, Skeleton, Table,
    Tag, TagTone, TextField, Width,
};

/// Where an article stands, in words and colour.
pub fn status_tag(lang: Lang, status: ArticleStatus, returned: bool) -> Html {
    let tone = match status {
        ArticleStatus::Published => TagTone::Good,
        ArticleStatus::Submitted => TagTone::Wait,
        ArticleStatus::Draft | ArticleStatus::Archived => TagTone::Plain,
    };
    html! {
        <span class="tags">
            <Tag {tone} state={true}>{ status.label(lang) }</Tag>
            if returned { <Tag tone={TagTone::Wait}>{ t(lang, "staff-returned") }</Tag> }
        </span>
    }
}

/// The list, by state, kind and words.
#[component]
pub fn StaffArticles() -> Html {
    let lang = use_lang();
    let may_edit = use_session().state.may(Permission::PortalEdit);
    let (status, set_status) = use_query_param("status");
    let (kind, set_kind) = use_query_param("kind");
    let (words, set_words) = use_query_param("q");
    let text = |value: Value| AttrValue::from(value.as_str().unwrap_or_default().to_owned());
    let query = StaffArticleQuery {
        status: status.as_ref().and_then(|status| status.parse().ok()),
        kind: kind.as_ref().and_then(|kind| kind.parse().ok()),
        q: words.as_ref().and_then(|words| words.parse().ok()),
        ..StaffArticleQuery::default()
    };
    let articles = use_query(query.clone(), client::articles);
    let more = use_more(&articles, move |client, cursor| {
        client::articles(
            client,
            StaffArticleQuery {
                cursor: Some(cursor),
                ..query.clone()
            },
        )
    });
    let statuses: Vec<Choice> = ArticleStatus::ALL
        .iter()
        .map(|one| Choice::new(one.as_str(), one.label(lang)))
        .collect();
    let kinds: Vec<Choice> = ArticleKind::ALL
        .iter()
        .map(|one| Choice::new(one.as_str(), one.label(lang)))
        .collect();
    let new_button = html! {
        if may_edit {
            <ButtonLink to={Route::StaffArticleNew}>{ t(lang, "portal-new") }</ButtonLink>
        }
    };
    html! {
        <>
            <PageHeading title={t(lang, "portal-staff-title")} actions={new_button} />
            <div class="stack">
            <search class="filters" aria-label={t(lang, "page-events-filters")}>
                <Select bind={Bind::free("status", status.unwrap_or_default(), set_status.reform(text))}
                    label={t(lang, "staff-status")} choices={statuses} blank={t(lang, "page-filter-any")} />
                <Select bind={Bind::free("kind", kind.unwrap_or_default(), set_kind.reform(text))}
                    label={t(lang, "portal-kind")} choices={kinds} blank={t(lang, "page-filter-any")} />
                <TextField bind={Bind::free("q", words.unwrap_or_default(), set_words.reform(text))}
                    label={t(lang, "page-filter-words")} kind="search" width={Width::TwentyFour} />
            </search>
            { AsyncView::new(&articles)
                .skeleton(Skeleton::Rows(6))
                .empty(|reply| reply.body.items.is_empty(), || html! {
                    <EmptyState title={t(lang, "portal-staff-none")}>
                        <p>{ t(lang, "portal-staff-none-advice") }</p>
                    </EmptyState>
                })
                .ready(|reply| html! {
                    <>
                        { table(lang, reply.body.items.iter().chain(more.items.iter())) }
                        <Pager has_next={more.next.is_some()} pending={more.pending}
                            error={more.error.clone()} onmore={more.load.clone()} />
                    </>
                }) }
            </div>
        </>
    }
}

fn table<'e>(lang: Lang, articles: impl Iterator<Item = &'e StaffArticleItem>) -> Html {
    let time = |at| wareki::date_time(at, lang);
    html! {
        <Table id="articles" caption={t(lang, "portal-staff-title")} caption_hidden={true} condensed={true}
            head={html! {
                <><th scope="col">{ t(lang, "portal-field-title") }</th>
                <th scope="col">{ t(lang, "portal-kind") }</th>
                <th scope="col">{ t(lang, "staff-status") }</th>
                <th scope="col">{ t(lang, "portal-until") }</th>
                <th scope="col">{ t(lang, "portal-changed") }</th></>
            }}>
            { for articles.map(|one| html! {
                <tr key={one.id.to_string()}>
                    <th scope="row"><Go to={Route::StaffArticle { id: one.id }}>{ one.title.as_str().to_owned() }</Go></th>
                    <td>{ one.kind.label(lang) }</td>
                    <td>{ status_tag(lang, one.status, one.returned) }</td>
                    <td>{ one.closes_at.map(time).unwrap_or_default() }</td>
                    <td>{ time(one.updated_at) }</td>
                </tr>
            }) }
        </Table>
    }
}
