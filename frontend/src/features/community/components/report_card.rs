//! A report as moderators see it: why, by whom, which post, and what can be done about it.

use shared::community::PostState;
use shared::community::api::{PostView, ReportView, path};
use shared::i18n::Lang;
use shared::wareki;
use yew::prelude::*;

use super::super::client;
use super::byline;
use super::hide::HideDialog;
use crate::client::Reply;
use crate::hooks::{use_lang, use_mutation};
use crate::i18n::t;
use crate::routes::Route;
use crate::t;
use crate::ui::{
    Button, ButtonKind, ButtonSize, ErrorBanner, Go, Prose, Tag, TagTone, Toast, use_toast,
};

/// Props of [`ReportCard`].
#[derive(Properties, PartialEq, Debug)]
pub struct ReportCardProps {
    /// The report as it was read.
    pub report: ReportView,
    /// Its post, where that changed since: then every report of it is settled.
    pub now: Option<PostView>,
    /// Takes the post as it is after a change.
    pub changed: Callback<PostView>,
}

/// One report of the list. Settled, it keeps its place until the page is left.
#[component]
pub fn ReportCard(props: &ReportCardProps) -> Html {
    let lang = use_lang();
    let toast = use_toast();
    let dismissed = use_state(|| false);
    let hiding = use_state(|| false);
    let hide = {
        let hiding = hiding.setter();
        Callback::from(move |on: bool| hiding.set(on))
    };
    let report = &props.report;
    let (id, post_id) = (report.id, report.post.id);
    let dismiss = use_mutation(client::dismiss, {
        let (dismissed, toast) = (dismissed.setter(), toast.clone());
        Callback::from(move |_: Reply<ReportView>| {
            dismissed.set(true);
            toast.emit(Toast::new(t(lang, "community-reports-dismissed")));
        })
    });
    let restore = use_mutation(client::restore, {
        let changed = props.changed.clone();
        Callback::from(move |reply: Reply<PostView>| {
            toast.emit(Toast::new(t(lang, "community-restored-news")));
            changed.emit(reply.body);
        })
    });
    let settled = match &props.now {
        _ if *dismissed => Some("community-reports-dismissed"),
        Some(post) if post.state == PostState::Hidden => Some("community-reports-hidden"),
        Some(_) => Some("community-reports-restored"),
        None => None,
    };
    html! {
        <article class="card stack" aria-labelledby={format!("about-{id}")}>
            { head(lang, report) }
            { quoted(lang, &report.post) }
            if let Some(error) = dismiss.error.as_ref().or(restore.error.as_ref()) {
                <ErrorBanner error={error.clone()} />
            }
            if let Some(key) = settled {
                <p class="strong">{ t(lang, key) }</p>
            } else {
                <div class="actions">
                    <Button size={ButtonSize::Small} onclick={hide.reform(|()| true)}>
                        { t(lang, "community-reports-hide") }</Button>
                    <Button size={ButtonSize::Small} kind={ButtonKind::Outline} pending={dismiss.pending}
                        onclick={dismiss.run.reform(move |()| id)}>
                        { t(lang, "community-reports-dismiss") }</Button>
                </div>
            }
            <HideDialog post={report.post.clone()} open={*hiding} changed={props.changed.clone()}
                undo={restore.run.reform(move |()| post_id)} onclose={hide.reform(|()| false)} />
        </article>
    }
}

/// Why, about what, when and by whom.
fn head(lang: Lang, report: &ReportView) -> Html {
    let title = report.thread_title.as_ref().map_or_else(
        || t(lang, "community-thread-deleted"),
        |title| AttrValue::from(title.to_string()),
    );
    html! {
        <>
            <div class="tags"><Tag tone={TagTone::Bad}>{ report.reason.label(lang) }</Tag></div>
            <h2 id={format!("about-{}", report.id)}>
                { t!(lang, "community-reports-about", title = title.as_str()) }</h2>
            <p class="small soft cluster">
                <span>{ t!(lang, "community-reports-at",
                    time = wareki::date_time(report.reported_at, lang)) }</span>
                if let Some(reporter) = &report.reporter {
                    <span>{ t!(lang, "community-reports-by", name = reporter.called(lang)) }</span>
                }
            </p>
            if let Some(note) = &report.note {
                <p class="prewrap"><span class="strong">{ t(lang, "community-reports-note") }</span>
                    { ": " }{ note.as_str().to_owned() }</p>
            }
        </>
    }
}

/// The post, as a quotation, and the way to where it stands.
fn quoted(lang: Lang, post: &PostView) -> Html {
    let to = Route::CommunityThread { id: post.thread_id };
    let query = path::thread_page(post.thread_id, Some(post.seq));
    let query = query.split_once('?').map(|(_, query)| query.to_owned());
    html! {
        <div class="prose">
            <blockquote aria-label={t(lang, "community-reports-post")}>
                <p class="cluster">
                    if let Some(author) = &post.author { { byline(lang, author) } }
                    <span class="small soft">{ wareki::date_time(post.created_at, lang) }</span>
                </p>
                if let Some(html) = post.html.clone() { <Prose {html} /> }
            </blockquote>
            <p><Go {to} query={query.unwrap_or_default()}>{ t(lang, "community-reports-thread") }</Go></p>
        </div>
    }
}
