//! Typed calls of the staff's pages.

use serde::Deserialize;
use shared::account::api::Moderators;
use shared::account::path as account;
use shared::event::api::path;
use shared::event::form::{EventForm, PreviewForm, ReasonForm, RescheduleForm};
use shared::event::staff::{
    Confirmation, PageQuery, Preview, Revision, StaffEvent, StaffEventItem, StaffEventQuery,
};
use shared::event::types::{Action, EventId};
use shared::outbox::api::{self as outbox, MailDetail, MailItem};
use shared::outbox::{MailId, MailStatus};
use shared::page::{Cursor, Page};
use shared::query::FromQuery;

use crate::client::{Call, Client, ClientError, Etag, IdempotencyKey, Reply};

/// What a call answers.
type Answer<T> = Result<Reply<T>, ClientError>;

/// An answer nobody reads.
#[derive(Debug, Deserialize)]
#[serde(from = "serde::de::IgnoredAny")]
pub struct Done;

impl From<serde::de::IgnoredAny> for Done {
    fn from(_: serde::de::IgnoredAny) -> Self {
        Self
    }
}

/// Staff's list of events.
///
/// # Errors
/// [`ClientError`].
pub async fn events(client: Client, query: StaffEventQuery) -> Answer<Page<StaffEventItem>> {
    Call::get(format!("{}{}", path::STAFF_EVENTS, query.to_query()))
        .send(&client)
        .await
}

/// One event with its form.
///
/// # Errors
/// [`ClientError`].
pub async fn event(client: Client, id: EventId) -> Answer<StaffEvent> {
    Call::get(path::staff_event(id)).send(&client).await
}

/// Makes a draft.
///
/// # Errors
/// [`ClientError`].
pub async fn create(client: Client, body: EventForm, key: IdempotencyKey) -> Answer<StaffEvent> {
    Call::post(path::EVENTS)
        .json(&body)
        .key(&key)
        .send(&client)
        .await
}

/// Makes a draft like another event.
///
/// # Errors
/// [`ClientError`].
pub async fn copy(client: Client, id: EventId, key: IdempotencyKey) -> Answer<StaffEvent> {
    Call::post(path::clone(id)).key(&key).send(&client).await
}

/// Changes an event.
///
/// # Errors
/// [`ClientError`]; `version_stale` when somebody else was first.
pub async fn save(
    client: Client,
    (id, etag, body): (EventId, Etag, EventForm),
    _: IdempotencyKey,
) -> Answer<StaffEvent> {
    Call::put(path::event(id))
        .json(&body)
        .if_match(&etag)
        .send(&client)
        .await
}

/// What is done with an event: the step and what it needs.
#[derive(Clone, PartialEq, Debug)]
pub enum Step {
    /// Nothing more is needed.
    Plain(Action),
    /// With a reason.
    Reasoned(Action, ReasonForm),
    /// With a new date.
    Reschedule(RescheduleForm),
}

/// Does a step with the event that was read as `etag`.
///
/// # Errors
/// [`ClientError`]; `version_stale` when somebody changed meanwhile what is decided about.
pub async fn step(
    client: Client,
    (id, step, etag): (EventId, Step, Option<Etag>),
    key: IdempotencyKey,
) -> Answer<StaffEvent> {
    step_call(id, &step, etag.as_ref())
        .key(&key)
        .send(&client)
        .await
}

/// The call of a step. The prefecture decides about what it has looked through: where the event
/// was taken back, changed and submitted again meanwhile, its state alone would not tell.
pub fn step_call(id: EventId, step: &Step, etag: Option<&Etag>) -> Call {
    let call = match step {
        Step::Plain(action) => Call::post(path::action(id, *action)),
        Step::Reasoned(action, form) => Call::post(path::action(id, *action)).json(form),
        Step::Reschedule(form) => Call::post(path::action(id, Action::Reschedule)).json(form),
    };
    let decides = matches!(
        step,
        Step::Plain(Action::Publish) | Step::Reasoned(Action::Return, _)
    );
    match etag.filter(|_| decides) {
        Some(etag) => call.if_match(etag),
        None => call,
    }
}

/// Removes a draft.
///
/// # Errors
/// [`ClientError`].
pub async fn delete(
    client: Client,
    (id, etag): (EventId, Etag),
    _: IdempotencyKey,
) -> Answer<Done> {
    Call::delete(path::event(id))
        .if_match(&etag)
        .send(&client)
        .await
}

/// What waits for confirmation.
///
/// # Errors
/// [`ClientError`].
pub async fn confirmations(client: Client, cursor: Option<Cursor>) -> Answer<Page<Confirmation>> {
    let query = PageQuery {
        cursor,
        ..PageQuery::default()
    };
    Call::get(format!("{}{}", path::CONFIRMATIONS, query.to_query()))
        .send(&client)
        .await
}

/// What was done with an event.
///
/// # Errors
/// [`ClientError`].
pub async fn history(
    client: Client,
    (id, cursor): (EventId, Option<Cursor>),
) -> Answer<Page<Revision>> {
    let query = PageQuery {
        cursor,
        ..PageQuery::default()
    };
    Call::get(format!("{}{}", path::history(id), query.to_query()))
        .send(&client)
        .await
}

/// Markdown as participants will see it.
///
/// # Errors
/// [`ClientError`].
pub async fn preview(client: Client, body: PreviewForm, _: IdempotencyKey) -> Answer<Preview> {
    Call::post(path::PREVIEW).json(&body).send(&client).await
}

