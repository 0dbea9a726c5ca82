//! Why an operation on files is refused.

use sea_orm::DbErr;
use shared::field::Faults;
use shared::problem::Code;

use crate::platform::files::FileError;
use crate::platform::http_error::ApiError;

/// Why an operation on files is refused.
#[derive(Debug)]
pub enum MaterialError {
    /// A rule says no.
    Refused(Code),
    /// Something in the request is wrong.
    Invalid(Faults),
    /// An earlier slice refuses.
    Other(ApiError),
    /// The store of files failed.
    File(FileError),
    /// The database failed.
    Db(DbErr),
}

impl From<Code> for MaterialError {
    fn from(code: Code) -> Self {
        Self::Refused(code)
    }
}
impl From<Faults> for MaterialError {
    fn from(faults: Faults) -> Self {
        Self::Invalid(faults)
    }
}
impl From<DbErr> for MaterialError {
    fn from(error: DbErr) -> Self {
        Self::Db(error)
    }
}
impl From<ApiError> for MaterialError {
    fn from(error: ApiError) -> Self {
        Self::Other(error)
    }
}
impl From<FileError> for MaterialError {
    fn from(error: FileError) -> Self {
        match error {
            FileError::TooLong => Self::Refused(Code::FileTooLarge),
            FileError::BrokenOff(_) => Self::Refused(Code::Malformed),
            FileError::Db(error) => Self::Db(error),
            other @ (FileError::Missing(_) | FileError::Store(_)) => Self::File(other),
        }
    }
}
impl From<MaterialError> for ApiError {
    fn from(error: MaterialError) -> Self {
        match error {
            MaterialError::Refused(code) => Self::new(code),
            MaterialError::Invalid(faults) => Self::invalid(faults),
            MaterialError::Other(error) => error,
            MaterialError::File(error) => Self::internal(error),
            MaterialError::Db(error) => error.into(),
        }
    }
}
