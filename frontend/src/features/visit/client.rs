//! Typed calls about page views.

use shared::query::FromQuery;
use shared::visit::api::{PageViewSpan, PageViewSummary, path};

use crate::client::{Call, Client, ClientError, Reply};

/// The views of some days summed up.
///
/// # Errors
/// [`ClientError`].
pub async fn summary(
    client: Client,
    span: PageViewSpan,
) -> Result<Reply<PageViewSummary>, ClientError> {
    Call::get(format!("{}{}", path::SUMMARY, span.to_query()))
        .send(&client)
        .await
}
