//! Typed calls about organisations, for a company's own people and for staff.

use serde::de::DeserializeOwned;
use serde_json::Value;
use shared::account::persons::{Duplicates, MergePerson, PersonItem, path as persons};
use shared::account::types::PersonId;
use shared::organisation::own::{ApplyIt, OwnOrganisation, ProposeChange, path as own};
use shared::organisation::staff::{
    ItFilter, ItPage, ItRegistrationView, MergeOrganisation, OrganisationForm, OrganisationUses,
    ProposalDetail, ProposalFilter, ProposalPage, QueueFilter, StaffOrganisation,
    StaffOrganisationFilter, StaffOrganisationPage, UnmatchedPage, path,
};
use shared::organisation::{OrganisationId, ProposalId};
use shared::query::FromQuery;

use crate::client::{Call, Client, ClientError, Etag, IdempotencyKey, Reply};

/// What a call answers.
type Answer<T> = Result<Reply<T>, ClientError>;

async fn get<T: DeserializeOwned + 'static>(client: Client, path: String) -> Answer<T> {
    Call::get(path).send(&client).await
}

/// Takes a step; without a body where it needs none.
async fn post<T: DeserializeOwned + 'static>(
    client: Client,
    path: String,
    body: Option<Value>,
    key: IdempotencyKey,
) -> Answer<T> {
    let call = Call::post(path).key(&key);
    match body {
        Some(body) => call.json(&body).send(&client).await,
        None => call.send(&client).await,
    }
}

/// One's own company.
///
/// # Errors
/// [`ClientError`].
pub async fn own_company(client: Client, (): ()) -> Answer<OwnOrganisation> {
    get(client, own::OWN.to_owned()).await
}

/// Says where one works.
///
/// # Errors
/// [`ClientError`].
pub async fn join(
    client: Client,
    id: OrganisationId,
    key: IdempotencyKey,
) -> Answer<OwnOrganisation> {
    let body = serde_json::json!({ "organisation_id": id });
    post(client, own::OWN.to_owned(), Some(body), key).await
}

/// Proposes a change.
///
/// # Errors
/// [`ClientError`].
pub async fn propose(
    client: Client,
    body: ProposeChange,
    key: IdempotencyKey,
) -> Answer<ProposalDetail> {
    Call::post(own::PROPOSALS)
        .json(&body)
        .key(&key)
        .send(&client)
        .await
}

/// Takes a proposal back.
///
/// # Errors
/// [`ClientError`].
pub async fn take_back(
    client: Client,
    id: ProposalId,
    key: IdempotencyKey,
) -> Answer<ProposalDetail> {
    post(client, own::take_back(id), None, key).await
}

/// Applies as a registered IT company.
///
/// # Errors
/// [`ClientError`].
pub async fn apply(
    client: Client,
    body: ApplyIt,
    key: IdempotencyKey,
) -> Answer<ItRegistrationView> {
    Call::post(own::APPLICATIONS)
        .json(&body)
        .key(&key)
        .send(&client)
        .await
}

/// A step of a registration, by its address, with what it needs.
///
/// # Errors
/// [`ClientError`].
pub async fn it_step(
    client: Client,
    (address, body): (String, Option<Value>),
    key: IdempotencyKey,
) -> Answer<ItRegistrationView> {
    post(client, address, body, key).await
}

/// The staff's list.
///
/// # Errors
/// [`ClientError`].
pub async fn staff_list(
    client: Client,
    query: StaffOrganisationFilter,
) -> Answer<StaffOrganisationPage> {
    get(
        client,
        format!("{}{}", path::ORGANISATIONS, query.to_query()),
    )
    .await
}

/// One organisation, for staff.
///
/// # Errors
/// [`ClientError`].
pub async fn staff_one(client: Client, id: OrganisationId) -> Answer<StaffOrganisation> {
    get(client, path::organisation(id)).await
}

/// How many rows name an organisation.
///
/// # Errors
/// [`ClientError`].
pub async fn uses(client: Client, id: OrganisationId) -> Answer<OrganisationUses> {
    get(client, path::step(id, "uses")).await
}

