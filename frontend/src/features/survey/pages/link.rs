//! What a personal link opens: five questions, one a screen, then thanks.

use shared::problem::Code;
use shared::survey::api::SurveyForm;
use shared::survey::types::FormState;
use yew::prelude::*;
use yew_router::prelude::use_location;

use super::super::client;
use super::super::components::{Ended, HEADING, comment, ended, rating, review};
use super::super::draft::{self, Draft, Screen};
use crate::browser;
use crate::client::{ClientError, Reply};
use crate::hooks::{use_lang, use_mutation, use_query, use_title};
use crate::i18n::t;
use crate::ui::{AsyncView, Banner, ErrorBanner, PageHeading, Settled, Skeleton, Tone};

/// The page. The token is what follows the address's `#`: it is sent to the API in a request's
/// body and nowhere else.
#[component]
pub fn Survey() -> Html {
    let location = use_location();
    let token = location.map(|l| l.hash().trim_start_matches('#').to_owned());
    let token = token.unwrap_or_default();
    if token.is_empty() {
        return html! { <Settled><Invalid /></Settled> };
    }
    html! { <Opened key={token.clone()} token={token.clone()} /> }
}

#[component]
fn Invalid() -> Html {
    ended(use_lang(), Ended::Invalid, None)
}

#[derive(Properties, PartialEq)]
struct OpenedProps {
    token: String,
}

#[component]
fn Opened(props: &OpenedProps) -> Html {
    let lang = use_lang();
    let form = use_query(props.token.clone(), client::form);
    if form.error.as_ref().is_some_and(|error| is_invalid(error)) {
        return html! { <Settled>{ ended(lang, Ended::Invalid, None) }</Settled> };
    }
    if form.data.is_none() {
        return html! {
            <div class="narrow stack">
                <PageHeading title={t(lang, "survey-title")} />
                { AsyncView::new(&form).skeleton(Skeleton::Lines(6)).ready(|_| Html::default()) }
            </div>
        };
    }
    AsyncView::new(&form).whole_page().ready(|reply| {
        html! { <Answering form={reply.body.clone()} token={props.token.clone()} /> }
    })
}

fn is_invalid(error: &ClientError) -> bool {
    // What can't be a token at all was not even sent.
    let no_token = matches!(
        error,
        ClientError::Unreadable {
            status: 422,
            trace: None
        }
    );
    no_token || matches!(error.code(), Some(Code::LinkInvalid | Code::Invalid))
}

/// Props of [`Answering`].
#[derive(Properties, PartialEq, Debug)]
pub struct AnsweringProps {
    /// What the link opens.
    pub form: SurveyForm,
    /// Its token.
    pub token: String,
}

/// The questions, or what is said in their place.
#[component]
pub fn Answering(props: &AnsweringProps) -> Html {
    let lang = use_lang();
    use_title(&t(lang, "survey-title"));
    let (form, token) = (&props.form, props.token.clone());
    let kept = use_state(|| draft::load(&props.token));
    let sent = use_state(|| false);
    let answer = use_mutation(client::answer, {
        let (sent, token) = (sent.setter(), token.clone());
        Callback::from(move |_: Reply<()>| {
            draft::forget(&token);
            sent.set(true);
        })
    });
    let onchange = {
        let (kept, token) = (kept.setter(), token.clone());
        Callback::from(move |next: Draft| {
            draft::save(&token, &next);
            kept.set(next);
        })
    };
    // From screen to screen the focus goes to the new heading, but not on arriving.
    let first = use_mut_ref(|| true);
    use_effect_with((kept.at(), *sent), move |_| {
        if !first.replace(false) {
            browser::scroll_to_top();
            browser::focus(HEADING);
        }
    });
    let refused = answer.error.as_ref().and_then(|error| error.code());
    let end = match (form.state, refused) {
        _ if *sent => Some(Ended::Sent),
        (FormState::Answered, _) | (_, Some(Code::SurveyAnswered)) => Some(Ended::Answered),
        (FormState::Closed, _) | (_, Some(Code::SurveyClosed)) => Some(Ended::Closed),
        (_, Some(Code::LinkInvalid)) => Some(Ended::Invalid),
        (FormState::Open, _) => None,
    };
    if let Some(why) = end {
        draft::forget(&token);
        return ended(lang, why, Some(form));
    }
    let draft = &*kept;
    match draft.screen() {
        Screen::Rating(question) => rating(lang, form, draft, question, &onchange),
        Screen::Comment => comment(lang, form, draft, &onchange),
        Screen::Review => {
            let body = draft.body(&token);
            let run = answer.run.clone();
            let send = Callback::from(move |()| {
                if let Some(body) = body.clone() {
                    run.emit(body);
                }
            });
            let news = match &answer.error {
                None => Html::default(),
                Some(error) if error.outcome_unknown() => html! {
                    <Banner tone={Tone::Warning} live=true title={error.title(lang)}>
                        <p>{ t(lang, "survey-offline") }</p>
                    </Banner>
                },
                Some(error) => html! { <ErrorBanner error={error.clone()} /> },
            };
            review(lang, form, draft, &onchange, (answer.pending, send), news)
        }
    }
}
