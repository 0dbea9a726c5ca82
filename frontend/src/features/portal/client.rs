//! Typed calls about articles and support measures.

use shared::page::Page;
use shared::portal::ArticleId;
use shared::portal::api::{
    ArticleDetail, ArticleItem, ArticleQuery, MeasureDetail, MeasureItem, MeasureQuery, path,
};
use shared::query::FromQuery;

use crate::client::{Call, Client, ClientError, Reply};

type Answer<T> = Result<Reply<T>, ClientError>;

/// A page of public articles.
///
/// # Errors
/// [`ClientError`].
pub async fn articles(client: Client, query: ArticleQuery) -> Answer<Page<ArticleItem>> {
    let path = format!("{}{}", path::ARTICLES, query.to_query());
    Call::get(path).send(&client).await
}

/// One article.
///
/// # Errors
/// [`ClientError`].
pub async fn article(client: Client, id: ArticleId) -> Answer<ArticleDetail> {
    Call::get(path::article(id)).send(&client).await
}

/// A page of public support measures.
///
/// # Errors
/// [`ClientError`].
pub async fn measures(client: Client, query: MeasureQuery) -> Answer<Page<MeasureItem>> {
    let path = format!("{}{}", path::MEASURES, query.to_query());
    Call::get(path).send(&client).await
}

/// One support measure.
///
/// # Errors
/// [`ClientError`].
pub async fn measure(client: Client, id: ArticleId) -> Answer<MeasureDetail> {
    Call::get(path::measure(id)).send(&client).await
}
