//! Musubi API

pub mod platform;
