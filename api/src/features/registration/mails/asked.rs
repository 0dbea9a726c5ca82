//! The mail that asks somebody to confirm what a third party handed in for them.

use shared::field;
use shared::registration::api::{RegisterGuest, path};
use shared::registration::request::RequestId;
use shared::wareki;

use super::{TOKEN, mode};
use crate::features::event::service as events;
use crate::features::registration::service::request::PURPOSE;
use crate::features::registration::store::request;
use crate::platform::clock::Clock;
use crate::platform::db::Tx;
use crate::platform::log::{Entry, LogError};
use crate::platform::mail::{Draft, Link};

/// The mail; none where the request is gone or confirmed.
pub(super) async fn compose(
    tx: &Tx,
    entry: &Entry,
    clock: &Clock,
) -> Result<Option<Draft>, LogError> {
    let id = RequestId::from_uuid(entry.subject_id);
    let Some(row) = request::find(tx, id).await? else {
        return Ok(None);
    };
    let form = row.form.as_ref().map(field::parse::<RegisterGuest>);
    let (Some(Ok(form)), Some(event)) =
        (form, events::for_mail(tx, row.event_id, clock.now()).await?)
    else {
        return Ok(None);
    };
    let lang = form.locale;
    let link = Link::Signed {
        path: path::confirm_page(TOKEN).replace(&shared::query::encode(TOKEN), TOKEN),
        purpose: PURPOSE,
        subject: id.uuid(),
        state: Vec::new(),
        expires: row.expires_at,
    };
    let facts = [
        ("mail-registration-label-event", event.title.to_string()),
        (
            "mail-registration-label-when",
            wareki::span(event.starts_at, event.ends_at, lang),
        ),
        ("mail-registration-label-mode", mode(form.mode, lang)),
        (
            "mail-registration-label-confirm-by",
            wareki::date_time(row.expires_at, lang),
        ),
    ];
    let name = format!("{} {}", form.family_name, form.given_name);
    let draft = Draft::new("mail-registration-requested", form.email, lang)
        .arg("title", event.title.as_str())
        .about("registration_request", id.uuid())
        .greet(name)
        .arg("via", row.via.as_ref().map_or("", |via| via.as_str()))
        .text(if row.via.is_some() {
            "body"
        } else {
            "by-staff"
        })
        .table(facts)
        .button("confirm", link)
        .text("not-you");
    Ok(Some(draft))
}
