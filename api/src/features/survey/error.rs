//! Why an operation on surveys is refused.

use sea_orm::DbErr;
use shared::problem::Code;

use crate::platform::http_error::ApiError;
use crate::platform::jobs::JobError;

/// Why an operation on surveys is refused.
#[derive(Debug)]
pub enum SurveyError {
    /// A rule says no.
    Refused(Code),
    /// Sealing or opening what waits failed, or an earlier slice refuses.
    Other(ApiError),
    /// The database failed.
    Db(DbErr),
}

impl From<Code> for SurveyError {
    fn from(code: Code) -> Self {
        Self::Refused(code)
    }
}
impl From<ApiError> for SurveyError {
    fn from(error: ApiError) -> Self {
        Self::Other(error)
    }
}
impl From<DbErr> for SurveyError {
    fn from(error: DbErr) -> Self {
        Self::Db(error)
    }
}
impl From<SurveyError> for ApiError {
    fn from(error: SurveyError) -> Self {
        match error {
            SurveyError::Refused(code) => Self::new(code),
            SurveyError::Other(error) => error,
            SurveyError::Db(error) => error.into(),
        }
    }
}
impl From<SurveyError> for JobError {
    fn from(error: SurveyError) -> Self {
        match error {
            SurveyError::Refused(code) => Self::Other(code.as_str().to_owned()),
            SurveyError::Other(error) => {
                let cause = error.cause().unwrap_or_else(|| error.code().as_str());
                Self::Other(cause.to_owned())
            }
            SurveyError::Db(error) => Self::Db(error),
        }
    }
}
