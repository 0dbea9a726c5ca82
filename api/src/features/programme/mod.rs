//! Programmes: one a fiscal year, with its contract and rules (DESIGN §2, §9.7).

pub mod entity;
