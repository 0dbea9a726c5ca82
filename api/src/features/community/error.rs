//! Why an operation of the community is refused.

use sea_orm::DbErr;
use shared::problem::Code;

use crate::platform::http_error::ApiError;

/// Why an operation of the community is refused.
#[derive(Debug)]
pub enum CommunityError {
    /// A rule says no.
    Refused(Code),
    /// The platform or an earlier slice refuses.
    Other(ApiError),
    /// The database failed.
    Db(DbErr),
}

impl From<Code> for CommunityError {
    fn from(code: Code) -> Self {
        Self::Refused(code)
    }
}
impl From<DbErr> for CommunityError {
    fn from(error: DbErr) -> Self {
        Self::Db(error)
    }
}
impl From<ApiError> for CommunityError {
    fn from(error: ApiError) -> Self {
        Self::Other(error)
    }
}
impl From<CommunityError> for ApiError {
    fn from(error: CommunityError) -> Self {
        match error {
            CommunityError::Refused(code) => Self::new(code),
            CommunityError::Other(error) => error,
            CommunityError::Db(error) => error.into(),
        }
    }
}
