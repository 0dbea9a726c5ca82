//! What every answer to a GET promises: a tag, 304 for whoever has it already, HEAD.

use acceptance::spec::{Document, Operation};
use acceptance::{Answer, Client, Persona, TestApp, both};

use crate::world::World;

/// Between them they may read everything.
pub async fn readers(app: &TestApp) -> [Client; 2] {
    [app.everything().await, app.persona(Persona::Member).await]
}

/// The operation's answer to one of `clients` who may ask, with the client and the path.
pub async fn read(
    clients: &[Client],
    world: &World,
    operation: &Operation,
) -> (Client, String, Answer) {
    let target = world.fitting(operation);
    let path = operation.path_with(|name| target.id(name));
    for client in clients {
        let answer = client.get(&path).await;
        if answer.status() == 200 {
            return (client.clone(), path, answer);
        }
    }
    panic!("{}: nobody can read {path}", operation.id);
}

both! {
    /// A JSON answer has a tag; with it one is told 304 and nothing else; HEAD says the same.
    async fn a_json_answer_has_a_tag_that_saves_the_body(app: TestApp) {
        let (app, world) = World::shared(&app).await;
        let document = Document::current();
        let clients = readers(&app).await;
        for operation in document.operations().iter().filter(|one| one.method == "GET") {
            let (client, path, answer) = read(&clients, &world, operation).await;
            let id = &operation.id;
            assert_eq!(answer.header("x-content-type-options"), "nosniff", "{id}");
            let head = client.call("HEAD", &path).await;
            assert_eq!((head.status(), head.bytes().len()), (200, 0), "{id}: {head:?}");
            assert_eq!(head.header("content-type"), answer.header("content-type"), "{id}");
            if !answer.header("content-type").starts_with("application/json") {
                continue;
            }
            let tag = answer.etag();
            assert_eq!(head.etag(), tag, "{id}");
            for known in [tag.clone(), format!("W/{tag}"), format!("\"v0-0\", {tag}"), "*".into()] {
                let again = client.get(&path).header("if-none-match", &known).await;
                assert_eq!((again.status(), again.bytes().len()), (304, 0), "{id} {known}: {again:?}");
                assert_eq!(again.etag(), tag, "{id}");
            }
            let other = client.get(&path).header("if-none-match", "\"v1-other\"").await;
            assert_eq!(other.status(), 200, "{id}: {other:?}");
        }
    }

    /// The document is served as the code says it, and the pages that show it know where.
    async fn the_document_is_served_with_its_pages(app: TestApp) {
        let client = app.client();
        let served = client.get("/api/openapi.json").await.assert_status(200);
        assert_eq!(served.header("content-type"), "application/json");
        assert_eq!(&served.json(), Document::current().root());
        client.get("/api/docs/").await.expect(200);
        let script = client.get("/api/docs/swagger-initializer.js").await.assert_status(200);
        assert!(script.text().contains("/api/openapi.json"), "{script:?}");
    }

    /// HEAD says no as GET does, without a body.
    async fn a_head_is_refused_as_a_get(app: TestApp) {
        let document = Document::current();
        for operation in document.operations().iter().filter(|one| one.method == "GET") {
            let path = operation.path_with(|_| "01900000-0000-7000-8000-000000000000".to_owned());
            let get = app.client().get(&path).await;
            let head = app.client().call("HEAD", &path).await;
            assert_eq!((head.status(), head.bytes().len()), (get.status(), 0), "{}: {head:?}", operation.id);
            assert_eq!(head.header("content-type"), get.header("content-type"), "{}", operation.id);
        }
    }
}
