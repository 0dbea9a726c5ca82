//! Typed calls about organisations.

use shared::organisation::api::{LIST, OrganisationFilter, OrganisationItem, OrganisationPage};
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
    Call::get(format!("{LIST}{}", query.to_query()))
        .send(&client)
        .await
}
