//! Requests that no operation may take, sent to every one of them.

use acceptance::spec::{Document, Operation};
use acceptance::{Answer, Call, Client, TestApp, both};
use api::platform::extract::MAX_BODY;
use shared::problem::Code;

/// A well-formed id of nothing.
pub(super) const NOTHING: &str = "01900000-0000-7000-8000-000000000000";

/// What stands in a path for a parameter: well-formed, and about nothing. A token has a length.
fn nothing(name: &str) -> String {
    if name == "token" {
        "A".repeat(64)
    } else {
        NOTHING.to_owned()
    }
}

/// A call of the operation with all that it needs besides a body.
fn call(client: &Client, operation: &Operation) -> Call {
    client
        .call(&operation.method, &operation.path_with(nothing))
        .if_match("\"v1-0\"")
}

/// Each operation that takes a body, with somebody who may call it.
async fn with_body(app: &TestApp) -> Vec<(&'static Operation, Client)> {
    let anybody = app.client();
    let everything = app.everything().await;
    let document = Document::current();
    document
        .operations()
        .iter()
        .filter(|operation| operation.body(document).is_some())
        .map(|operation| {
            let open = operation.permissions().is_none();
            (
                operation,
                if open {
                    anybody.clone()
                } else {
                    everything.clone()
                },
            )
        })
        .collect()
}

#[track_caller]
pub(super) fn refused(operation: &Operation, answer: &Answer, code: Code) {
    assert_eq!(
        answer.status(),
        code.status(),
        "{}: {answer:?}",
        operation.id
    );
    answer.assert_problem(code);
}

/// A method that no operation has at this address.
fn unused_method(document: &Document, path: &str) -> Option<&'static str> {
    ["PATCH", "PUT", "DELETE", "POST", "GET"]
        .into_iter()
        .find(|method| {
            !document.operations().iter().any(|other| {
                other.method == *method
                    && actix_web::dev::ResourceDef::new(other.path.as_str()).is_match(path)
            })
        })
}

both! {
    /// A method that an address does not have is 405, and `Allow` says which it has.
    async fn a_wrong_method_is_405_with_allow(app: TestApp) {
        let document = Document::current();
        for operation in document.operations() {
            let path = operation.path_with(nothing);
            let Some(method) = unused_method(document, &path) else {
                continue;
            };
            let answer = app.client().call(method, &path).await;
            refused(operation, &answer, Code::MethodNotAllowed);
            let allow = answer.header("allow");
            assert!(allow.contains(&operation.method), "{}: Allow: {allow}", operation.id);
            assert!(!allow.contains(method), "{}: Allow: {allow}", operation.id);
        }
    }

    /// What is not JSON is 400.
    async fn a_broken_body_is_400(app: TestApp) {
        for (operation, client) in with_body(&app).await {
            for body in ["{", "", "{\"a\":\"\u{1}\"}", "{} {}"] {
                let answer = call(&client, operation).raw("application/json", body).await;
                refused(operation, &answer, Code::Malformed);
            }
            let answer = call(&client, operation).raw("application/json", b"{\"a\":\"\xff\"}").await;
            refused(operation, &answer, Code::Malformed);
        }
    }

    /// What does not say that it is JSON in UTF-8 is 415.
    async fn another_content_type_is_415(app: TestApp) {
        for (operation, client) in with_body(&app).await {
            for kind in [
                "text/plain",
                "application/x-www-form-urlencoded",
                "application/json; charset=shift_jis",
                "application/jsonp",
            ] {
                let answer = call(&client, operation).raw(kind, "{}").await;
                refused(operation, &answer, Code::UnsupportedMediaType);
            }
        }
    }

    /// One byte more than a body may have is 413, however it is sent.
    async fn a_body_over_the_limit_is_413(app: TestApp) {
        let mut body = vec![b' '; MAX_BODY + 1];
        body[0] = b'{';
        body[MAX_BODY] = b'}';
        for (operation, client) in with_body(&app).await {
            let answer = call(&client, operation).raw("application/json", body.clone()).await;
            refused(operation, &answer, Code::PayloadTooLarge);
        }
    }

    /// A member that an operation does not know is named.
    async fn an_unknown_member_is_422_and_named(app: TestApp) {
        for (operation, client) in with_body(&app).await {
            let answer = call(&client, operation).json(&serde_json::json!({"no_such/member": 1})).await;
            refused(operation, &answer, Code::Invalid);
            let named = answer.problem().errors.iter().any(|one| {
                one.pointer.as_str() == "/no_such~1member" && one.code == Code::UnknownField
            });
            assert!(named, "{}: {answer:?}", operation.id);
        }
    }

    /// A body that is no object is one fault at its root.
    async fn a_body_of_another_shape_is_422(app: TestApp) {
        for (operation, client) in with_body(&app).await {
            let answer = call(&client, operation).json(&serde_json::json!([])).await;
            refused(operation, &answer, Code::Invalid);
            answer.assert_faults(&[("", Code::WrongType)]);
        }
    }

    /// Filters are the documented ones only, each once, and `limit` keeps its range.
    async fn an_unknown_query_parameter_is_422_and_named(app: TestApp) {
        let document = Document::current();
        let client = app.everything().await;
        for operation in document.operations() {
            let in_query = |one: &&serde_json::Value| one.get("in").is_some_and(|place| place == "query");
            if !operation.parameters(document).iter().any(in_query) {
                continue;
            }
            let path = operation.path_with(nothing);
            let answer = client.call(&operation.method, &format!("{path}?no_such=1")).await;
            refused(operation, &answer, Code::Invalid);
            answer.assert_faults(&[("/no_such", Code::UnknownField)]);
            if operation.takes(document, "query", "limit") {
                for limit in ["0", "101", "-1", "1000000000", "x"] {
                    let answer = client.get(&format!("{path}?limit={limit}")).await;
                    refused(operation, &answer, Code::Invalid);
                }
                let answer = client.get(&format!("{path}?cursor=bm8")).await;
                assert!(matches!(answer.status(), 404 | 422), "{}: {answer:?}", operation.id);
            }
        }
    }
}
