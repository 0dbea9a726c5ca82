//! The tables, column by column, with plain types.

macro_rules! table {
    ($name:ident = $table:literal { $($(#[$attribute:meta])* $field:ident: $ty:ty),+ $(,)? }) => {
        pub mod $name {
            use sea_orm::entity::prelude::*;

            #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
            #[sea_orm(table_name = $table)]
            pub struct Model { $($(#[$attribute])* pub $field: $ty),+ }

            #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
            pub enum Relation {}

            impl ActiveModelBehavior for ActiveModel {}
        }
    };
}

table! { event = "event" {
    #[sea_orm(primary_key, auto_increment = false)] id: Uuid,
    programme_id: Uuid, fiscal_year: i32, jst_date: Date, title: String, theme: Option<String>,
    summary: Option<String>, description: Option<String>, format: String,
    starts_at: DateTimeUtc, ends_at: DateTimeUtc, venue_name: Option<String>,
    venue_address: Option<String>, venue_access: Option<String>, online_url: Option<String>,
    opens_at: Option<DateTimeUtc>, closes_at: DateTimeUtc, own_closes_at: Option<DateTimeUtc>,
    fee_text: Option<String>, contact: Option<String>, status: String,
    returned_comment: Option<String>, notice: Option<String>, created_by: Uuid,
    submitted_at: Option<DateTimeUtc>, submitted_by: Option<Uuid>,
    confirmed_at: Option<DateTimeUtc>, confirmed_by: Option<Uuid>,
    first_published_at: Option<DateTimeUtc>, created_at: DateTimeUtc, updated_at: DateTimeUtc,
    version: i64,
} }

table! { seat_pool = "seat_pool" {
    #[sea_orm(primary_key, auto_increment = false)] event_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)] mode: String,
    capacity: i32, taken: i32, override_by: Option<Uuid>, override_at: Option<DateTimeUtc>,
} }

table! { person = "person" {
    #[sea_orm(primary_key, auto_increment = false)] id: Uuid,
    email: Option<String>, family_name: Option<String>, given_name: Option<String>,
    family_kana: Option<String>, given_kana: Option<String>, organisation_name: Option<String>,
    organisation_id: Option<Uuid>, department: Option<String>, job_title: Option<String>,
    phone: Option<String>, locale: String, account_id: Option<Uuid>, merged_into: Option<Uuid>,
    created_at: DateTimeUtc, updated_at: DateTimeUtc, version: i64,
} }

table! { registration = "registration" {
    #[sea_orm(primary_key, auto_increment = false)] id: Uuid,
    event_id: Uuid, person_id: Uuid, mode: String, status: String, source: String,
    queue_seq: Option<i64>, family_name: Option<String>, given_name: Option<String>,
    family_kana: Option<String>, given_kana: Option<String>, organisation_id: Option<Uuid>,
    organisation_name: Option<String>, department: Option<String>, job_title: Option<String>,
    phone: Option<String>, note: Option<String>, locale: String, code: String,
    created_at: DateTimeUtc, confirmed_at: Option<DateTimeUtc>,
    cancelled_at: Option<DateTimeUtc>, cancelled_by: Option<String>,
    cancel_reason: Option<String>, updated_at: DateTimeUtc, version: i64,
} }

table! { history = "registration_history" {
    #[sea_orm(primary_key)] id: i64,
    registration_id: Uuid, at: DateTimeUtc, actor_kind: String, actor_id: Option<Uuid>,
    from_status: Option<String>, to_status: String, cause: String, reason: Option<String>,
} }

table! { consent = "consent" {
    #[sea_orm(primary_key, auto_increment = false)] id: Uuid,
    subject_kind: String, subject_id: Uuid, document: String, version: String, locale: String,
    accepted_at: DateTimeUtc,
} }

table! { event_log = "event_log" {
    #[sea_orm(primary_key)] id: i64,
    kind: String, subject_kind: String, subject_id: Uuid, actor_kind: String,
    actor_id: Option<Uuid>, programme_id: Option<Uuid>, at: DateTimeUtc, data: Json,
    position: Option<i64>,
} }

table! { idempotency = "idempotency" {
    #[sea_orm(primary_key, auto_increment = false)] principal: String,
    #[sea_orm(primary_key, auto_increment = false)] operation: String,
    #[sea_orm(primary_key, auto_increment = false)] key: String,
    body_hash: Vec<u8>, attempt: Uuid, status: Option<i32>, headers: Option<Json>,
    body: Option<Vec<u8>>, created_at: DateTimeUtc,
} }
