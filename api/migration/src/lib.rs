//! Musubi's database schema: one file per change, applied in order, on `SQLite` and on `PostgreSQL`.
//!
//! A change is never edited once it is released; it is followed by another. Columns are added nullable or
//! with a default, and dropped only in a release after the last one that reads them (expand, contract).

pub mod column;
pub mod table;

mod m20261122_000001_platform;
mod m20261122_000051_mail;
mod m20261122_000101_account;
mod m20261122_000201_organisation;
mod m20261122_000301_event;
mod m20261122_000401_registration;
mod m20261124_000501_organisation;
mod m20261124_000511_exchange;
mod m20261124_000521_community;
mod m20261124_000530_job;
mod m20261124_000531_survey;
mod m20261124_000541_visit;
mod m20261124_000551_collaboration;
mod m20261124_000561_kpi;
mod m20261124_000571_portal;
mod m20261124_000581_integration;
mod m20261124_000591_community;
mod m20261124_000601_registration;
mod m20261124_000611_material;
mod m20261124_000621_registration;
mod m20261124_000631_consent;

use sea_orm_migration::prelude::*;

/// All changes, oldest first.
pub struct Migrator;

impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20261122_000001_platform::Migration),
            Box::new(m20261122_000051_mail::Migration),
            Box::new(m20261122_000101_account::Migration),
            Box::new(m20261122_000201_organisation::Migration),
            Box::new(m20261122_000301_event::Migration),
            Box::new(m20261122_000401_registration::Migration),
            Box::new(m20261124_000501_organisation::Migration),
            Box::new(m20261124_000511_exchange::Migration),
            Box::new(m20261124_000521_community::Migration),
            Box::new(m20261124_000530_job::Migration),
            Box::new(m20261124_000531_survey::Migration),
            Box::new(m20261124_000541_visit::Migration),
            Box::new(m20261124_000551_collaboration::Migration),
            Box::new(m20261124_000561_kpi::Migration),
            Box::new(m20261124_000571_portal::Migration),
            Box::new(m20261124_000581_integration::Migration),
            Box::new(m20261124_000591_community::Migration),
            Box::new(m20261124_000601_registration::Migration),
            Box::new(m20261124_000631_consent::Migration),
            Box::new(m20261124_000611_material::Migration),
            Box::new(m20261124_000621_registration::Migration),
        ]
    }
}
