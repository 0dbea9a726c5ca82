//! Typed calls about surveys.

use shared::event::EventId;
use shared::page::Page;
use shared::query::FromQuery;
use shared::survey::api::{
    AnswerSurvey, OpenSurvey, OpenSurveyQuery, SurveyForm, SurveyLink, SurveyReport, path,
};

use crate::client::{Call, Client, ClientError, IdempotencyKey, Reply};

/// What a call answers.
type Answer<T> = Result<Reply<T>, ClientError>;

/// What a personal link opens; without the sign-in, like the answer itself.
///
/// # Errors
/// [`ClientError`]; 422 `link_invalid` also for what is no token at all.
pub async fn form(client: Client, token: String) -> Answer<SurveyForm> {
    let token = token.parse().map_err(|_| ClientError::Unreadable {
        status: 422,
        trace: None,
    })?;
    Call::post(path::FORM)
        .anonymous()
        .json(&SurveyLink { token })
        .send(&client)
        .await
}

/// Sends an answer: without the sign-in and without a key, so that it belongs to nobody.
///
/// # Errors
/// [`ClientError`].
pub async fn answer(client: Client, body: AnswerSurvey, _: IdempotencyKey) -> Answer<()> {
    Call::post(path::ANSWERS)
        .anonymous()
        .json(&body)
        .send(&client)
        .await
}

/// The surveys that can be answered now.
///
/// # Errors
/// [`ClientError`].
pub async fn open(client: Client, query: OpenSurveyQuery) -> Answer<Page<OpenSurvey>> {
    Call::get(format!("{}{}", path::OPEN, query.to_query()))
        .send(&client)
        .await
}

/// Where an event's survey stands.
///
/// # Errors
/// [`ClientError`].
pub async fn report(client: Client, event: EventId) -> Answer<SurveyReport> {
    Call::get(path::report(event)).send(&client).await
}
