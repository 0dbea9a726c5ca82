//! Registrations that a third party hands in: they wait until the person confirms them by mail.

use serde::{Deserialize, Serialize};

use crate::account::consent::OptionalConsent;
use crate::account::key::ApiKeyName;
use crate::account::types::{FamilyName, GivenName};
use crate::event::types::{EventId, Mode, Title};
use crate::field::Email;
use crate::time::Timestamp;

/// How long the person has to confirm, in hours.
pub const HOURS: i64 = 72;

id! {
    /// One registration that waits for its person's confirmation.
    pub RequestId(RegistrationRequestKind) = "registration_request"
}

/// What handing a registration in answers, the same for every address (so that nobody learns who
/// is registered).
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RequestReceipt {
    /// The event.
    pub event_id: EventId,
    /// The address that is asked to confirm, as it was given.
    pub sent_to: Email,
    /// Until when the person can confirm; then it is forgotten.
    pub confirm_by: Timestamp,
    /// True for a test key: all was checked, nothing was kept and no mail was written.
    pub test: bool,
}

/// What the person sees behind the link before confirming.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RegistrationRequest {
    /// The event.
    pub event_id: EventId,
    /// Its title.
    pub title: Title,
    /// When it begins.
    pub starts_at: Timestamp,
    /// When it ends.
    pub ends_at: Timestamp,
    /// At the venue or online.
    pub mode: Mode,
    /// Family name as given.
    pub family_name: FamilyName,
    /// Given name as given.
    pub given_name: GivenName,
    /// What the person agreed to freely, as it was handed in; it is confirmed with the rest.
    #[cfg_attr(feature = "openapi", schema(max_items = 4))]
    pub consents: Vec<OptionalConsent>,
    /// Who handed it in: the name of the API key; none when staff did.
    pub via: Option<ApiKeyName>,
    /// Until when it can be confirmed.
    pub confirm_by: Timestamp,
}
