//! One support measure.

use shared::i18n::Lang;
use shared::portal::ArticleId;
use shared::portal::api::MeasureDetail;
use shared::portal::text;
use yew::prelude::*;

use super::super::client;
use super::super::components::{MeasureTags, published};
use super::article::{contact, not_public};
use crate::hooks::{use_lang, use_query};
use crate::i18n::t;
use crate::routes::Route;
use crate::ui::{
    AsyncView, Banner, ButtonHref, ButtonKind, ButtonSize, Crumb, PageHeading, Prose, Skeleton,
    Tone,
};

/// Props of [`MeasurePage`].
#[derive(Properties, PartialEq, Debug)]
pub struct MeasurePageProps {
    /// The support measure.
    pub id: ArticleId,
}

/// The page of one support measure.
#[component]
pub fn MeasurePage(props: &MeasurePageProps) -> Html {
    let lang = use_lang();
    let measure = use_query(props.id, client::measure);
    AsyncView::new(&measure)
        .whole_page()
        .skeleton(Skeleton::Detail)
        .ready(|reply| measure_page(lang, &reply.body))
}

/// The support measure itself: until when, for whom, how much, and the way to the official page.
pub fn measure_page(lang: Lang, detail: &MeasureDetail) -> Html {
    let measure = &detail.measure;
    html! {
        <>
            <PageHeading title={measure.title.to_string()}
                crumbs={vec![Crumb::new(Route::Measures, t(lang, "portal-nav-measures"))]}
                above={html! { <MeasureTags measure={measure.clone()} /> }}
                lead={measure.summary.as_ref().map(|summary| html! { summary.as_str() })} />
            { not_public(lang, detail.status) }
            if !measure.open {
                <Banner tone={Tone::Warning} title={text::over(&measure.deadline, lang)} />
            }
            <div class="split">
                <aside class="aside stack" aria-label={t(lang, "page-event-facts")}>
                    <dl class="facts">
                        { for text::facts(detail, lang).into_iter().map(|(key, words)| html! {
                            <div><dt>{ t(lang, key) }</dt><dd class="prewrap">{ words }</dd></div>
                        }) }
                    </dl>
                    if let Some(link) = &detail.link {
                        <ButtonHref href={link.as_str().to_owned()} kind={ButtonKind::Solid}
                            size={ButtonSize::Large} wide={true}>
                            { t(lang, "portal-official") }</ButtonHref>
                    }
                </aside>
                <div class="stack-l">
                    <Prose html={detail.body_html.clone()} />
                    { contact(lang, detail.contact.as_ref()) }
                    if let Some(at) = measure.published_at {
                        <p class="small soft">{ published(lang, at) }</p>
                    }
                </div>
            </div>
        </>
    }
}
