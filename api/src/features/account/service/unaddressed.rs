//! Persons without an address: somebody who is there and told only a name. They count like
//! anybody; who turns out to be known is merged by staff.

use shared::account::types::{FamilyName, GivenName, OrganisationName, PersonId};
use shared::field::Kana;
use shared::i18n::Lang;
use uuid::Uuid;

use crate::app::Context;
use crate::features::account::entity::person;
use crate::features::account::store;
use crate::platform::db::Tx;
use crate::platform::http_error::ApiError;

/// What is told of somebody without an address. The organisation's id is that of a later feature.
#[derive(Clone, Debug)]
pub struct Unaddressed {
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
    /// The same in the directory.
    pub organisation_id: Option<Uuid>,
    /// The language of who noted it.
    pub locale: Lang,
}

/// Makes a person without an address: nobody tells them from another of the same name.
///
/// # Errors
/// When the database fails.
pub async fn person_without_address(
    tx: &Tx,
    ctx: &Context,
    told: Unaddressed,
) -> Result<PersonId, ApiError> {
    let now = ctx.clock.now();
    let id = PersonId::from_uuid(ctx.random.uuid_v7(now));
    let row = person::Model {
        id,
        email: None,
        family_name: told.family_name,
        given_name: told.given_name,
        family_kana: told.family_kana,
        given_kana: told.given_kana,
        organisation_name: told.organisation_name,
        organisation_id: told.organisation_id,
        department: None,
        job_title: None,
        phone: None,
        locale: told.locale,
        account_id: None,
        merged_into: None,
        created_at: now,
        updated_at: now,
        version: 1,
    };
    store::person::insert_new(tx, row).await?;
    Ok(id)
}
