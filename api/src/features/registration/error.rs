//! Why an operation on registrations is refused.

use sea_orm::DbErr;
use shared::field::Faults;
use shared::problem::Code;
use shared::registration::types::RegistrationId;

use crate::platform::http_error::ApiError;

/// Why an operation on registrations is refused.
#[derive(Debug)]
pub enum RegistrationError {
    /// A rule says no.
    Refused(Code),
    /// Something in the request is wrong.
    Invalid(Faults),
    /// The person has this registration for the event already.
    Already(RegistrationId),
    /// An earlier slice refuses.
    Other(ApiError),
    /// The database failed.
    Db(DbErr),
}

impl From<Code> for RegistrationError {
    fn from(code: Code) -> Self {
        Self::Refused(code)
    }
}
impl From<Faults> for RegistrationError {
    fn from(faults: Faults) -> Self {
        Self::Invalid(faults)
    }
}
impl From<DbErr> for RegistrationError {
    fn from(error: DbErr) -> Self {
        Self::Db(error)
    }
}
impl From<ApiError> for RegistrationError {
    fn from(error: ApiError) -> Self {
        Self::Other(error)
    }
}
impl From<RegistrationError> for ApiError {
    fn from(error: RegistrationError) -> Self {
        match error {
            RegistrationError::Refused(code) => Self::new(code),
            RegistrationError::Invalid(faults) => Self::invalid(faults),
            RegistrationError::Already(_) => Self::new(Code::AlreadyRegistered),
            RegistrationError::Other(error) => error,
            RegistrationError::Db(error) => error.into(),
        }
    }
}
