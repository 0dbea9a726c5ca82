//! A registration.

use sea_orm::entity::prelude::*;
use shared::account::types::{
    Department, FamilyName, GivenName, JobTitle, OrganisationName, PersonId,
};
use shared::event::types::{EventId, Mode};
use shared::field::{Kana, Note, Phone};
use shared::i18n::Lang;
use shared::organisation::types::{OrganisationId, Sector};
use shared::registration::types::{
    CancelReason, CancelledBy, GroupPolicy, RegistrationId, RegistrationSource, RegistrationStatus,
    TicketCode,
};
use shared::time::Timestamp;

/// The row. What was given for this event is empty once the person is erased.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "registration")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: RegistrationId,
    /// The event.
    pub event_id: EventId,
    /// Who takes part.
    pub person_id: PersonId,
    /// At the venue or online.
    pub mode: Mode,
    /// Where it stands.
    pub status: RegistrationStatus,
    /// How it came in.
    pub source: RegistrationSource,
    /// The number drawn on joining the queue.
    pub queue_seq: Option<i64>,
    /// The applicant's registration, on those who came in together.
    pub group_id: Option<RegistrationId>,
    /// What counts when there are not enough seats for all of the group.
    pub group_policy: Option<GroupPolicy>,
    /// Under which sector the seat it holds is counted, where seats are kept for sectors.
    pub seat_sector: Option<Sector>,
    /// Until when the seat it was offered is kept for its answer.
    pub offered_until: Option<Timestamp>,
    /// When staff approved or declined it.
    pub decided_at: Option<Timestamp>,
    /// When its owner last said that the place is kept after a change.
    pub kept_at: Option<Timestamp>,
    /// 姓
    pub family_name: Option<FamilyName>,
    /// 名
    pub given_name: Option<GivenName>,
    /// 姓の読み
    pub family_kana: Option<Kana>,
    /// 名の読み
    pub given_kana: Option<Kana>,
    /// The organisation in the directory, if it was picked there.
    pub organisation_id: Option<OrganisationId>,
    /// The organisation as given.
    pub organisation_name: Option<OrganisationName>,
    /// 部署
    pub department: Option<Department>,
    /// 役職
    pub job_title: Option<JobTitle>,
    /// A telephone number.
    pub phone: Option<Phone>,
    /// A word to the organiser.
    pub note: Option<Note>,
    /// The language of the mails.
    pub locale: Lang,
    /// What the desk scans; unique in the event.
    pub code: TicketCode,
    /// When it came in.
    pub created_at: Timestamp,
    /// When it got its seat.
    pub confirmed_at: Option<Timestamp>,
    /// When it was cancelled.
    pub cancelled_at: Option<Timestamp>,
    /// On whose side; nobody's where an offer ran out.
    pub cancelled_by: Option<CancelledBy>,
    /// Why, when staff cancelled or declined it.
    pub cancel_reason: Option<CancelReason>,
    /// When it was last changed.
    pub updated_at: Timestamp,
    /// Rises with every change.
    pub version: i64,
}

/// Rows are joined by hand, where a query needs it.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