/// Who can look after an event, by name.
///
/// # Errors
/// [`ClientError`].
pub async fn moderators(client: Client, (): ()) -> Answer<Moderators> {
    Call::get(account::MODERATORS).send(&client).await
}

/// The mails that were made, newest first.
///
/// # Errors
/// [`ClientError`].
pub async fn mails(
    client: Client,
    (status, cursor): (Option<MailStatus>, Option<Cursor>),
) -> Answer<Page<MailItem>> {
    let mut address = format!("{}?limit=50", outbox::LIST);
    if let Some(status) = status {
        address += "&status=";
        address += status.as_str();
    }
    if let Some(cursor) = cursor {
        address += "&cursor=";
        address += &shared::query::encode(cursor.as_str());
    }
    Call::get(address).send(&client).await
}

/// One mail.
///
/// # Errors
/// [`ClientError`].
pub async fn mail(client: Client, id: MailId) -> Answer<MailDetail> {
    Call::get(outbox::one(id)).send(&client).await
}

/// Sends a failed mail again.
///
/// # Errors
/// [`ClientError`].
pub async fn retry_mail(client: Client, id: MailId, key: IdempotencyKey) -> Answer<Done> {
    Call::post(outbox::retry(id)).key(&key).send(&client).await
}

/// What staff ask and do about registrations.
pub mod registrations {
    use shared::event::types::EventId;
    use shared::page::Page;
    use shared::query::FromQuery;
    use shared::registration::answers::{SupportItem, path as answers};
    use shared::registration::counts::{self, CountsQuery, EventCounts};
    use shared::registration::path;
    use shared::registration::staff::{
        CancelByStaff, Decide, Decided, Place, RegisterByStaff, RegistrationFilter,
        RegistrationHistory, RegistrationSummary, StaffRegistration,
    };
    use shared::registration::types::RegistrationId;

    use super::Answer;
    use crate::client::{Call, Client, IdempotencyKey};

    /// The numbers by mode and sector.
    ///
    /// # Errors
    /// [`crate::client::ClientError`].
    pub async fn summary(client: Client, id: EventId) -> Answer<RegistrationSummary> {
        Call::get(path::summary(id)).send(&client).await
    }

    /// The list.
    ///
    /// # Errors
    /// [`crate::client::ClientError`].
    pub async fn list(
        client: Client,
        (id, filter): (EventId, RegistrationFilter),
    ) -> Answer<Page<StaffRegistration>> {
        Call::get(format!("{}{}", path::of_event(id), filter.to_query()))
            .send(&client)
            .await
    }

    /// The numbers of many events.
    ///
    /// # Errors
    /// [`crate::client::ClientError`].
    pub async fn counts(client: Client, query: CountsQuery) -> Answer<EventCounts> {
        let address = format!("{}{}", counts::COUNTS, query.to_query());
        Call::get(address).send(&client).await
    }

    /// What happened to one.
    ///
    /// # Errors
    /// [`crate::client::ClientError`].
    pub async fn history(client: Client, id: RegistrationId) -> Answer<RegistrationHistory> {
        Call::get(path::history(id)).send(&client).await
    }

    /// One registration, with what was answered.
    ///
    /// # Errors
    /// [`crate::client::ClientError`].
    pub async fn one(client: Client, id: RegistrationId) -> Answer<StaffRegistration> {
        Call::get(path::one(id)).send(&client).await
    }

    /// What support its person needs.
    ///
    /// # Errors
    /// [`crate::client::ClientError`].
    pub async fn support(client: Client, id: RegistrationId) -> Answer<SupportItem> {
        Call::get(answers::support_of(id)).send(&client).await
    }

    /// Takes one down for somebody who called or wrote.
    ///
    /// # Errors
    /// [`crate::client::ClientError`].
    pub async fn by_hand(
        client: Client,
        (id, body): (EventId, RegisterByStaff),
        key: IdempotencyKey,
    ) -> Answer<StaffRegistration> {
        Call::post(path::of_event_by_hand(id))
            .json(&body)
            .key(&key)
            .send(&client)
            .await
    }

    /// Cancels one, with the reason its owner reads.
    ///
    /// # Errors
    /// [`crate::client::ClientError`].
    pub async fn cancel(
        client: Client,
        (id, body): (RegistrationId, CancelByStaff),
        _: IdempotencyKey,
    ) -> Answer<StaffRegistration> {
        Call::post(path::cancel(id)).json(&body).send(&client).await
    }

    /// Approves or declines those who wait for it.
    ///
    /// # Errors
    /// [`crate::client::ClientError`].
    pub async fn decide(
        client: Client,
        (id, body): (EventId, Decide),
        _: IdempotencyKey,
    ) -> Answer<Decided> {
        Call::post(path::decide(id)).json(&body).send(&client).await
    }

    /// Puts one at the venue or online.
    ///
    /// # Errors
    /// [`crate::client::ClientError`].
    pub async fn place(
        client: Client,
        (id, body): (RegistrationId, Place),
        _: IdempotencyKey,
    ) -> Answer<StaffRegistration> {
        Call::post(path::place(id)).json(&body).send(&client).await
    }

    /// The list as a CSV file's text.
    ///
    /// # Errors
    /// [`crate::client::ClientError`].
    pub async fn csv(client: Client, id: EventId, _: IdempotencyKey) -> Answer<String> {
        Call::get(path::csv(id)).send_text(&client).await
    }
}
