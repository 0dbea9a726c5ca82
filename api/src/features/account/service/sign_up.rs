//! Signing up, and proving the address.

use serde_json::json;
use shared::account::api::{MailSent, SignUp, Verification};
use shared::account::legal::Acceptance;
use shared::account::types::AccountId;
use shared::i18n::Lang;
use shared::problem::Code;

use super::consent::{Subject, record_consent};
use super::create::{account_row, prove};
use super::person::PersonDraft;
use super::{link_state, note, purpose, throttle};
use crate::app::Context;
use crate::features::account::store;
use crate::platform::db::Tx;
use crate::platform::http_error::ApiError;
use crate::platform::log::Actor;

/// Takes a sign-up. The answer is the same for a new and a known address; the owner of the
/// address learns the rest by mail.
///
/// # Errors
/// 422 for a missing acceptance or a weak password, 429 after too many attempts.
pub async fn sign_up(
    ctx: &Context,
    client: &str,
    lang: Lang,
    body: SignUp,
) -> Result<MailSent, ApiError> {
    let acceptance = body.acceptance.clone().ok_or(Code::ConsentRequired)?;
    throttle::attempt(ctx, client, &body.email).await?;
    let hash = ctx
        .options
        .hashing
        .hash(&ctx.random, body.password.expose())
        .await?;
    let email = body.email.clone();
    let draft = draft(body, lang);
    let inner = ctx.clone();
    ctx.db
        .write(move |tx| Box::pin(async move { take(tx, &inner, draft, hash, &acceptance).await }))
        .await?;
    Ok(MailSent { email })
}

fn draft(body: SignUp, lang: Lang) -> PersonDraft {
    PersonDraft {
        email: body.email,
        family_name: Some(body.family_name),
        given_name: Some(body.given_name),
        family_kana: body.family_kana,
        given_kana: body.given_kana,
        organisation_name: body.organisation_name,
        organisation_id: None,
        department: body.department,
        job_title: body.job_title,
        phone: None,
        locale: body.locale.unwrap_or(lang),
    }
}

async fn take(
    tx: &Tx,
    ctx: &Context,
    draft: PersonDraft,
    hash: String,
    acceptance: &Acceptance,
) -> Result<(), ApiError> {
    let now = ctx.clock.now();
    let locale = draft.locale;
    let email = draft.email.clone();
    let profile = serde_json::to_value(&draft).map_err(ApiError::internal)?;
    let mut row = account_row(ctx, email.clone(), hash.clone(), locale);
    row.pending_profile = Some(profile.clone());
    let new = row.id;
    if store::account::insert_new(tx, row).await? {
        record_consent(tx, ctx, Subject::Account(new), acceptance, locale).await?;
        return Ok(note(tx, "account.created", new, Actor::Anonymous, now, json!({})).await?);
    }
    let Some(known) = locked_by_email(tx, &email).await? else {
        return Err(ApiError::internal("an account came and went"));
    };
    if known.email_verified_at.is_some() {
        return Ok(note(
            tx,
            "account.signup_repeated",
            known.id,
            Actor::Anonymous,
            now,
            json!({}),
        )
        .await?);
    }
    // Nobody has proven the address yet: the latest sign-up counts, and links to earlier
    // ones are void, so that a stranger's password is never the one that gets proven by them.
    let again = store::account::SignUpAgain {
        password_hash: hash,
        password_version: known.password_version + 1,
        pending_profile: profile,
        locale,
    };
    store::account::sign_up_again(tx, known.id, now, again).await?;
    record_consent(tx, ctx, Subject::Account(known.id), acceptance, locale).await?;
    ask_to_verify(tx, ctx, known.id).await
}

async fn locked_by_email(
    tx: &Tx,
    email: &shared::field::Email,
) -> Result<Option<crate::features::account::entity::account::Model>, ApiError> {
    let Some(row) = store::account::by_email(tx, email).await? else {
        return Ok(None);
    };
    Ok(store::account::locked(tx, row.id).await?)
}

/// Has the mail with the proving link sent (again).
pub(super) async fn ask_to_verify(tx: &Tx, ctx: &Context, id: AccountId) -> Result<(), ApiError> {
    let now = ctx.clock.now();
    Ok(note(
        tx,
        "account.verification_requested",
        id,
        Actor::Anonymous,
        now,
        json!({}),
    )
    .await?)
}

/// Proves the address by the mail's link.
///
/// # Errors
/// `link_invalid` when the link is wrong, used, overtaken or has run out.
pub async fn verify(ctx: &Context, body: Verification) -> Result<(), ApiError> {
    let id = AccountId::from_uuid(ctx.links.claimed(body.token.as_str())?);
    let inner = ctx.clone();
    ctx.db
        .write(move |tx| {
            Box::pin(async move {
                let ctx = &inner;
                let row = store::account::locked(tx, id)
                    .await?
                    .ok_or(Code::LinkInvalid)?;
                if row.email_verified_at.is_some() {
                    return Err(Code::LinkInvalid.into());
                }
                let (state, now) = (link_state(row.password_version), ctx.clock.now());
                ctx.links
                    .verify(purpose::VERIFY, body.token.as_str(), &state, now)?;
                prove(tx, ctx, &row).await.map(|_| ())
            })
        })
        .await
}
