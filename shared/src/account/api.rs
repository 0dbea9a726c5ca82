//! What the account endpoints take and give, and where they are.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

pub use super::moderator::{ModeratorChoice, Moderators};
pub use super::path;

use super::legal::{Acceptance, LegalSection, LegalText};
use super::password::{NewPassword, Password};
use super::perm::Permission;
use super::rules::{check_grant, check_sign_up};
use super::types::{
    AccountId, AccountSearch, AccountStatus, Department, Device, FamilyName, GivenName, GrantId,
    JobTitle, LinkToken, OrganisationName, PersonId, Role, SecondFactor, SessionId,
    SuspensionReason,
};
use crate::field::{Email, Kana, Phone};
use crate::i18n::Lang;
use crate::page::{Cursor, Limit};
use crate::time::Timestamp;

body! {
    /// A sign-up.
    pub struct SignUp {
        /// The address; a mail with a link proves it.
        pub email: Email,
        /// The password to sign in with.
        pub password: NewPassword,
        /// 姓
        pub family_name: FamilyName,
        /// 名
        pub given_name: GivenName,
        /// 姓の読み
        pub family_kana: Option<Kana>,
        /// 名の読み
        pub given_kana: Option<Kana>,
        /// 会社・団体名
        pub organisation_name: Option<OrganisationName>,
        /// 部署
        pub department: Option<Department>,
        /// 役職
        pub job_title: Option<JobTitle>,
        /// The language of mails; the request's language where it is not told.
        pub locale: Option<Lang>,
        /// The acceptance of the terms and the privacy text; without it 422 `consent_required`.
        pub acceptance: Option<Acceptance>,
    }
    whole SignUpParts by check_sign_up
}

/// The answer to a sign-up: the same whether or not the address has an account already.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MailSent {
    /// The address a mail is on its way to.
    pub email: Email,
}

body! {
    /// The token from a mail's link.
    pub struct Verification {
        /// As it stands in the link.
        pub token: LinkToken,
    }
}

body! {
    /// A sign-in.
    pub struct SignIn {
        /// The address.
        pub email: Email,
        /// The password.
        pub password: Password,
        /// The second factor, once the answer was `totp_required`.
        pub code: Option<SecondFactor>,
    }
}

/// An access token and whose it is. The refresh token travels in a cookie beside it.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SignedIn {
    /// For the header `Authorization: Bearer …`.
    #[cfg_attr(feature = "openapi", schema(max_length = 2000))]
    pub access_token: String,
    /// Seconds until it runs out.
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 3600))]
    pub expires_in: i64,
    /// Who signed in.
    pub me: Me,
}

body! {
    /// Asks for a link to set a new password.
    pub struct PasswordReset {
        /// The address.
        pub email: Email,
    }
}

body! {
    /// Sets a new password by a mail's link.
    pub struct PasswordResetConfirm {
        /// As it stands in the link.
        pub token: LinkToken,
        /// The new password.
        pub password: NewPassword,
    }
}

body! {
    /// Changes one's own password.
    pub struct PasswordChange {
        /// The one in force.
        pub current: Password,
        /// The new one.
        pub password: NewPassword,
    }
}

/// One's own account, person and rights.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Me {
    /// The account.
    pub account_id: AccountId,
    /// The person it belongs to.
    pub person_id: PersonId,
    /// The proven address.
    pub email: Email,
    /// How the person is called: 姓 名.
    #[cfg_attr(feature = "openapi", schema(max_length = 125))]
    pub display_name: String,
    /// 姓
    pub family_name: Option<FamilyName>,
    /// 名
    pub given_name: Option<GivenName>,
    /// 姓の読み
    pub family_kana: Option<Kana>,
    /// 名の読み
    pub given_kana: Option<Kana>,
    /// 会社・団体名
    pub organisation_name: Option<OrganisationName>,
    /// 部署
    pub department: Option<Department>,
    /// 役職
    pub job_title: Option<JobTitle>,
    /// A telephone number, if told.
    pub phone: Option<Phone>,
    /// The language of mails.
    pub locale: Lang,
    /// The roles in force now.
    #[cfg_attr(feature = "openapi", schema(max_items = 10))]
    pub roles: BTreeSet<Role>,
    /// What they allow now.
    #[cfg_attr(feature = "openapi", schema(max_items = 100))]
    pub permissions: BTreeSet<Permission>,
    /// Whether a second factor is set up.
    pub totp_enabled: bool,
    /// Whether the roles only come into force once a second factor is set up.
    pub totp_setup_required: bool,
    /// The version of the profile, as in the `ETag`.
    #[cfg_attr(feature = "openapi", schema(minimum = 1))]
    pub version: i64,
}

body! {
    /// A new profile in place of the old one; what is left out is emptied.
    pub struct Profile {
        /// 姓
        pub family_name: FamilyName,
        /// 名
        pub given_name: GivenName,
        /// 姓の読み
        pub family_kana: Option<Kana>,
        /// 名の読み
        pub given_kana: Option<Kana>,
        /// 会社・団体名
        pub organisation_name: Option<OrganisationName>,
        /// 部署
        pub department: Option<Department>,
        /// 役職
        pub job_title: Option<JobTitle>,
        /// A telephone number.
        pub phone: Option<Phone>,
        /// The language of mails.
        pub locale: Lang,
    }
}

