//! What staff read.

use std::collections::BTreeSet;

use shared::event::diff::diff;
use shared::event::staff::Stamp;
use shared::i18n::Lang;
use shared::page::Page;
use shared::portal::staff::{ArticleSeen, StaffArticle, StaffArticleItem, StaffArticleQuery};
use shared::portal::{ArticleId, rules};
use shared::problem::{Code, FieldProblem};

use super::super::store::{self, StaffFilter};
use super::edit::standing;
use super::form::form_of;
use super::read::{fetch, limit, list_name};
use super::{changes, views};
use crate::app::Context;
use crate::features::account;
use crate::platform::auth::Principal;
use crate::platform::cursor;
use crate::platform::http_error::ApiError;

/// Every article and support measure, what was changed last first.
///
/// # Errors
/// 422 for a cursor of another list.
pub async fn staff_list(
    ctx: &Context,
    query: StaffArticleQuery,
) -> Result<Page<StaffArticleItem>, ApiError> {
    let name = list_name("staff-articles", &query);
    let after = cursor::read(&ctx.links, &name, query.cursor.as_ref())?;
    let conn = ctx.db.read();
    let among = match &query.q {
        Some(words) => {
            let kinds = [changes::ARTICLE, changes::MEASURE];
            Some(changes::found(conn, words, &kinds, true).await?)
        }
        None => None,
    };
    let filter = StaffFilter {
        status: query.status,
        kind: query.kind,
        among,
    };
    let limit = limit(query.limit);
    let rows = store::staff_page(conn, filter, after, fetch(limit)).await?;
    let ids: Vec<ArticleId> = rows.iter().map(|row| row.id).collect();
    let measures = store::measures(conn, &ids).await?;
    Ok(cursor::page(
        &ctx.links,
        &name,
        rows,
        limit,
        |row| (row.updated_at, row.id),
        |row| views::staff_item(&row, measures.get(&row.id)),
    ))
}

/// One article or support measure as it is edited.
///
/// # Errors
/// `not_found`.
pub async fn staff_article(
    ctx: &Context,
    who: &Principal,
    id: ArticleId,
    lang: Lang,
) -> Result<StaffArticle, ApiError> {
    let conn = ctx.db.read();
    let now = ctx.clock.now();
    let row = store::find(conn, id).await?.ok_or(Code::NotFound)?;
    let form = form_of(conn, &row).await?;
    let standing = standing(conn, &row, now).await?;
    let value = serde_json::to_value(&form).map_err(ApiError::internal)?;
    let seen = store::last_seen(conn, id).await?.map(|last| ArticleSeen {
        kind: last.kind,
        done: Stamp::new(last.at, last.by),
        changes: diff(&last.snapshot, &value),
    });
    let missing = rules::missing(&form)
        .iter()
        .map(|(pointer, code)| FieldProblem {
            pointer: pointer.clone(),
            code: *code,
            detail: code.text(lang),
        })
        .collect();
    let mut article = StaffArticle {
        id,
        version: row.version,
        status: row.status,
        form,
        body_html: views::html(&row),
        returned_comment: row.returned_comment.clone(),
        created: Stamp::new(row.created_at, row.created_by),
        submitted: views::stamp(row.submitted_at, row.submitted_by),
        confirmed: views::stamp(row.confirmed_at, row.confirmed_by),
        seen,
        published_at: row.published_at,
        updated_at: row.updated_at,
        actions: rules::allowed(standing, views::editor(who)),
        missing,
    };
    let stamps: Vec<&mut Stamp> = [
        Some(&mut article.created),
        article.submitted.as_mut(),
        article.confirmed.as_mut(),
        article.seen.as_mut().map(|seen| &mut seen.done),
    ]
    .into_iter()
    .flatten()
    .collect();
    let accounts: BTreeSet<_> = stamps.iter().map(|stamp| stamp.by).collect();
    let names = account::service::names(conn, accounts.into_iter().collect()).await?;
    for stamp in stamps {
        stamp.name = names.get(&stamp.by).cloned();
    }
    Ok(article)
}
