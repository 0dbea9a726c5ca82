//! Typed calls about registrations.

use shared::event::EventId;
use shared::event::types::Mode;
use shared::material::api::{MaterialItem, Materials, path as files};
use shared::page::{Cursor, Limit, Page};
use shared::query::FromQuery;
use shared::registration::answers::{AnswerSummary, OwnExtras, SupportList, path as answers};
use shared::registration::api::{
    EditRegistration, GuestReceipt, OwnFilter, RegisterGuest, RegisterMember, SwitchMode, Ticket,
    path,
};
use shared::registration::consent::{
    self, EventConsents, Participant, RegistrationConsents, StopPrMail, TakingPartQuery,
};
use shared::registration::question::{EditQuestions, Extras, Questions};
use shared::registration::request::RegistrationRequest;
use shared::registration::types::RegistrationId;

use crate::client::{Call, Client, ClientError, Etag, IdempotencyKey, Reply};

/// What a call answers.
type Answer<T> = Result<Reply<T>, ClientError>;

/// Registers without an account; the outcome comes by mail.
///
/// # Errors
/// [`ClientError`].
pub async fn register_guest(
    client: Client,
    (event, body): (EventId, RegisterGuest),
    key: IdempotencyKey,
) -> Answer<GuestReceipt> {
    Call::post(path::of_event(event))
        .json(&body)
        .key(&key)
        .send(&client)
        .await
}

/// Registers the signed-in member; the outcome is known at once.
///
/// # Errors
/// [`ClientError`].
pub async fn register_member(
    client: Client,
    (event, body): (EventId, RegisterMember),
    key: IdempotencyKey,
) -> Answer<Ticket> {
    Call::post(path::of_event_mine(event))
        .json(&body)
        .key(&key)
        .send(&client)
        .await
}

/// Whose registration something is done with.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Whose {
    /// The one behind a mail's link.
    Link(String),
    /// One of one's own.
    Own(RegistrationId),
}

/// What its owner does with a registration.
#[derive(Clone, PartialEq, Debug)]
pub enum Act {
    /// Takes the seat that is offered.
    Accept,
    /// Comes although date or venue changed.
    Keep,
    /// Takes part in the other way.
    Switch(Mode),
    /// Gives it up.
    Cancel,
    /// Gives it up for everybody of the group.
    CancelGroup,
    /// Says something else, on what was read with that ETag.
    Edit(Etag, EditRegistration),
}

/// Reads a registration as its owner sees it.
///
/// # Errors
/// [`ClientError`].
pub async fn ticket(client: Client, whose: Whose) -> Answer<Ticket> {
    Call::get(whose.one()).send(&client).await
}

/// Does something with it.
///
/// # Errors
/// [`ClientError`]; `version_stale` when it was changed elsewhere meanwhile.
pub async fn act(client: Client, (whose, act): (Whose, Act), _: IdempotencyKey) -> Answer<Ticket> {
    act_call(&whose, &act).send(&client).await
}

/// The call of what is done.
pub fn act_call(whose: &Whose, act: &Act) -> Call {
    match act {
        Act::Accept => Call::post(whose.act("accept")),
        Act::Keep => Call::post(whose.act("keep")),
        Act::Cancel => Call::post(whose.act("cancel")),
        Act::CancelGroup => Call::post(whose.act("cancel-group")),
        Act::Switch(mode) => Call::post(whose.act("switch")).json(&SwitchMode { mode: *mode }),
        Act::Edit(etag, body) => Call::put(whose.one()).json(body).if_match(etag),
    }
}

impl Whose {
    fn one(&self) -> String {
        match self {
            Self::Link(token) => path::by_link(token),
            Self::Own(id) => path::mine_one(*id),
        }
    }

    fn act(&self, act: &str) -> String {
        match self {
            Self::Link(token) => path::by_link_act(token, act),
            Self::Own(id) => path::mine_act(*id, act),
        }
    }
}

/// What a third party handed in, behind a mail's link.
///
/// # Errors
/// [`ClientError`].
pub async fn request(client: Client, token: String) -> Answer<RegistrationRequest> {
    Call::get(path::request_by_link(&token)).send(&client).await
}

/// Confirms it.
///
/// # Errors
/// [`ClientError`].
pub async fn confirm(client: Client, token: String, _: IdempotencyKey) -> Answer<Ticket> {
    Call::post(path::request_by_link_confirm(&token))
        .send(&client)
        .await
}

/// One's own registrations, newest first.
///
/// # Errors
/// [`ClientError`].
pub async fn mine(client: Client, cursor: Option<Cursor>) -> Answer<Page<Ticket>> {
    // As many as a page can hold: the list is put in order by date only once it is here.
    let query = OwnFilter {
        limit: Limit::new(100).ok(),
        cursor,
    };
    Call::get(format!("{}{}", path::mine(), query.to_query()))
        .send(&client)
        .await
}

