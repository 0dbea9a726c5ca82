//! Files on events (資料): the staff's part. What participants see of them is on their ticket.

pub mod client;
pub mod components;
#[cfg(test)]
mod tests;
