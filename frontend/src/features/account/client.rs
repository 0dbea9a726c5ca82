//! Typed calls about accounts.

use serde::Deserialize;
use serde_json::json;
use shared::account::api::{
    Legal, MailSent, Me, PasswordChange, PasswordReset, PasswordResetConfirm, Profile,
    RecoveryCodes, Sessions, SignIn, SignUp, SignedIn, TotpConfirm, TotpEnable, TotpSecret,
    TotpSetup, path,
};
use shared::account::types::SessionId;

use crate::client::{Call, Client, ClientError, Etag, IdempotencyKey, Reply};

/// What a call answers.
type Answer<T> = Result<Reply<T>, ClientError>;

/// An answer nobody reads.
#[derive(Debug, Deserialize)]
#[serde(from = "serde::de::IgnoredAny")]
pub struct Done;

impl From<serde::de::IgnoredAny> for Done {
    fn from(_: serde::de::IgnoredAny) -> Self {
        Self
    }
}

/// Signs in.
///
/// # Errors
/// [`ClientError`]; `totp_required` asks for the second factor.
pub async fn sign_in(client: Client, body: SignIn, _: IdempotencyKey) -> Answer<SignedIn> {
    Call::post(path::SIGN_IN).json(&body).send(&client).await
}

/// Makes an account; the answer is the same for every address.
///
/// # Errors
/// [`ClientError`].
pub async fn sign_up(client: Client, body: SignUp, key: IdempotencyKey) -> Answer<MailSent> {
    Call::post(path::ACCOUNTS)
        .json(&body)
        .key(&key)
        .send(&client)
        .await
}

/// Proves an address by the mail's link.
///
/// # Errors
/// [`ClientError`].
pub async fn verify(client: Client, token: String, _: IdempotencyKey) -> Answer<Done> {
    Call::post(path::VERIFY)
        .json(&json!({ "token": token }))
        .send(&client)
        .await
}

/// Asks for a link to set a new password.
///
/// # Errors
/// [`ClientError`].
pub async fn ask_reset(client: Client, body: PasswordReset, _: IdempotencyKey) -> Answer<Done> {
    Call::post(path::PASSWORD_RESET)
        .json(&body)
        .send(&client)
        .await
}

/// Sets a new password by a mail's link.
///
/// # Errors
/// [`ClientError`].
pub async fn reset(client: Client, body: PasswordResetConfirm, _: IdempotencyKey) -> Answer<Done> {
    Call::post(path::PASSWORD_RESET_CONFIRM)
        .json(&body)
        .send(&client)
        .await
}

/// The legal texts in force.
///
/// # Errors
/// [`ClientError`].
pub async fn legal(client: Client, (): ()) -> Answer<Legal> {
    Call::get(path::LEGAL).send(&client).await
}

/// One's own account.
///
/// # Errors
/// [`ClientError`].
pub async fn me(client: Client, (): ()) -> Answer<Me> {
    Call::get(path::ME).send(&client).await
}

/// Changes one's profile.
///
/// # Errors
/// [`ClientError`]; `version_stale` where it was changed elsewhere meanwhile.
pub async fn save_profile(
    client: Client,
    (etag, body): (Etag, Profile),
    _: IdempotencyKey,
) -> Answer<Me> {
    Call::put(path::ME)
        .json(&body)
        .if_match(&etag)
        .send(&client)
        .await
}

/// Changes one's password.
///
/// # Errors
/// [`ClientError`].
pub async fn change_password(
    client: Client,
    body: PasswordChange,
    _: IdempotencyKey,
) -> Answer<Done> {
    Call::put(path::MY_PASSWORD).json(&body).send(&client).await
}

/// The sign-ins in force.
///
/// # Errors
/// [`ClientError`].
pub async fn sessions(client: Client, (): ()) -> Answer<Sessions> {
    Call::get(path::MY_SESSIONS).send(&client).await
}

/// Ends one sign-in.
///
/// # Errors
/// [`ClientError`].
pub async fn end_session(client: Client, id: SessionId, _: IdempotencyKey) -> Answer<Done> {
    Call::delete(path::my_session(id)).send(&client).await
}

/// Ends all sign-ins, this one too.
///
/// # Errors
/// [`ClientError`].
pub async fn sign_out_everywhere(client: Client, (): (), _: IdempotencyKey) -> Answer<Done> {
    Call::post(path::SIGN_OUT_EVERYWHERE).send(&client).await
}

/// Begins to set up the second factor.
///
/// # Errors
/// [`ClientError`].
pub async fn totp_setup(client: Client, body: TotpSetup, _: IdempotencyKey) -> Answer<TotpSecret> {
    Call::post(path::TOTP_SETUP).json(&body).send(&client).await
}

/// Puts the second factor into force.
///
/// # Errors
/// [`ClientError`].
pub async fn totp_enable(
    client: Client,
    body: TotpEnable,
    _: IdempotencyKey,
) -> Answer<RecoveryCodes> {
    Call::post(path::TOTP_ENABLE)
        .json(&body)
        .send(&client)
        .await
}

/// Takes the second factor away.
///
/// # Errors
/// [`ClientError`].
pub async fn totp_disable(client: Client, body: TotpConfirm, _: IdempotencyKey) -> Answer<Done> {
    Call::post(path::TOTP_DISABLE)
        .json(&body)
        .send(&client)
        .await
}

/// What administrators ask and do about accounts.
pub mod manage {
    use shared::account::api::{
        AccountDetail, AccountQuery, AccountSummary, GrantNew, GrantView, Suspension, path,
    };
    use shared::account::types::{AccountId, GrantId};
    use shared::page::Page;
    use shared::query::FromQuery;

    use super::{Answer, Done};
    use crate::client::{Call, Client, IdempotencyKey};

    /// The accounts, newest first.
    ///
    /// # Errors
    /// [`crate::client::ClientError`].
    pub async fn list(client: Client, query: AccountQuery) -> Answer<Page<AccountSummary>> {
        Call::get(format!("{}{}", path::ACCOUNTS, query.to_query()))
            .send(&client)
            .await
    }

    /// One account with its grants.
    ///
    /// # Errors
    /// [`crate::client::ClientError`].
    pub async fn one(client: Client, id: AccountId) -> Answer<AccountDetail> {
        Call::get(path::account(id)).send(&client).await
    }

    /// Gives a role.
    ///
    /// # Errors
    /// [`crate::client::ClientError`].
    pub async fn give(
        client: Client,
        (id, body): (AccountId, GrantNew),
        key: IdempotencyKey,
    ) -> Answer<GrantView> {
        Call::post(path::grants(id))
            .json(&body)
            .key(&key)
            .send(&client)
            .await
    }

    /// Withdraws a role.
    ///
    /// # Errors
    /// [`crate::client::ClientError`].
    pub async fn withdraw(
        client: Client,
        (id, grant): (AccountId, GrantId),
        _: IdempotencyKey,
    ) -> Answer<Done> {
        Call::delete(path::grant(id, grant)).send(&client).await
    }

    /// Suspends an account.
    ///
    /// # Errors
    /// [`crate::client::ClientError`].
    pub async fn suspend(
        client: Client,
        (id, body): (AccountId, Suspension),
        _: IdempotencyKey,
    ) -> Answer<Done> {
        Call::post(path::suspend(id))
            .json(&body)
            .send(&client)
            .await
    }

    /// Lets a suspended account in again.
    ///
    /// # Errors
    /// [`crate::client::ClientError`].
    pub async fn restore(client: Client, id: AccountId, _: IdempotencyKey) -> Answer<Done> {
        Call::post(path::restore(id)).send(&client).await
    }
}
