//! The programme of one fiscal year: who runs it under which contract, and its rules
//! (DESIGN §2, §9.7).

pub mod api;
pub mod rules;
pub mod types;

pub use api::{Programme, ProgrammeForm};
pub use types::{
    ContractorName, DeadlineRule, OfficeAddress, Phase, PrefectureName, ProgrammeId, ProgrammeName,
};
