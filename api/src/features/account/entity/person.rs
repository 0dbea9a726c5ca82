//! A person: who attends (DESIGN §9.1).

use sea_orm::entity::prelude::*;
use shared::account::types::{
    AccountId, Department, FamilyName, GivenName, JobTitle, OrganisationName, PersonId,
};
use shared::field::{Email, Kana, Phone};
use shared::i18n::Lang;
use shared::time::Timestamp;

/// The row.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "person")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: PersonId,
    /// The verified address, in lower case; unique; empty once erased or merged.
    pub email: Option<Email>,
    /// 姓
    pub family_name: Option<FamilyName>,
    /// 名
    pub given_name: Option<GivenName>,
    /// 姓の読み
    pub family_kana: Option<Kana>,
    /// 名の読み
    pub given_kana: Option<Kana>,
    /// The organisation as the person writes it.
    pub organisation_name: Option<OrganisationName>,
    /// The organisation in the directory, if it is there.
    pub organisation_id: Option<Uuid>,
    /// 部署
    pub department: Option<Department>,
    /// 役職
    pub job_title: Option<JobTitle>,
    /// A telephone number.
    pub phone: Option<Phone>,
    /// The language of mails.
    pub locale: Lang,
    /// The account, if the person has one.
    pub account_id: Option<AccountId>,
    /// The person this one turned out to be.
    pub merged_into: Option<PersonId>,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
    /// For If-Match.
    pub version: i64,
}

/// Rows are joined by hand, where a query needs it.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
