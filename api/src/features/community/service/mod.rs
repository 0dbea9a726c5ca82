//! What is done in the community, and what later features ask of it.

pub mod home;
pub mod link;
mod members;
pub mod moderate;
mod opener;
pub mod posts;
pub mod reports;
pub mod threads;
mod view;

pub use super::error::CommunityError;
pub use members::{join, leave, members_on};
pub use opener::Opener;

use serde_json::{Value, json};
use shared::account::perm::Permission;
use shared::account::types::{PersonId, Role};
use shared::community::PostId;
use shared::problem::Code;
use shared::time::Timestamp;

use super::store::access::Viewer;
use crate::platform::auth::SignedIn;
use crate::platform::db::Tx;
use crate::platform::log::{self, Actor, NewEntry};

/// The kinds of entries this slice appends to the event log.
pub mod kind {
    /// Somebody joined the community.
    pub const JOINED: &str = "community.joined";
    /// Somebody left it.
    pub const LEFT: &str = "community.left";
    /// A thread opened, by somebody or by itself.
    pub const OPENED: &str = "thread.opened";
    /// Somebody posted.
    pub const POSTED: &str = "post.created";
    /// An author changed the words.
    pub const EDITED: &str = "post.edited";
    /// An author deleted a post.
    pub const DELETED: &str = "post.deleted";
    /// A moderator hid a post.
    pub const HIDDEN: &str = "post.hidden";
    /// A moderator showed it again.
    pub const RESTORED: &str = "post.restored";
    /// A reader reported a post.
    pub const REPORTED: &str = "post.reported";
    /// A moderator settled a report without hiding the post.
    pub const DISMISSED: &str = "post.report_dismissed";
}

/// The one who asks, as the queries need them.
fn viewer(who: &SignedIn) -> Viewer {
    Viewer {
        person: who.person_id,
        moderates: who.may(Permission::CommunityModerate),
    }
}

/// The person of the one who asks: whoever reads along without one can't take part.
fn person(who: &SignedIn) -> Result<PersonId, CommunityError> {
    who.person_id.ok_or(CommunityError::Refused(Code::Conflict))
}

/// As the holder of which role somebody writes, for the mark beside the name.
fn writes_as(who: &SignedIn) -> Option<Role> {
    let marked = [Role::Prefecture, Role::Contractor, Role::Moderator];
    marked
        .into_iter()
        .find(|role| who.roles.contains(role))
        .filter(|_| who.may(Permission::CommunityModerate))
}

fn actor(who: &SignedIn) -> Actor {
    who.actor()
}

/// Notes what happened to a post.
async fn note(
    tx: &Tx,
    kind: &'static str,
    post: PostId,
    actor: Actor,
    at: Timestamp,
    data: Value,
) -> Result<(), sea_orm::DbErr> {
    let entry = NewEntry {
        kind,
        subject: ("post", &post.uuid()),
        actor,
        at,
        data,
    };
    log::append(tx, entry).await
}

/// What an entry about a post tells: where it stands.
fn place(post: &super::entity::post::Model) -> Value {
    json!({ "thread_id": post.thread_id, "seq": post.seq })
}
