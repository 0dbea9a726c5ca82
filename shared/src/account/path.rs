//! Where the account endpoints are, under `/api/v1`.

use crate::account::types::{AccountId, GrantId, SessionId};

/// POST: sign up. GET (administrators): list accounts.
pub const ACCOUNTS: &str = "/api/v1/accounts";
/// POST: prove the address by the mail's link.
pub const VERIFY: &str = "/api/v1/auth/verify-email";
/// POST: sign in.
pub const SIGN_IN: &str = "/api/v1/auth/sign-in";
/// POST: change the refresh cookie for an access token.
pub const REFRESH: &str = "/api/v1/auth/refresh";
/// POST: end the sign-in on this device.
pub const SIGN_OUT: &str = "/api/v1/auth/sign-out";
/// POST: end all sign-ins.
pub const SIGN_OUT_EVERYWHERE: &str = "/api/v1/auth/sign-out-everywhere";
/// POST: ask for a link to set a new password.
pub const PASSWORD_RESET: &str = "/api/v1/auth/password-reset";
/// POST: set a new password by the mail's link.
pub const PASSWORD_RESET_CONFIRM: &str = "/api/v1/auth/password-reset/confirm";
/// GET, PUT: one's own account and profile.
pub const ME: &str = "/api/v1/me";
/// PUT: change the password.
pub const MY_PASSWORD: &str = "/api/v1/me/password";
/// GET: the sign-ins in force.
pub const MY_SESSIONS: &str = "/api/v1/me/sessions";
/// POST: begin setting up the second factor.
pub const TOTP_SETUP: &str = "/api/v1/me/totp/setup";
/// POST: confirm it with a first code.
pub const TOTP_ENABLE: &str = "/api/v1/me/totp/enable";
/// POST: give it up.
pub const TOTP_DISABLE: &str = "/api/v1/me/totp/disable";
/// POST: new recovery codes in place of the old ones.
pub const RECOVERY_CODES: &str = "/api/v1/me/totp/recovery-codes";
/// GET: the legal texts in force.
pub const LEGAL: &str = "/api/v1/legal";

/// GET (staff): who can look after an event as a moderator.
pub const MODERATORS: &str = "/api/v1/staff/moderators";

/// DELETE: end one sign-in.
pub fn my_session(id: SessionId) -> String {
    format!("{MY_SESSIONS}/{id}")
}
/// GET: one account.
pub fn account(id: AccountId) -> String {
    format!("{ACCOUNTS}/{id}")
}
/// POST: give a role.
pub fn grants(id: AccountId) -> String {
    format!("{ACCOUNTS}/{id}/grants")
}
/// DELETE: withdraw a role.
pub fn grant(id: AccountId, grant: GrantId) -> String {
    format!("{ACCOUNTS}/{id}/grants/{grant}")
}
/// POST: suspend the account.
pub fn suspend(id: AccountId) -> String {
    format!("{ACCOUNTS}/{id}/suspend")
}
/// DELETE: take the second factor away.
pub fn factor(id: AccountId) -> String {
    format!("{ACCOUNTS}/{id}/totp")
}
/// POST: end the suspension.
pub fn restore(id: AccountId) -> String {
    format!("{ACCOUNTS}/{id}/restore")
}