/// A sign-in in force on some device.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SessionView {
    /// The session.
    pub id: SessionId,
    /// When one signed in.
    pub created_at: Timestamp,
    /// When it was last used, to the refresh (about 10 minutes).
    pub last_used_at: Timestamp,
    /// What the browser calls itself.
    pub device: Option<Device>,
    /// Whether it is the one this request belongs to.
    pub current: bool,
}

/// The sign-ins in force, the newest first.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Sessions {
    /// At most 100; older ones are ended when more begin.
    #[cfg_attr(feature = "openapi", schema(max_items = 100))]
    pub items: Vec<SessionView>,
}

body! {
    /// Confirms by the password that the owner is at the keyboard.
    pub struct TotpSetup {
        /// The password.
        pub password: Password,
    }
}

/// The secret for an authenticator app; shown once.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TotpSecret {
    /// In base32, to type.
    #[cfg_attr(feature = "openapi", schema(max_length = 64))]
    pub secret: String,
    /// As an `otpauth://` address, for a QR code.
    #[cfg_attr(feature = "openapi", schema(max_length = 1000))]
    pub uri: String,
}

impl core::fmt::Debug for TotpSecret {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("TotpSecret(…)")
    }
}

body! {
    /// A first code, to show that the app holds the secret.
    pub struct TotpEnable {
        /// 6 digits.
        pub code: SecondFactor,
    }
}

body! {
    /// Password and code, to change something about the second factor.
    pub struct TotpConfirm {
        /// The password.
        pub password: Password,
        /// A code of the app, or a recovery code.
        pub code: SecondFactor,
    }
}

/// Codes for the day the phone is lost; each works once; shown once.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RecoveryCodes {
    /// Ten codes.
    #[cfg_attr(feature = "openapi", schema(max_items = 10))]
    pub codes: Vec<RecoveryCode>,
}

text! {
    /// A recovery code, such as `abcd-efgh-ijkl-mnop`.
    pub RecoveryCode: line, 19..=19
}

/// The legal texts in force, and who stands behind them.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Legal {
    /// 利用規約
    pub terms: LegalText,
    /// 個人情報の取扱い
    pub privacy: LegalText,
    /// 利用目的
    #[cfg_attr(feature = "openapi", schema(max_items = 20))]
    pub purposes: Vec<LegalSection>,
    /// 主催: the prefecture's name; absent before the first programme.
    #[cfg_attr(feature = "openapi", schema(max_length = 120))]
    pub organiser: Option<String>,
    /// 受託者: the contractor's name; absent before the first programme.
    #[cfg_attr(feature = "openapi", schema(max_length = 120))]
    pub contractor: Option<String>,
}

crate::query! {
    /// Which accounts to list; the newest first.
    pub struct AccountQuery {
        /// Part of the address, the name or the organisation.
        pub q: AccountSearch,
        /// Only accounts holding this role now (not `member`, which all are).
        pub role: Role,
        /// Only accounts in this status.
        pub status: AccountStatus,
        /// How many.
        pub limit: Limit,
        /// The page's beginning, from `next_cursor`.
        pub cursor: Cursor,
    }
}

/// An account in the administrators' list.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AccountSummary {
    /// The account.
    pub id: AccountId,
    /// Its address.
    pub email: Email,
    /// How its person is called.
    #[cfg_attr(feature = "openapi", schema(max_length = 125))]
    pub display_name: String,
    /// Whether it may be used.
    pub status: AccountStatus,
    /// Whether the address is proven.
    pub email_verified: bool,
    /// Whether a second factor is set up.
    pub totp_enabled: bool,
    /// The roles in force now.
    #[cfg_attr(feature = "openapi", schema(max_items = 10))]
    pub roles: BTreeSet<Role>,
    /// When it was made.
    pub created_at: Timestamp,
}

/// An account as administrators see it.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AccountDetail {
    /// As in the list.
    #[serde(flatten)]
    pub summary: AccountSummary,
    /// Why it is suspended, if it is.
    pub suspended_reason: Option<SuspensionReason>,
    /// Its grants, the newest first, those that ended too.
    #[cfg_attr(feature = "openapi", schema(max_items = 200))]
    pub grants: Vec<GrantView>,
    /// The account's version, as in the `ETag`.
    #[cfg_attr(feature = "openapi", schema(minimum = 1))]
    pub version: i64,
}

/// A role given to an account.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct GrantView {
    /// The grant.
    pub id: GrantId,
    /// The role.
    pub role: Role,
    /// From when.
    pub valid_from: Timestamp,
    /// Until when (exclusive); absent: until withdrawn.
    pub valid_until: Option<Timestamp>,
    /// When it was withdrawn, if it was.
    pub revoked_at: Option<Timestamp>,
    /// Whether it counts now.
    pub in_force: bool,
    /// Who gave it; absent: the system.
    pub granted_by: Option<AccountId>,
}

body! {
    /// Gives a role.
    pub struct GrantNew {
        /// The role.
        pub role: Role,
        /// From when; now where it is not told.
        pub valid_from: Option<Timestamp>,
        /// Until when (exclusive). A contractor's role ends with the contract at the latest.
        pub valid_until: Option<Timestamp>,
    }
    whole GrantParts by check_grant
}

body! {
    /// Suspends an account.
    pub struct Suspension {
        /// Why; its owner is told.
        pub reason: SuspensionReason,
    }
}
