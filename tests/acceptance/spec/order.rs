//! In which order a request is refused: who are you (401), may you do this (403), is it there
//! (404), and only then what is wrong with the rest of it.

use std::collections::BTreeSet;

use acceptance::spec::{Document, Operation};
use acceptance::{Call, Client, Persona, both};
use shared::account::perm::{Permission, of_role};
use shared::account::types::Role;
use shared::problem::Code;

use super::probes::{NOTHING, refused};

/// Neither an id nor a link's token.
const MALFORMED: &str = "nonsense";

/// The operation about something malformed, without what else it needs.
fn about_nonsense(client: &Client, operation: &Operation) -> Call {
    let path = operation.path_with(|_| MALFORMED.to_owned());
    client.call(&operation.method, &path)
}

/// The operation with everything wrong that can be.
fn all_wrong(client: &Client, operation: &Operation) -> Call {
    let document = Document::current();
    let path = operation.path_with(|_| MALFORMED.to_owned());
    let call = client
        .call(&operation.method, &format!("{path}?no_such=1"))
        .if_match("nonsense")
        .idempotency_key("not a key");
    if operation.body(document).is_some() {
        call.raw("text/plain", "{")
    } else {
        call
    }
}

/// The operations that ask for a permission.
fn guarded() -> impl Iterator<Item = &'static Operation> {
    let all = Document::current().operations().iter();
    all.filter(|operation| operation.permissions().is_some())
}

/// The operations about something that the path names.
fn about_something() -> impl Iterator<Item = &'static Operation> {
    let all = Document::current().operations().iter();
    all.filter(|operation| operation.path.contains('{'))
}

/// Somebody in good standing who may not do this; nobody where everybody signed in may.
fn without_permission(operation: &Operation) -> Option<Persona> {
    let asked: BTreeSet<String> = operation.permissions()?.into_iter().collect();
    let standing = [
        Persona::Member,
        Persona::Moderator,
        Persona::Contractor,
        Persona::Prefecture,
        Persona::Admin,
    ];
    standing.into_iter().find(|persona| {
        let roles = [Some(Role::Member), persona.role()];
        let held: BTreeSet<Permission> = roles.into_iter().flatten().flat_map(of_role).collect();
        !asked
            .iter()
            .all(|one| held.iter().any(|held| held.as_str() == one))
    })
}

both! {
    /// Whoever is not signed in hears of nothing but that.
    async fn signing_in_comes_first(app: TestApp) {
        for operation in guarded() {
            let answer = all_wrong(&app.client(), operation).await;
            refused(operation, &answer, Code::Unauthenticated);
        }
    }

    /// Whoever may not do it does not hear what is wrong with it.
    async fn being_allowed_comes_second(app: TestApp) {
        let mut asked = 0;
        for operation in guarded() {
            let Some(persona) = without_permission(operation) else {
                continue;
            };
            let answer = all_wrong(&app.persona(persona).await, operation).await;
            refused(operation, &answer, Code::Forbidden);
            asked += 1;
        }
        assert!(asked > 0, "no operation asks for more than to be signed in");
    }

    /// What a malformed address names is not there, whatever else the request lacks.
    async fn being_there_comes_third(app: TestApp) {
        let everything = app.everything().await;
        let anybody = app.client();
        for operation in about_something() {
            let open = operation.permissions().is_none();
            let client = if open { &anybody } else { &everything };
            let answer = about_nonsense(client, operation).await;
            // A link out of a mail says what is wrong with it.
            let by_link = operation.path.contains("{token}");
            let code = if by_link { Code::LinkInvalid } else { Code::NotFound };
            refused(operation, &answer, code);
        }
    }

    /// A token that does not hold is refused before a malformed address too, where what is public
    /// shows more to whoever is signed in; elsewhere nobody looks at the token.
    async fn a_bad_token_is_answered_alike_for_every_address(app: TestApp) {
        let client = app.wrong_audience().await;
        let open = |one: &&Operation| one.permissions().is_none() && one.method == "GET";
        let mut looked_at = 0;
        for operation in about_something().filter(open) {
            let path = operation.path_with(|_| NOTHING.to_owned());
            let well_formed = client.get(&path).await;
            let malformed = about_nonsense(&client, operation).await;
            assert_eq!(malformed.status(), well_formed.status(), "{}", operation.id);
            looked_at += u32::from(malformed.status() == 401);
        }
        assert!(looked_at > 0, "no public operation looks at the token");
    }
}
