//! Reading the outbox, and trying a failed mail again.

use shared::i18n::Lang;
use shared::outbox::MailId;
use shared::outbox::api::{MailDetail, MailFilter, MailItem};
use shared::page::{DEFAULT_LIMIT, Page};
use shared::problem::Code;

use crate::app::Context;
use crate::platform::cursor;
use crate::platform::http_error::ApiError;
use crate::platform::log::{self, Actor, NewEntry};
use crate::platform::mail::{Outbox, Stored};

fn outbox(context: &Context) -> Outbox {
    Outbox::new(&context.options.mail_settings(), &context.links)
}

/// A page of mails, newest first.
///
/// # Errors
/// 422 for a cursor of another list; the database's failures.
pub async fn list(context: &Context, filter: &MailFilter) -> Result<Page<MailItem>, ApiError> {
    // The status is part of the list's name: a cursor is good for one filter only.
    let name = format!(
        "mails:{}",
        filter.status.map_or("", |status| status.as_str())
    );
    let after = cursor::read(&context.links, &name, filter.cursor.as_ref())?;
    let limit = filter.limit.map_or(DEFAULT_LIMIT, shared::field::Int::get);
    let rows = outbox(context)
        .list(
            context.db.read(),
            filter.status,
            after,
            u64::try_from(limit + 1).unwrap_or_default(),
        )
        .await?;
    let limit = usize::try_from(limit).unwrap_or_default();
    Ok(cursor::page(
        &context.links,
        &name,
        rows,
        limit,
        Stored::key,
        |stored| stored.item(),
    ))
}

/// One mail with what it says.
///
/// # Errors
/// 404; the database's failures.
pub async fn get(context: &Context, id: MailId, lang: Lang) -> Result<MailDetail, ApiError> {
    let found = outbox(context).find(context.db.read(), id, lang).await?;
    found.ok_or_else(|| Code::NotFound.into())
}

/// Puts a failed mail back into the queue.
///
/// # Errors
/// 404; 409 when the mail has not failed; the database's failures.
pub async fn retry(
    context: &Context,
    actor: Actor,
    id: MailId,
    lang: Lang,
) -> Result<MailItem, ApiError> {
    get(context, id, lang).await?;
    let now = context.clock.now();
    context
        .db
        .write(move |tx| {
            Box::pin(async move {
                if !Outbox::requeue(tx, id, now).await? {
                    return Err(ApiError::new(Code::Conflict));
                }
                let entry = NewEntry {
                    kind: "mail.retried",
                    subject: ("mail", &id.uuid()),
                    actor,
                    at: now,
                    data: serde_json::json!({}),
                };
                log::append(tx, entry).await?;
                Ok(())
            })
        })
        .await?;
    get(context, id, lang).await.map(|detail| detail.mail)
}
