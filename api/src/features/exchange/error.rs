//! Why an operation on attendance is refused.

use sea_orm::DbErr;
use shared::field::Faults;
use shared::problem::Code;

use crate::platform::http_error::ApiError;

/// Why an operation on attendance is refused.
#[derive(Debug)]
pub enum ExchangeError {
    /// A rule says no.
    Refused(Code),
    /// Something in the request is wrong.
    Invalid(Faults),
    /// An earlier slice refuses.
    Other(ApiError),
    /// The database failed.
    Db(DbErr),
}

impl From<Code> for ExchangeError {
    fn from(code: Code) -> Self {
        Self::Refused(code)
    }
}
impl From<Faults> for ExchangeError {
    fn from(faults: Faults) -> Self {
        Self::Invalid(faults)
    }
}
impl From<DbErr> for ExchangeError {
    fn from(error: DbErr) -> Self {
        Self::Db(error)
    }
}
impl From<ApiError> for ExchangeError {
    fn from(error: ApiError) -> Self {
        Self::Other(error)
    }
}
impl From<ExchangeError> for ApiError {
    fn from(error: ExchangeError) -> Self {
        match error {
            ExchangeError::Refused(code) => Self::new(code),
            ExchangeError::Invalid(faults) => Self::invalid(faults),
            ExchangeError::Other(error) => error,
            ExchangeError::Db(error) => error.into(),
        }
    }
}
