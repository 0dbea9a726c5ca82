//! One article or support measure as staff see it.

use shared::event::diff::FieldChange;
use shared::event::staff::Stamp;
use shared::i18n::Lang;
use shared::portal::api::{MeasureDetail, MeasureItem};
use shared::portal::staff::StaffArticle;
use shared::portal::{ArticleId, ArticleKind, ArticleStatus, text};
use shared::time::Timestamp;
use yew::prelude::*;

use super::actions::ArticleActions;
use super::client;
use super::form::field_label;
use super::list::status_tag;
use crate::client::{Etag, Reply};
use crate::features::staff::components::stamp;
use crate::hooks::{use_lang, use_now, use_query};
use crate::i18n::t;
use crate::routes::Route;
use crate::ui::{AsyncView, Banner, Crumb, Go, PageHeading, Prose, Skeleton, Table, Tone};

/// Props of [`ArticleDesk`].
#[derive(Properties, PartialEq, Debug)]
pub struct Props {
    /// The article.
    pub id: ArticleId,
}

/// The desk.
#[component]
pub fn ArticleDesk(props: &Props) -> Html {
    let lang = use_lang();
    let article = use_query(props.id, client::article);
    let (put, refetch) = (article.put.clone(), article.refetch.clone());
    AsyncView::new(&article)
        .whole_page()
        .skeleton(Skeleton::Detail)
        .ready(|reply| {
            let article = &reply.body;
            let returned =
                article.status == ArticleStatus::Draft && article.returned_comment.is_some();
            html! {
                <>
                    <PageHeading title={article.form.title.to_string()}
                        above={status_tag(lang, article.status, returned)}
                        crumbs={vec![Crumb::new(Route::StaffArticles, t(lang, "portal-staff-title"))]} />
                    <Overview article={article.clone()} etag={reply.etag.clone()}
                        put={put.clone()} refetch={refetch.clone()} />
                </>
            }
        })
}

/// Props of [`Overview`].
#[derive(Properties, PartialEq, Debug)]
pub struct OverviewProps {
    /// The article.
    pub article: StaffArticle,
    /// Its version.
    pub etag: Option<Etag>,
    /// Takes the article as it is after a step.
    pub put: Callback<Reply<StaffArticle>>,
    /// Reads it again.
    pub refetch: Callback<()>,
}

/// What waits and what one can do; then what changed, the whole as everybody will read it, and who
/// did what.
#[component]
pub fn Overview(props: &OverviewProps) -> Html {
    let lang = use_lang();
    let now = use_now();
    let article = &props.article;
    let waits = article.status == ArticleStatus::Submitted;
    let seen = article
        .seen
        .as_ref()
        .filter(|seen| waits || !seen.changes.is_empty());
    html! {
        <div class="stack-l">
            <div class="stack">
                { notices(lang, article) }
                <ArticleActions article={article.clone()} etag={props.etag.clone()}
                    changed={props.put.clone()} refetch={props.refetch.clone()} />
                if article.status == ArticleStatus::Published {
                    <p><Go to={public(article)}>{ t(lang, "staff-public-page") }</Go></p>
                }
            </div>
            if let Some(seen) = seen {
                <section class="stack">
                    <h2>{ t(lang, "staff-changes-since") }</h2>
                    { changes(lang, &seen.changes) }
                </section>
            }
            <section class="stack">
                <h2>{ t(lang, "portal-whole") }</h2>
                { whole(lang, article, now) }
            </section>
            <section class="stack">
                <h2>{ t(lang, "staff-who") }</h2>
                <dl class="facts">
                    { done(lang, "portal-done-created", Some(&article.created)) }
                    { done(lang, "portal-done-submitted", article.submitted.as_ref()) }
                    { done(lang, "portal-done-confirmed", article.confirmed.as_ref()) }
                </dl>
            </section>
        </div>
    }
}

fn public(article: &StaffArticle) -> Route {
    let id = article.id;
    match article.form.kind {
        ArticleKind::Measure => Route::Measure { id },
        ArticleKind::News | ArticleKind::Dx => Route::Article { id },
    }
}

fn done(lang: Lang, key: &str, who: Option<&Stamp>) -> Html {
    html! {
        if let Some(who) = who { <div><dt>{ t(lang, key) }</dt><dd>{ stamp(lang, who) }</dd></div> }
    }
}

