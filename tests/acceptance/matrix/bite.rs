//! Whether the matrix would notice: with one permission taken away from one role a line must fail,
//! and with it given to one role that lacks it another one.

use acceptance::spec::Operation;
use acceptance::{Instance, Persona, TestApp, both};
use shared::account::perm::{Permission, of_role};
use shared::account::types::Role;

use super::table::{Row, rows};
use super::{ask, operation_of, reads};
use crate::world::World;

/// Each role with somebody who holds it and no other beside being a member.
const HOLDERS: [(Role, Persona); 5] = [
    (Role::Member, Persona::Member),
    (Role::Moderator, Persona::Moderator),
    (Role::Contractor, Persona::Contractor),
    (Role::Prefecture, Persona::Prefecture),
    (Role::Admin, Persona::Admin),
];

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

/// Whether some cell of `persona` where `wanted` holds is answered otherwise than the table says.
async fn noticed(
    (app, world): (&TestApp, &World),
    (permission, persona): (Permission, Persona),
    wanted: impl Fn(u16) -> bool,
    good: bool,
) -> bool {
    for (row, operation) in rows_asking(permission) {
        if !wanted(row.expected(persona)) {
            continue;
        }
        let answer = ask(app, world, operation, &row, persona).await;
        if (answer.status() < 400) == good {
            return true;
        }
    }
    false
}

both! {
    /// Dropping a permission from a role that has it makes an allowed cell of its holder fail.
    async fn the_matrix_notices_a_dropped_permission(app: TestApp) {
        let (frozen, world) = World::frozen(&app).await;
        let copy = frozen.thaw().await;
        for permission in Permission::ALL {
            for (role, persona) in HOLDERS.into_iter().filter(|(role, _)| of_role(*role).contains(permission)) {
                // Whoever holds a role is a member too.
                let instance = with_roles(&copy, &[role, Role::Member], *permission, false).await;
                let there = copy.seen_from(&instance);
                let about = (*permission, persona);
                let bites = noticed((&there, &world), about, |status| status < 400, false).await;
                assert!(bites, "nobody would notice if {permission} were taken from {role}");
            }
        }
        copy.stop().await;
    }

    /// Granting a permission to a role that lacks it makes a denied cell of its holder succeed.
    async fn the_matrix_notices_a_granted_permission(app: TestApp) {
        let (frozen, world) = World::frozen(&app).await;
        // Where a list can be read nothing changes, so that one copy serves all of these.
        let reading = frozen.thaw().await;
        for permission in Permission::ALL {
            let lists = rows_asking(*permission).iter().any(|(row, _)| reads(row));
            for (role, persona) in HOLDERS.into_iter().filter(|(role, _)| !of_role(*role).contains(permission)) {
                let copy = if lists { reading.clone() } else { frozen.thaw().await };
                let instance = with_roles(&copy, &[role], *permission, true).await;
                let there = copy.seen_from(&instance);
                let about = (*permission, persona);
                let bites = noticed((&there, &world), about, |status| status == 403, true).await;
                assert!(bites, "nobody would notice if {role} were given {permission}");
                if !lists {
                    copy.stop().await;
                }
            }
        }
        reading.stop().await;
    }
}