/// One's own registration for an event that still counts, among the latest hundred.
///
/// # Errors
/// [`ClientError`].
pub async fn own_for(client: Client, event: EventId) -> Answer<Option<Ticket>> {
    let query = OwnFilter {
        limit: Limit::new(100).ok(),
        ..OwnFilter::default()
    };
    let reply: Reply<Page<Ticket>> = Call::get(format!("{}{}", path::mine(), query.to_query()))
        .send(&client)
        .await?;
    let found = reply
        .body
        .items
        .into_iter()
        .find(|ticket| ticket.event.id == event && ticket.status.is_active());
    Ok(Reply {
        body: found,
        status: reply.status,
        etag: None,
        trace: reply.trace,
    })
}

impl Whose {
    fn consents(&self) -> String {
        match self {
            Self::Link(token) => consent::by_link(token),
            Self::Own(id) => consent::mine(*id),
        }
    }

    fn extras(&self) -> String {
        match self {
            Self::Link(token) => answers::by_link(token),
            Self::Own(id) => answers::mine(*id),
        }
    }
}

/// What was agreed to with a registration.
///
/// # Errors
/// [`ClientError`].
pub async fn consents(client: Client, whose: Whose) -> Answer<RegistrationConsents> {
    Call::get(whose.consents()).send(&client).await
}

/// Agrees to these, and to nothing else.
///
/// # Errors
/// [`ClientError`].
pub async fn change_consents(
    client: Client,
    (whose, etag, wanted): (Whose, Option<Etag>, EventConsents),
    _: IdempotencyKey,
) -> Answer<RegistrationConsents> {
    let call = Call::put(whose.consents()).json(&wanted);
    let call = match &etag {
        Some(etag) => call.if_match(etag),
        None => call,
    };
    call.send(&client).await
}

/// Who else takes part and agreed to be shown.
///
/// # Errors
/// [`ClientError`].
pub async fn participants(
    client: Client,
    (whose, event): (Whose, EventId),
    cursor: Option<Cursor>,
) -> Answer<Page<Participant>> {
    let path = match &whose {
        Whose::Link(token) => consent::participants_by_link(token),
        Whose::Own(_) => consent::participants(event),
    };
    let query = TakingPartQuery {
        limit: Limit::new(100).ok(),
        cursor,
    };
    Call::get(format!("{path}{}", query.to_query()))
        .send(&client)
        .await
}

/// Ends PR mail, by the link out of one.
///
/// # Errors
/// [`ClientError`].
pub async fn stop_pr_mail(client: Client, body: StopPrMail, _: IdempotencyKey) -> Answer<()> {
    Call::post(consent::STOP_PR_MAIL)
        .json(&body)
        .anonymous()
        .send(&client)
        .await
}

/// What an event asks.
///
/// # Errors
/// [`ClientError`].
pub async fn questions(client: Client, event: EventId) -> Answer<Questions> {
    Call::get(answers::questions(event)).send(&client).await
}

/// Changes what an event asks.
///
/// # Errors
/// [`ClientError`].
pub async fn save_questions(
    client: Client,
    (event, etag, body): (EventId, Etag, EditQuestions),
    _: IdempotencyKey,
) -> Answer<Questions> {
    Call::put(answers::questions(event))
        .json(&body)
        .if_match(&etag)
        .send(&client)
        .await
}

/// The files of a registration's event, by the mail's link.
///
/// # Errors
/// [`ClientError`].
pub async fn linked_materials(client: Client, token: String) -> Answer<Materials> {
    Call::get(files::by_link(&token)).send(&client).await
}

/// The files of an event that one may fetch.
///
/// # Errors
/// [`ClientError`].
pub async fn materials(client: Client, event: EventId) -> Answer<Materials> {
    Call::get(files::of_event(event)).send(&client).await
}

/// One of them, and its content.
///
/// # Errors
/// [`ClientError`].
pub async fn material(
    client: Client,
    item: MaterialItem,
    _: IdempotencyKey,
) -> Answer<(MaterialItem, Vec<u8>)> {
    let call = Call::get(files::content(item.id)).patient();
    let reply = call.send_bytes(&client).await?;
    Ok(Reply {
        body: (item, reply.body),
        status: reply.status,
        etag: reply.etag,
        trace: reply.trace,
    })
}

/// How an event's questions were answered.
///
/// # Errors
/// [`ClientError`].
pub async fn answer_summary(client: Client, event: EventId) -> Answer<AnswerSummary> {
    Call::get(answers::summary(event)).send(&client).await
}

/// What support an event's participants need.
///
/// # Errors
/// [`ClientError`].
pub async fn supports(client: Client, event: EventId) -> Answer<SupportList> {
    Call::get(answers::support(event)).send(&client).await
}

/// One's own answers.
///
/// # Errors
/// [`ClientError`].
pub async fn extras(client: Client, whose: Whose) -> Answer<OwnExtras> {
    Call::get(whose.extras()).send(&client).await
}

/// Changes one's own answers.
///
/// # Errors
/// [`ClientError`].
pub async fn change_extras(
    client: Client,
    (whose, etag, body): (Whose, Etag, Extras),
    _: IdempotencyKey,
) -> Answer<OwnExtras> {
    Call::put(whose.extras())
        .json(&body)
        .if_match(&etag)
        .send(&client)
        .await
}
