//! The surveys that can be answered now, for the staff's page of today.

use shared::account::perm::Permission;
use shared::i18n::Lang;
use shared::page::Page;
use shared::survey::api::{OpenSurvey, OpenSurveyQuery};
use shared::wareki;
use yew::prelude::*;

use super::super::client;
use crate::hooks::{use_lang, use_query, use_session};
use crate::i18n::{number, t};
use crate::routes::Route;
use crate::t;
use crate::ui::{AsyncView, Go, Skeleton};

/// Asks for them and lists them; nothing for who may not see surveys.
#[component]
pub fn OpenSurveys() -> Html {
    if use_session().state.may(Permission::SurveyRead) {
        html! { <Asked /> }
    } else {
        Html::default()
    }
}

#[component]
fn Asked() -> Html {
    let lang = use_lang();
    let found = use_query(OpenSurveyQuery::default(), client::open);
    html! {
        <section class="stack">
            <h2>{ t(lang, "survey-open") }</h2>
            { AsyncView::new(&found).skeleton(Skeleton::Lines(2)).ready(|reply| open_surveys(lang, &reply.body)) }
        </section>
    }
}

/// The first to close first, each with its closing time and how many of those asked have answered.
pub fn open_surveys(lang: Lang, page: &Page<OpenSurvey>) -> Html {
    if page.items.is_empty() {
        return html! { <p>{ t(lang, "survey-open-none") }</p> };
    }
    html! {
        <>
            <ul class="stack-s" role="list">
                { for page.items.iter().map(|one| html! {
                    <li key={one.event_id.to_string()}>
                        <Go to={Route::StaffEvent { id: one.event_id }} query="tab=survey">
                            { t!(lang, "survey-open-closes", time = wareki::date_time(one.closes_at, lang),
                                title = one.event_title.as_str().to_owned()) }
                        </Go>
                        <p class="small soft num">{ answers(lang, one) }</p>
                    </li>
                }) }
            </ul>
            if page.next_cursor.is_some() { <p class="small soft">{ t(lang, "survey-open-more") }</p> }
        </>
    }
}

fn answers(lang: Lang, one: &OpenSurvey) -> AttrValue {
    let invited = number(one.invited.into());
    match one.answered {
        Some(count) => t!(
            lang,
            "survey-open-answers",
            count = number(count.into()),
            invited = invited
        ),
        None => t!(lang, "survey-open-few", invited = invited),
    }
}
