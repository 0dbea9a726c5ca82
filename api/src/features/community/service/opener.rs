//! Opens the thread of an event when the event is published, and keeps its title the event's.

use async_trait::async_trait;
use sea_orm::DbErr;
use serde_json::json;
use shared::community::{SpaceId, ThreadId};
use shared::event::types::EventId;

use super::kind;
use crate::features::community::store::events as store;
use crate::platform::clock::Clock;
use crate::platform::db::Tx;
use crate::platform::log::{self, Actor, Entry, LogError, NewEntry, Reader};
use crate::platform::random::Random;

const PUBLISHED: &str = "event.published";

/// The reader `community.opener`. It begins with the first entry ever, so that events published
/// before there was a community have their threads too.
#[derive(Clone, Debug)]
pub struct Opener {
    clock: Clock,
    random: Random,
}

impl Opener {
    /// An opener that lives by `clock`.
    pub const fn new(clock: Clock, random: Random) -> Self {
        Self { clock, random }
    }

    async fn follow(&self, tx: &Tx, entry: &Entry) -> Result<(), DbErr> {
        let event = EventId::from_uuid(entry.subject_id);
        // One that was deleted since was never public.
        let Some(title) = store::title(tx, event).await? else {
            return Ok(());
        };
        let now = self.clock.now();
        if entry.kind != PUBLISHED {
            return store::retitle(tx, event, title, now).await;
        }
        let space = SpaceId::from_uuid(self.random.uuid_v7(now));
        if !store::open_space(tx, space, event, title.clone(), now).await? {
            // Published again, after it was put off for example.
            return store::retitle(tx, event, title, now).await;
        }
        let thread = ThreadId::from_uuid(self.random.uuid_v7(now));
        // It stands in the list where the event was published, also when that is read later.
        store::open_thread(tx, thread, space, title, entry.at).await?;
        let opened = NewEntry {
            kind: kind::OPENED,
            subject: ("thread", &thread.uuid()),
            actor: Actor::System,
            at: now,
            data: json!({ "space_id": space, "event_id": event }),
        };
        log::append_in(tx, entry.programme_id, opened).await
    }
}

#[async_trait]
impl Reader for Opener {
    fn name(&self) -> &'static str {
        "community.opener"
    }

    async fn read(&self, tx: &Tx, entries: &[Entry]) -> Result<(), LogError> {
        for entry in entries.iter().filter(|entry| entry.subject_kind == "event") {
            self.follow(tx, entry).await?;
        }
        Ok(())
    }
}
