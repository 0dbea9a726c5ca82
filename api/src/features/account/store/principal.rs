//! What decides about a request's rights, in one query.

use std::collections::BTreeSet;

use sea_orm::{ConnectionTrait, DbErr, Statement};
use shared::account::rules;
use shared::account::types::{AccountId, AccountStatus, PersonId, Role, SessionId};
use shared::time::Timestamp;

/// What holds now of a session and its account.
#[derive(Clone, Debug)]
pub struct Standing {
    /// Whether the session is neither ended nor run out.
    pub session_alive: bool,
    /// The account's status.
    pub status: AccountStatus,
    /// The person it belongs to.
    pub person_id: Option<PersonId>,
    /// Whether a second factor is in force.
    pub totp_enabled: bool,
    /// The roles given and in force. Every account is a member besides.
    pub roles: BTreeSet<Role>,
}

const SQL: &str = "SELECT s.expires_at, s.revoked_at AS ended_at, a.status, a.totp_enabled_at, \
    p.id AS person_id, g.role, g.valid_from, g.valid_until \
    FROM account_session s JOIN account a ON a.id = s.account_id \
    LEFT JOIN person p ON p.account_id = a.id \
    LEFT JOIN role_grant g ON g.account_id = a.id AND g.revoked_at IS NULL \
    WHERE s.id = $1 AND a.id = $2";

/// How a session and its account stand at `now`; `None` when there is no such session.
///
/// # Errors
/// When the database fails.
pub async fn standing(
    conn: &impl ConnectionTrait,
    session: SessionId,
    account: AccountId,
    now: Timestamp,
) -> Result<Option<Standing>, DbErr> {
    let backend = conn.get_database_backend();
    let statement = Statement::from_sql_and_values(backend, SQL, [session.into(), account.into()]);
    let mut found: Option<Standing> = None;
    for row in conn.query_all_raw(statement).await? {
        let standing = match &mut found {
            Some(standing) => standing,
            none => none.insert(Standing {
                session_alive: row.try_get::<Timestamp>("", "expires_at")? > now
                    && row.try_get::<Option<Timestamp>>("", "ended_at")?.is_none(),
                status: row.try_get("", "status")?,
                person_id: row.try_get("", "person_id")?,
                totp_enabled: row
                    .try_get::<Option<Timestamp>>("", "totp_enabled_at")?
                    .is_some(),
                roles: BTreeSet::from([Role::Member]),
            }),
        };
        let Some(role) = row.try_get::<Option<Role>>("", "role")? else {
            continue;
        };
        let from = row.try_get("", "valid_from")?;
        let until = row.try_get("", "valid_until")?;
        if rules::in_force(from, until, None, now) {
            standing.roles.insert(role);
        }
    }
    Ok(found)
}