fn notices(lang: Lang, article: &StaffArticle) -> Html {
    let returned = match article.status {
        ArticleStatus::Draft => Some((Tone::Warning, "staff-returned-because")),
        ArticleStatus::Submitted => Some((Tone::Info, "staff-last-comment")),
        _ => None,
    };
    html! {
        <>
            if let Some(((tone, title), comment)) = returned.zip(article.returned_comment.as_ref()) {
                <Banner {tone} title={t(lang, title)}>
                    <p class="prewrap">{ comment.as_str().to_owned() }</p>
                </Banner>
            }
            if !article.missing.is_empty() {
                <Banner tone={Tone::Info} title={t(lang, "staff-missing")}>
                    <ul>{ for article.missing.iter().map(|fault| html! {
                        <li>{ field_label(fault.pointer.as_str(), lang) }{ ": " }{ fault.detail.clone() }</li>
                    }) }</ul>
                </Banner>
            }
        </>
    }
}

/// Before and after of each changed field.
fn changes(lang: Lang, changes: &[FieldChange]) -> Html {
    if changes.is_empty() {
        return html! { <p class="small soft">{ t(lang, "staff-no-changes") }</p> };
    }
    let value = |text: Option<&String>| match text {
        Some(text) => html! { { text.clone() } },
        None => html! { <span class="soft">{ t(lang, "staff-empty-value") }</span> },
    };
    html! {
        <Table id="changes" caption={t(lang, "staff-changes")} condensed={true} head={html! {
            <><th scope="col">{ t(lang, "staff-field") }</th>
            <th scope="col">{ t(lang, "staff-before") }</th>
            <th scope="col">{ t(lang, "staff-after") }</th></>
        }}>
            { for changes.iter().map(|change| html! {
                <tr>
                    <th scope="row">{ field_label(change.pointer.as_str(), lang) }</th>
                    <td class="prewrap">{ value(change.before.as_ref()) }</td>
                    <td class="prewrap">{ value(change.after.as_ref()) }</td>
                </tr>
            }) }
        </Table>
    }
}

/// All that people will read.
fn whole(lang: Lang, article: &StaffArticle, now: Timestamp) -> Html {
    let facts = measure_of(article, now).map(|detail| text::facts(&detail, lang));
    let form = &article.form;
    html! {
        <div class="stack">
            <p class="strong">{ form.kind.label(lang) }</p>
            if let Some(summary) = &form.summary { <p class="prewrap">{ summary.as_str().to_owned() }</p> }
            if let Some(facts) = facts {
                <dl class="facts">{ for facts.into_iter().map(|(key, words)| html! {
                    <div><dt>{ t(lang, key) }</dt><dd class="prewrap">{ words }</dd></div>
                }) }</dl>
            }
            <Prose html={article.body_html.clone()} />
            if let Some(link) = &form.link {
                <p><a href={link.as_str().to_owned()} target="_blank" rel="noopener noreferrer">
                    { link.as_str().to_owned() }</a></p>
            }
            if let Some(contact) = &form.contact { <p class="prewrap">{ contact.as_str().to_owned() }</p> }
        </div>
    }
}

/// A support measure as its public page will have it.
fn measure_of(article: &StaffArticle, now: Timestamp) -> Option<MeasureDetail> {
    let form = &article.form;
    let measure = form.measure.as_ref()?;
    let deadline = measure.deadline();
    Some(MeasureDetail {
        measure: MeasureItem {
            id: article.id,
            title: form.title.clone(),
            summary: form.summary.clone(),
            organisation: measure.organisation.clone(),
            amount_yen: measure.amount_yen.map(shared::field::Int::get),
            amount_text: measure.amount_text.clone(),
            rate_text: measure.rate_text.clone(),
            closes_at: deadline.closes_at(),
            open: deadline.is_open(now),
            deadline,
            published_at: article.published_at,
        },
        status: article.status,
        eligibility: measure.eligibility.clone(),
        sectors: measure.sectors.as_slice().to_vec(),
        industries: measure.industries.as_slice().to_vec(),
        municipalities: measure.municipalities.as_slice().to_vec(),
        body_html: String::new(),
        link: None,
        contact: None,
        updated_at: article.updated_at,
    })
}
