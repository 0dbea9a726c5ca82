//! Accounts, persons, sign-ins, roles (DESIGN §2, §9.1, §9.6).

pub mod entity;
