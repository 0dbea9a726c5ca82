//! Changes of versioned things: not without `If-Match`, not with an older version.

use acceptance::spec::{Document, Operation};
use acceptance::{Call, both};
use shared::problem::Code;

use super::reads::readers;
use crate::world::{World, body as request};

/// Tags that name no version in force: an older one, one to come, another maker's.
const STALE: [&str; 4] = ["\"v0-0\"", "\"v999-0\"", "\"33a64df5\"", "W/\"v0-0\""];

both! {
    /// 428 without `If-Match`, 412 with a stale one and nothing changed; with the tag that a GET
    /// gave the change is made, and the same tag is stale from then on.
    async fn a_change_is_based_on_the_version_in_force(app: TestApp) {
        let (app, world) = World::shared(&app).await;
        let document = Document::current();
        let clients = readers(&app).await;
        let needs = |one: &&Operation| one.needs(document, "header", "If-Match");
        let mut operations: Vec<&Operation> = document.operations().iter().filter(needs).collect();
        // What is deleted can't be changed any more.
        operations.sort_by_key(|operation| operation.method == "DELETE");
        for operation in operations {
            let id = &operation.id;
            let target = world.fitting(operation);
            let path = operation.path_with(|name| target.id(name));
            let good = request(document, operation, &world);
            // What is one's own is asked about by its owner.
            let mut client = &clients[0];
            if client.get(&path).await.status() == 404 {
                client = &clients[1];
            }
            let ask = || -> Call {
                let call = client.call(&operation.method, &path);
                match &good {
                    Some(body) => call.json(body),
                    None => call,
                }
            };
            let before = app.digest().await;
            ask().await.assert_problem(Code::PreconditionRequired);
            for tag in STALE {
                let answer = ask().if_match(tag).await;
                assert_eq!(answer.problem().code, Code::VersionStale, "{id} {tag}: {answer:?}");
            }
            before.assert_same(&app.digest().await, id);

            let tag = client.get(&path).await.assert_status(200).etag();
            let done = ask().if_match(&tag).await;
            assert!((200..300).contains(&done.status()), "{id} {tag}: {done:?}");
            let changed = app.digest().await;
            assert_ne!(before, changed, "{id} with its tag changes nothing");
            let again = ask().if_match(&tag).await;
            let gone = operation.method == "DELETE";
            let expected = if gone { Code::NotFound } else { Code::VersionStale };
            assert_eq!(again.problem().code, expected, "{id} again: {again:?}");
            changed.assert_same(&app.digest().await, &format!("{id} with a used tag"));
        }
    }
}
