//! Which columns hold personal data: the one map that erasing a person walks (DESIGN §5, §9.10).
//! Every other column stands in [`without`], with why where it is not plain: a test reads the migrated
//! schema of both databases and fails on a column that is in neither list or in both, and on a line
//! without its column. One file per slice.

mod account;
mod collaboration;
mod community;
mod event;
mod exchange;
mod integration;
mod kpi;
mod material;
mod organisation;
mod platform;
mod portal;
mod programme;
mod registration;
mod survey;
mod visit;

/// What kind of personal data a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// A name or its reading.
    Name,
    /// How to reach somebody: address, telephone.
    Contact,
    /// Where somebody works and as what.
    Work,
    /// A secret or its hash.
    Secret,
    /// What somebody wrote, or was written about them.
    Text,
    /// What somebody's device or line tells.
    Device,
}

/// Table, column, class.
pub type Columns = &'static [(&'static str, &'static str, Class)];
/// Table, columns.
pub type Without = &'static [(&'static str, &'static [&'static str])];

/// Each slice's part of the map.
const SLICES: &[(Columns, Without)] = &[
    (platform::COLUMNS, platform::WITHOUT),
    (account::COLUMNS, account::WITHOUT),
    (organisation::COLUMNS, organisation::WITHOUT),
    (programme::COLUMNS, programme::WITHOUT),
    (event::COLUMNS, event::WITHOUT),
    (registration::COLUMNS, registration::WITHOUT),
    (exchange::COLUMNS, exchange::WITHOUT),
    (material::COLUMNS, material::WITHOUT),
    (community::COLUMNS, community::WITHOUT),
    (survey::COLUMNS, survey::WITHOUT),
    (visit::COLUMNS, visit::WITHOUT),
    (collaboration::COLUMNS, collaboration::WITHOUT),
    (kpi::COLUMNS, kpi::WITHOUT),
    (portal::COLUMNS, portal::WITHOUT),
    (integration::COLUMNS, integration::WITHOUT),
];

/// Every column with personal data, by slice.
pub fn columns() -> impl Iterator<Item = &'static (&'static str, &'static str, Class)> {
    SLICES.iter().flat_map(|(columns, _)| columns.iter())
}

/// Columns without personal data, reviewed: ids, states, times, counters, what is public anyway. An
/// id of a person or account is none by itself: it leads nowhere once the row it names is emptied.
pub fn without() -> impl Iterator<Item = &'static (&'static str, &'static [&'static str])> {
    SLICES.iter().flat_map(|(_, without)| without.iter())
}
