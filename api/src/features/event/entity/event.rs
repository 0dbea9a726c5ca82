//! A gathering.

use sea_orm::entity::prelude::*;
use shared::account::AccountId;
use shared::event::entry::OFFER_HOURS;
use shared::event::types::{
    Contact, Description, FeeText, Promotion, Reason, Selection, Summary, Theme, Title,
    VenueAccess, VenueAddress, VenueName,
};
use shared::event::{EventId, Format, Status};
use shared::field::WebUrl;
use shared::programme::ProgrammeId;
use shared::time::{Day, FiscalYear, Timestamp};

/// The row.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "event")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: EventId,
    /// The programme of its fiscal year.
    pub programme_id: ProgrammeId,
    /// The fiscal year of `jst_date`.
    pub fiscal_year: FiscalYear,
    /// The day in Japan on which it begins.
    pub jst_date: Day,
    /// Its title.
    pub title: Title,
    /// Its theme.
    pub theme: Option<Theme>,
    /// Two or three sentences for lists.
    pub summary: Option<Summary>,
    /// Whom it is for, as the form tells it.
    pub audience: Option<Json>,
    /// The description in Markdown.
    pub description: Option<Description>,
    /// How it is held.
    pub format: Format,
    /// When it begins.
    pub starts_at: Timestamp,
    /// When it ends.
    pub ends_at: Timestamp,
    /// The venue's name.
    pub venue_name: Option<VenueName>,
    /// The venue's address.
    pub venue_address: Option<VenueAddress>,
    /// How to get to the venue.
    pub venue_access: Option<VenueAccess>,
    /// Where to join online: never in a public answer.
    pub online_url: Option<WebUrl>,
    /// When registration opens; with publication if none.
    pub opens_at: Option<Timestamp>,
    /// When registration closes: the deadline in force.
    pub closes_at: Timestamp,
    /// The deadline given for this event; none: by the programme's rule.
    pub own_closes_at: Option<Timestamp>,
    /// Who decides who comes.
    pub selection: Selection,
    /// What the first of the waitlist gets.
    pub promotion: Promotion,
    /// How long an offer stands, in hours.
    pub offer_hours: i32,
    /// How many of one company may be registered.
    pub company_limit: Option<i32>,
    /// Until when participants may change or cancel by themselves; none: until it begins.
    pub change_until: Option<Timestamp>,
    /// Seats kept for IT companies.
    pub reserved_it: i32,
    /// Seats kept for local companies.
    pub reserved_local: i32,
    /// Seats kept for others.
    pub reserved_other: i32,
    /// When those left are for everybody.
    pub reserved_until: Option<Timestamp>,
    /// When they were given to everybody.
    pub released_at: Option<Timestamp>,
    /// When its date or venue changed last while it was public.
    pub moved_at: Option<Timestamp>,
    /// What it costs.
    pub fee_text: Option<FeeText>,
    /// Whom to ask, where it is not the programme's office.
    pub contact: Option<Contact>,
    /// Where it stands.
    pub status: Status,
    /// What the prefecture said when it returned the event last.
    pub returned_comment: Option<Reason>,
    /// Why it is postponed or cancelled.
    pub notice: Option<Reason>,
    /// Who made it.
    pub created_by: AccountId,
    /// When it was submitted last.
    pub submitted_at: Option<Timestamp>,
    /// By whom.
    pub submitted_by: Option<AccountId>,
    /// When it was confirmed (made public) last.
    pub confirmed_at: Option<Timestamp>,
    /// By whom.
    pub confirmed_by: Option<AccountId>,
    /// When it was first public; then it can't be deleted any more.
    pub first_published_at: Option<Timestamp>,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
    /// Counts its changes.
    pub version: i64,
}

/// What no event can be without.
#[derive(Clone, Debug)]
pub struct Bare {
    /// Its id.
    pub id: EventId,
    /// The programme of its fiscal year.
    pub programme_id: ProgrammeId,
    /// Its title.
    pub title: Title,
    /// How it is held.
    pub format: Format,
    /// When it begins.
    pub starts_at: Timestamp,
    /// When it ends.
    pub ends_at: Timestamp,
    /// When registration closes.
    pub closes_at: Timestamp,
    /// Who makes it.
    pub by: AccountId,
    /// When it is made.
    pub now: Timestamp,
}

impl From<Bare> for Model {
    /// A draft with nothing else told of it.
    fn from(bare: Bare) -> Self {
        let day = Day::new(bare.starts_at.jst_date());
        Self {
            id: bare.id,
            programme_id: bare.programme_id,
            fiscal_year: FiscalYear::of(day.date()),
            jst_date: day,
            title: bare.title,
            theme: None,
            summary: None,
            description: None,
            format: bare.format,
            starts_at: bare.starts_at,
            ends_at: bare.ends_at,
            venue_name: None,
            venue_address: None,
            venue_access: None,
            online_url: None,
            opens_at: None,
            closes_at: bare.closes_at,
            own_closes_at: None,
            selection: Selection::FirstCome,
            promotion: Promotion::Direct,
            offer_hours: OFFER_HOURS.i32(),
            company_limit: None,
            change_until: None,
            reserved_it: 0,
            reserved_local: 0,
            reserved_other: 0,
            reserved_until: None,
            released_at: None,
            moved_at: None,
            fee_text: None,
            contact: None,
            audience: None,
            status: Status::Draft,
            returned_comment: None,
            notice: None,
            created_by: bare.by,
            submitted_at: None,
            submitted_by: None,
            confirmed_at: None,
            confirmed_by: None,
            first_published_at: None,
            created_at: bare.now,
            updated_at: bare.now,
            version: 1,
        }
    }
}

/// Rows are joined by hand, where a query needs it.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
