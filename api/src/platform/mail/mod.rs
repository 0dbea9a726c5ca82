//! Mail: an outbox filled from the event log and emptied by a worker (DESIGN §9.3).
//!
//! A feature implements [`Compose`] in its `mails.rs`: for an entry of the log it answers
//! [`Draft`]s, whose words are Fluent messages. [`MailReader`] renders them into the table
//! `mail` in the transaction that moves its cursor; [`Delivery`] sends them.

mod compose;
mod delivery;
mod draft;
mod entity;
mod marks;
mod message;
mod outbox;
mod render;
mod settings;
mod store;
mod transport;
mod wrap;

pub use compose::{Compose, FixedSender, MailReader, Sender, SenderSource};
pub use delivery::{Delivered, Delivery, DeliveryHandle};
pub use draft::{Arg, Attachment, Block, Draft, Link};
pub use outbox::{Outbox, Stored};
pub use render::Renderer;
pub use settings::{MailSettings, NotAMailServer, SmtpServer};
