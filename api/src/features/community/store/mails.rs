//! Whom a post is told to by mail.

use sea_orm::{ConnectionTrait, DbErr, FromQueryResult};
use shared::account::perm::{self, Permission};
use shared::account::types::{FamilyName, GivenName, PersonId, Role};
use shared::community::ThreadId;
use shared::community::types::FollowId;
use shared::field::Email;
use shared::i18n::Lang;
use shared::time::Timestamp;
use uuid::Uuid;

use super::access;
use super::statement;

/// Somebody who follows a thread, may still enter it, and wants mails.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Follower {
    pub person_id: PersonId,
    pub link_id: FollowId,
    pub email: Email,
    pub locale: Lang,
    pub family_name: Option<FamilyName>,
    pub given_name: Option<GivenName>,
}

/// Everybody who followed the thread when the post came and has not read it, except the author.
pub async fn followers(
    conn: &impl ConnectionTrait,
    (thread, seq): (ThreadId, i64),
    author: Option<PersonId>,
    now: Timestamp,
) -> Result<Vec<Follower>, DbErr> {
    let selves = "(SELECT x.id FROM person x WHERE x.id = p.id OR x.merged_into = p.id)";
    let roles: Vec<String> = Role::ALL
        .iter()
        .filter(|role| perm::of_role(**role).contains(&Permission::CommunityModerate))
        .map(|role| format!("'{}'", role.as_str()))
        .collect();
    let sql = format!(
        "SELECT p.id AS person_id, r.link_id, a.email, a.locale, p.family_name, p.given_name \
         FROM thread_reader r JOIN thread t ON t.id = r.thread_id \
         JOIN space s ON s.id = t.space_id JOIN person f ON f.id = r.person_id \
         JOIN person p ON p.id = COALESCE(f.merged_into, f.id) \
         JOIN account a ON a.id = p.account_id \
         LEFT JOIN community_setting c ON c.person_id = p.id \
         WHERE r.thread_id = $1 AND r.follows AND r.follows_after < $4 \
         AND r.last_read_seq < $4 AND p.id <> $2 \
         AND a.status = 'active' AND a.email_verified_at IS NOT NULL \
         AND (c.mails IS NULL OR c.mails = 'at_once') \
         AND ({} OR EXISTS (SELECT 1 FROM role_grant g WHERE g.account_id = a.id \
           AND g.role IN ({}) AND g.revoked_at IS NULL AND g.valid_from <= $3 \
           AND (g.valid_until IS NULL OR g.valid_until > $3))) \
         ORDER BY p.id, r.link_id",
        access::enters(selves),
        roles.join(", ")
    );
    let author = author.map_or(Uuid::nil(), PersonId::uuid);
    let values = vec![thread.into(), author.into(), now.into(), seq.into()];
    Follower::find_by_statement(statement(conn, &sql, values))
        .all(conn)
        .await
}
