//! The legal texts in force, and who stands behind them.

use async_trait::async_trait;
use shared::account::api::Legal;
use shared::account::legal::{LegalDocument, purposes};
use shared::i18n::Lang;
use shared::time::Day;

use super::contract::Contract;
use crate::platform::http_error::ApiError;

/// Tells who the organiser (主催) and the contractor (受託者) are, and until when the contract
/// runs. The programme knows, and it comes after accounts: `app.rs` puts it into the app's data.
#[async_trait]
pub trait Organisers: Send + Sync {
    /// The prefecture's and the contractor's names, as far as known.
    ///
    /// # Errors
    /// When the database fails.
    async fn names(&self) -> Result<(Option<String>, Option<String>), ApiError>;

    /// The contract of the fiscal year that `day` lies in, if its programme is registered.
    ///
    /// # Errors
    /// When the database fails.
    async fn contract(&self, day: Day) -> Result<Option<Contract>, ApiError>;
}

/// The texts in force, in `lang`.
///
/// # Errors
/// When the names can't be read.
pub async fn legal(lang: Lang, organisers: Option<&dyn Organisers>) -> Result<Legal, ApiError> {
    let (organiser, contractor) = match organisers {
        Some(organisers) => organisers.names().await?,
        None => (None, None),
    };
    Ok(Legal {
        terms: LegalDocument::Terms.text(lang),
        privacy: LegalDocument::Privacy.text(lang),
        purposes: purposes(lang),
        organiser,
        contractor,
    })
}
