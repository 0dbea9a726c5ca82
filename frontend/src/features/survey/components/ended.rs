//! What is said where there is nothing to answer (any more).

use shared::i18n::Lang;
use shared::survey::api::SurveyForm;
use shared::wareki;
use yew::prelude::*;

use crate::i18n::t;
use crate::routes::Route;
use crate::t;
use crate::ui::{ButtonLink, PageHeading};

/// Why there is nothing to answer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Ended {
    /// It was sent just now.
    Sent,
    /// It was answered before.
    Answered,
    /// The time is over.
    Closed,
    /// The link is no link.
    Invalid,
}

/// The whole page.
pub fn ended(lang: Lang, why: Ended, form: Option<&SurveyForm>) -> Html {
    let (title, words) = match (why, form) {
        (Ended::Sent, _) => ("survey-thanks-title", t(lang, "survey-thanks")),
        (Ended::Answered, _) => ("survey-answered-title", t(lang, "survey-answered")),
        (Ended::Closed, Some(form)) => (
            "survey-closed-title",
            t!(
                lang,
                "survey-closed",
                event = form.event_title.to_string(),
                date = wareki::date_time(form.closes_at, lang)
            ),
        ),
        (Ended::Closed, None) => ("survey-closed-title", t(lang, "survey-closed-plain")),
        (Ended::Invalid, _) => ("survey-invalid-title", t(lang, "survey-invalid")),
    };
    html! {
        <div class="narrow stack">
            <PageHeading title={t(lang, title)} />
            <p role={(why == Ended::Sent).then_some("status")}>{ words }</p>
            if why == Ended::Sent {
                <p class="soft">{ t(lang, "survey-thanks-gone") }</p>
            }
            <div><ButtonLink to={Route::Events}>{ t(lang, "survey-events") }</ButtonLink></div>
        </div>
    }
}
