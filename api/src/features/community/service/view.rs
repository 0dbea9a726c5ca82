//! From rows to what one viewer is shown.

use std::collections::{HashMap, HashSet};

use sea_orm::DbErr;
use shared::account::types::PersonId;
use shared::community::api::{Author, PostView, ReactionCount, ThreadView};
use shared::community::rules::{self, PostRights};
use shared::community::{PostId, PostState, ReactionKind};

use crate::features::community::entity::post;
use crate::features::community::store::access::Viewer;
use crate::features::community::store::people::{self, Known};
use crate::features::community::store::reactions::{self, Count};
use crate::features::community::store::reports;
use crate::features::community::store::threads::Seen;
use crate::platform::db::ConnectionTrait;
use crate::platform::markdown;

type Names = HashMap<PersonId, Known>;

/// Somebody as the others see them; none where nobody wrote.
pub fn author(names: &Names, id: Option<PersonId>, staff: bool, viewer: Viewer) -> Option<Author> {
    let name = names.get(&id?)?.clone();
    Some(Author {
        me: viewer.is(Some(name.real_id)),
        family_name: name.family_name,
        given_name: name.given_name,
        organisation_name: name.organisation_name,
        staff,
    })
}

fn wrote(names: &Names, id: Option<PersonId>, viewer: Viewer) -> bool {
    let real = id.and_then(|id| names.get(&id)).map(|name| name.real_id);
    viewer.is(real)
}

/// Threads, with one query more for all of them.
pub async fn threads(
    conn: &impl ConnectionTrait,
    viewer: Viewer,
    rows: Vec<Seen>,
) -> Result<Vec<ThreadView>, DbErr> {
    let names = people::names(conn, rows.iter().filter_map(|row| row.starter_id).collect()).await?;
    let views = rows.into_iter().map(|row| thread(&names, viewer, row));
    Ok(views.collect())
}

fn thread(names: &Names, viewer: Viewer, row: Seen) -> ThreadView {
    let count = |number: i64| u32::try_from(number).unwrap_or(0);
    let may_reply = viewer.person.is_some() && row.is_open();
    let reads = rules::reads(
        row.state,
        wrote(names, row.starter_id, viewer),
        viewer.moderates,
    );
    // Without a person nothing can be read up to anywhere, so nothing is unread.
    let unread = viewer.person.map_or(0, |_| count(row.unread));
    ThreadView {
        id: row.id,
        space: row.kind,
        event_id: row.event_id,
        title: reads.then_some(row.title),
        state: row.state,
        starter: author(names, row.starter_id, false, viewer).filter(|_| reads),
        post_count: count(row.post_count.into()),
        last_seq: row.last_seq,
        last_post_at: row.last_post_at,
        unread,
        first_unread: row.first_unread.filter(|_| unread > 0),
        follows: row.follows.unwrap_or(false),
        may_reply,
        created_at: row.created_at,
        version: row.version,
    }
}

/// Posts, with four queries more for all of them.
pub async fn posts(
    conn: &impl ConnectionTrait,
    viewer: Viewer,
    rows: Vec<post::Model>,
) -> Result<Vec<PostView>, DbErr> {
    let ids: Vec<PostId> = rows.iter().map(|row| row.id).collect();
    let names = people::names(conn, rows.iter().filter_map(|row| row.author_id).collect()).await?;
    let told = Told {
        counts: reactions::counts(conn, &ids).await?,
        mine: reactions::of(conn, viewer.person, &ids).await?,
        reported: reports::of(conn, viewer, &ids).await?,
    };
    let views = rows.into_iter().map(|row| post(&names, &told, viewer, row));
    Ok(views.collect())
}

/// The reactions to some posts, and which of them the viewer has reported.
struct Told {
    counts: Vec<Count>,
    mine: HashSet<(PostId, ReactionKind)>,
    reported: HashSet<PostId>,
}

impl Told {
    fn of(&self, post: PostId) -> Vec<ReactionCount> {
        let here = self.counts.iter().filter(|count| count.post_id == post);
        let mut all: Vec<ReactionCount> = here
            .map(|count| ReactionCount {
                kind: count.kind,
                count: u32::try_from(count.number).unwrap_or(0),
                mine: self.mine.contains(&(post, count.kind)),
            })
            .collect();
        all.sort_by_key(|count| count.kind);
        all
    }
}

fn post(names: &Names, told: &Told, viewer: Viewer, row: post::Model) -> PostView {
    let own = wrote(names, row.author_id, viewer);
    let reads = rules::reads(row.state, own, viewer.moderates);
    let rights = rules::rights(row.state, own, viewer.moderates);
    let PostRights {
        edit,
        delete,
        hide,
        restore,
        report,
        ..
    } = rights;
    let reported = told.reported.contains(&row.id);
    let html = row.body.as_ref().filter(|_| reads);
    PostView {
        id: row.id,
        thread_id: row.thread_id,
        seq: row.seq,
        state: row.state,
        author: author(names, row.author_id, row.author_role.is_some(), viewer).filter(|_| reads),
        html: html.map(|body| markdown::render(body.as_str())),
        reactions: if row.state == PostState::Shown {
            told.of(row.id)
        } else {
            Vec::new()
        },
        source: row.body.filter(|_| own && edit),
        hidden_reason: row.hidden_reason.filter(|_| reads),
        may_edit: edit,
        may_delete: delete,
        may_hide: hide,
        may_restore: restore,
        may_report: report && viewer.person.is_some() && !reported,
        reported,
        created_at: row.created_at,
        edited_at: row.edited_at.filter(|_| reads),
        version: row.version,
    }
}
