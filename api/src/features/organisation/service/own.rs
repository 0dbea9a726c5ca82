//! One's own company.

use sea_orm::ConnectionTrait;
use shared::account::types::PersonId;
use shared::organisation::OrganisationId;
use shared::organisation::own::OwnOrganisation;
use shared::problem::Code;

use super::directory::today;
use super::{edit, it, proposals};
use crate::app::Context;
use crate::features::account::service as accounts;
use crate::features::organisation::entity::organisation::Model;
use crate::features::organisation::store::{it_registration, organisation, proposal};
use crate::platform::auth::SignedIn;
use crate::platform::db::Tx;
use crate::platform::http_error::ApiError;

/// The organisation that a person's profile names, as it is today.
pub(super) async fn organisation_id(
    conn: &impl ConnectionTrait,
    person: Option<PersonId>,
) -> Result<Option<OrganisationId>, ApiError> {
    let Some(person) = person else {
        return Ok(None);
    };
    let known = accounts::person(conn, person).await?;
    let named = known.and_then(|person| person.organisation_id);
    let Some(id) = named.map(OrganisationId::from_uuid) else {
        return Ok(None);
    };
    Ok(super::living(conn, id).await?.map(|known| known.id))
}

/// The same in the directory, held until the transaction ends.
///
/// # Errors
/// 409 `no_organisation`.
pub(super) async fn company(tx: &Tx, person: Option<PersonId>) -> Result<Model, ApiError> {
    let id = organisation_id(tx, person).await?;
    let id = id.ok_or(Code::NoOrganisation)?;
    // Locked, so that whoever applies twice at once is refused once.
    let row = organisation::locked(tx, id).await?;
    row.filter(organisation::is_listed)
        .ok_or_else(|| Code::NoOrganisation.into())
}

/// One's own company, with what became of one's wishes.
///
/// # Errors
/// When the database fails.
pub async fn show(ctx: &Context, who: &SignedIn) -> Result<OwnOrganisation, ApiError> {
    let conn = ctx.db.read();
    let id = organisation_id(conn, who.person_id).await?;
    let row = match id {
        Some(id) => organisation::find(conn, id).await?,
        None => None,
    };
    let Some(row) = row else {
        return Ok(OwnOrganisation {
            organisation_id: None,
            name: None,
            listed: false,
            form: None,
            proposal: None,
            registered_it: false,
            it_registration: None,
            version: 0,
        });
    };
    let registered = it_registration::registered_among(conn, vec![row.id], today(ctx)).await?;
    let newest = it_registration::of(conn, row.id, 1).await?.pop();
    let mine = proposal::newest_of(conn, who.account_id, row.id).await?;
    let proposal = match mine {
        Some(proposal) => Some(proposals::detail(conn, proposal).await?),
        None => None,
    };
    let listed = organisation::is_listed(&row);
    Ok(OwnOrganisation {
        organisation_id: Some(row.id),
        name: Some(row.name.clone()),
        listed,
        form: listed.then(|| edit::form(&row)),
        proposal,
        registered_it: registered.contains(&row.id),
        it_registration: newest.map(|one| it::view(one, row.name.clone())),
        version: row.version,
    })
}

/// Says which organisation of the directory one works for. Staff approve each change to its page, so
/// that nothing follows from a wrong word here.
///
/// # Errors
/// 409 for an account without a person; 422 for what is not in the directory.
pub async fn join(
    ctx: &Context,
    who: &SignedIn,
    id: OrganisationId,
) -> Result<OwnOrganisation, ApiError> {
    let person = who.person_id.ok_or(Code::Conflict)?;
    let now = ctx.clock.now();
    let done = ctx.db.write(move |tx| {
        Box::pin(async move {
            let known = super::naming::held(tx, id).await?;
            let known = known.filter(super::Known::is_listed).ok_or_else(unknown)?;
            let company = (known.id.uuid(), known.name);
            accounts::join_organisation(tx, person, company, now).await?;
            Ok::<_, ApiError>(())
        })
    });
    done.await?;
    show(ctx, who).await
}

fn unknown() -> ApiError {
    ApiError::fault("/organisation_id", Code::NoSuchReference)
}