/// Enters an organisation, or takes one that waits into the directory.
///
/// # Errors
/// [`ClientError`].
pub async fn enter(
    client: Client,
    (waiting, body): (Option<OrganisationId>, OrganisationForm),
    key: IdempotencyKey,
) -> Answer<StaffOrganisation> {
    let address = waiting.map_or_else(
        || path::ORGANISATIONS.to_owned(),
        |id| path::step(id, "accept"),
    );
    Call::post(address)
        .json(&body)
        .key(&key)
        .send(&client)
        .await
}

/// Changes an organisation.
///
/// # Errors
/// [`ClientError`]; `version_stale` when somebody else was first.
pub async fn save(
    client: Client,
    (id, etag, body): (OrganisationId, Etag, OrganisationForm),
    _: IdempotencyKey,
) -> Answer<StaffOrganisation> {
    Call::put(path::organisation(id))
        .json(&body)
        .if_match(&etag)
        .send(&client)
        .await
}

/// Merges one into another.
///
/// # Errors
/// [`ClientError`].
pub async fn merge(
    client: Client,
    (from, into): (OrganisationId, OrganisationId),
    key: IdempotencyKey,
) -> Answer<StaffOrganisation> {
    Call::post(path::step(from, "merge"))
        .json(&MergeOrganisation { into })
        .key(&key)
        .send(&client)
        .await
}

/// Sets a name aside, or puts it back.
///
/// # Errors
/// [`ClientError`].
pub async fn aside(
    client: Client,
    (id, aside): (OrganisationId, bool),
    key: IdempotencyKey,
) -> Answer<StaffOrganisation> {
    let step = if aside { "set-aside" } else { "put-back" };
    post(client, path::step(id, step), None, key).await
}

/// Names that wait.
///
/// # Errors
/// [`ClientError`].
pub async fn names(client: Client, query: QueueFilter) -> Answer<UnmatchedPage> {
    get(
        client,
        format!("{}{}", path::NAME_MATCHING, query.to_query()),
    )
    .await
}

/// The same for who may match them; others are asked for nothing.
///
/// # Errors
/// [`ClientError`].
pub async fn names_if(client: Client, may: bool) -> Answer<UnmatchedPage> {
    if may {
        return names(client, QueueFilter::default()).await;
    }
    let body = UnmatchedPage {
        items: Vec::new(),
        next_cursor: None,
    };
    Ok(Reply {
        body,
        status: 200,
        etag: None,
        trace: None,
    })
}

/// Proposals that wait.
///
/// # Errors
/// [`ClientError`].
pub async fn proposals(client: Client, query: ProposalFilter) -> Answer<ProposalPage> {
    get(client, format!("{}{}", path::PROPOSALS, query.to_query())).await
}

/// One proposal.
///
/// # Errors
/// [`ClientError`].
pub async fn proposal(client: Client, id: ProposalId) -> Answer<ProposalDetail> {
    get(client, path::proposal(id)).await
}

/// A decision about a proposal.
///
/// # Errors
/// [`ClientError`].
pub async fn decide(
    client: Client,
    (id, step, body): (ProposalId, &'static str, Value),
    key: IdempotencyKey,
) -> Answer<ProposalDetail> {
    post(client, path::decide(id, step), Some(body), key).await
}

/// Applications and periods.
///
/// # Errors
/// [`ClientError`].
pub async fn registrations(client: Client, query: ItFilter) -> Answer<ItPage> {
    get(
        client,
        format!("{}{}", path::IT_REGISTRATIONS, query.to_query()),
    )
    .await
}

/// Persons who may have been entered twice.
///
/// # Errors
/// [`ClientError`].
pub async fn duplicates(client: Client, (): ()) -> Answer<Duplicates> {
    get(client, persons::DUPLICATES.to_owned()).await
}

/// Merges a person into another.
///
/// # Errors
/// [`ClientError`].
pub async fn merge_person(
    client: Client,
    (from, into): (PersonId, PersonId),
    key: IdempotencyKey,
) -> Answer<PersonItem> {
    Call::post(persons::merge(from))
        .json(&MergePerson { into })
        .key(&key)
        .send(&client)
        .await
}
