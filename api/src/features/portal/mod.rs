//! The portal: articles and support measures, from draft to public.

pub mod entity;
mod mails;
mod pages;
mod routes;
pub mod service;
mod store;

pub use mails::Mails;
pub use pages::pages;
pub use routes::routes;
