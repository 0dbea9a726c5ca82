//! Whether the matrix would notice: with one permission taken away from every role a line must
//! fail, and with it given to members another one.

use acceptance::spec::Operation;
use acceptance::{Instance, Persona, TestApp, both};
use shared::account::perm::Permission;
use shared::account::types::Role;

use super::table::{Row, rows};
use super::{ask, operation_of};
use crate::world::World;

/// The rows whose operation asks for the permission, reading ones first.
fn rows_asking(permission: Permission) -> Vec<(Row, &'static Operation)> {
    let mut found: Vec<(Row, &'static Operation)> = rows()
        .into_iter()
        .map(|row| (operation_of(&row), row))
        .filter(|(operation, _)| {
            let asked = operation.permissions().unwrap_or_default();
            asked.iter().any(|one| one == permission.as_str())
        })
        .map(|(operation, row)| (row, operation))
        .collect();
    found.sort_by_key(|(_, operation)| operation.method != "GET");
    found
}

async fn with_roles(
    app: &TestApp,
    roles: &[Role],
    permission: Permission,
    given: bool,
) -> Instance {
    app.instance_with(|options| {
        for role in roles {
            options.roles = options.roles.clone().changed(*role, permission, given);
        }
    })
    .await
}

/// Whether some cell where `wanted` holds is answered otherwise than the table says, `good` or not.
async fn noticed(
    (app, world): (&TestApp, &World),
    permission: Permission,
    persona: impl Fn(&Row) -> Option<Persona>,
    good: bool,
) -> bool {
    for (row, operation) in rows_asking(permission) {
        let Some(persona) = persona(&row) else {
            continue;
        };
        let answer = ask(app, world, operation, &row, persona).await;
        if (answer.status() < 400) == good {
            return true;
        }
    }
    false
}

both! {
    /// Dropping a permission from the roles that have it makes an allowed cell fail.
    async fn the_matrix_notices_a_dropped_permission(app: TestApp) {
        let (frozen, world) = World::frozen(&app).await;
        let copy = frozen.thaw().await;
        for permission in Permission::ALL {
            let instance = with_roles(&copy, Role::ALL, *permission, false).await;
            let there = copy.seen_from(&instance);
            let allowed = |row: &Row| row.allowed().first().copied();
            let bites = noticed((&there, &world), *permission, allowed, false).await;
            assert!(bites, "nobody would notice if {permission} were taken away");
        }
        copy.stop().await;
    }

    /// Granting a permission to members makes a denied cell succeed.
    async fn the_matrix_notices_a_granted_permission(app: TestApp) {
        let (frozen, world) = World::frozen(&app).await;
        for permission in Permission::ALL {
            // What every account may do can't be granted on top.
            if *permission == Permission::OwnAccount {
                continue;
            }
            let copy = frozen.thaw().await;
            let instance = with_roles(&copy, &[Role::Member], *permission, true).await;
            let there = copy.seen_from(&instance);
            let denied = |row: &Row| (row.expected(Persona::Member) >= 400).then_some(Persona::Member);
            let bites = noticed((&there, &world), *permission, denied, true).await;
            assert!(bites, "nobody would notice if members were given {permission}");
            copy.stop().await;
        }
    }
}
