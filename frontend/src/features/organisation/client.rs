//! Typed calls about organisations, for everybody.

use shared::organisation::OrganisationId;
use shared::organisation::api::{
    FACETS, FacetFilter, LIST, OrganisationDetail, OrganisationFacets, OrganisationFilter,
    OrganisationItem, OrganisationPage, one as address,
};
use shared::organisation::types::OrganisationSearch;
use shared::page::{Limit, Page};
use shared::query::FromQuery;

use crate::client::{Call, Client, ClientError, Reply};

/// How many suggestions are offered at once.
const OFFERED: i64 = 8;

/// The organisations whose name or reading holds `words`; none for no words, without asking.
///
/// # Errors
/// [`ClientError`].
pub async fn matching(
    client: Client,
    words: Option<OrganisationSearch>,
) -> Result<Reply<OrganisationPage>, ClientError> {
    let Some(words) = words else {
        return Ok(Reply {
            body: Page::<OrganisationItem> {
                items: Vec::new(),
                next_cursor: None,
            },
            status: 200,
            etag: None,
            trace: None,
        });
    };
    let query = OrganisationFilter {
        q: Some(words),
        limit: Limit::new(OFFERED).ok(),
        ..OrganisationFilter::default()
    };
    list(client, query).await
}

/// A page of the directory.
///
/// # Errors
/// [`ClientError`].
pub async fn list(
    client: Client,
    query: OrganisationFilter,
) -> Result<Reply<OrganisationPage>, ClientError> {
    Call::get(format!("{LIST}{}", query.to_query()))
        .send(&client)
        .await
}

/// The numbers beside it.
///
/// # Errors
/// [`ClientError`].
pub async fn facets(
    client: Client,
    query: FacetFilter,
) -> Result<Reply<OrganisationFacets>, ClientError> {
    Call::get(format!("{FACETS}{}", query.to_query()))
        .send(&client)
        .await
}

/// One organisation of the directory.
///
/// # Errors
/// [`ClientError`].
pub async fn one(
    client: Client,
    id: OrganisationId,
) -> Result<Reply<OrganisationDetail>, ClientError> {
    Call::get(address(id)).send(&client).await
}
