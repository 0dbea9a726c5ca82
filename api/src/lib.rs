//! Musubi's headless JSON API: the platform, the feature slices, and the application that
//! puts them together (DESIGN §3).

pub mod app;
pub mod cli;
pub mod config;
pub mod demo;
pub mod features;
pub mod openapi;
pub mod personal_data;
pub mod platform;
pub mod web;
