//! The words of integration: ids, newtypes, closed sets.

pub use crate::account::key::{ApiKeyId, ApiKeyName};
use crate::account::perm::Permission;
use crate::field::List;

closed! {
    /// What a key may do beyond reading what is public. Each is the permission of that name; what
    /// is about an account, signs with one or makes other keys is no scope.
    pub enum Scope {
        /// Hand somebody's registration in; it counts once that person has confirmed it by mail.
        RegistrationCreate = "registration_create",
        /// See an event's registrations with their personal data.
        RegistrationRead = "registration_read",
        /// See the staff's lists: drafts, desks, numbers.
        StaffRead = "staff_read",
    }
}

impl Scope {
    /// The permission it gives.
    pub const fn permission(self) -> Permission {
        match self {
            Self::RegistrationCreate => Permission::RegistrationCreate,
            Self::RegistrationRead => Permission::RegistrationRead,
            Self::StaffRead => Permission::StaffRead,
        }
    }

    /// Whether a test key may have it: those whose operations know the sandbox.
    pub const fn for_test(self) -> bool {
        matches!(self, Self::RegistrationCreate)
    }
}

/// What a key may do; none for one that only reads what is public under its own name.
pub type Scopes = List<Scope, 0, 10>;

closed! {
    /// Whether a key opens anything.
    pub enum ApiKeyState {
        /// It does.
        Active = "active",
        /// Its time is over.
        Expired = "expired",
        /// Somebody revoked it.
        Revoked = "revoked",
    }
}
