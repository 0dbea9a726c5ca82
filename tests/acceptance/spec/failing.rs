//! When the house itself is broken: nothing is told but the trace id, and when to come back.

use acceptance::spec::{Document, Operation};
use acceptance::{Answer, Client, Persona, TestApp, both};
use shared::field::Faults;
use shared::i18n::Lang;
use shared::problem::{Code, Problem};

use super::allowed;
use crate::world::{World, body as request, dressed};

/// Each operation asked well, by somebody who may.
async fn ask_everything(app: &TestApp, world: &World) -> Vec<(&'static Operation, Answer)> {
    let document = Document::current();
    let clients: [Client; 2] = [app.client(), app.persona(Persona::Admin).await];
    let mut answers = Vec::new();
    for operation in document.operations() {
        let client = &clients[usize::from(operation.permissions().is_some())];
        let target = world.fitting(operation);
        let path = operation.path_with(|name| target.id(name));
        let call = client
            .call(&operation.method, &path)
            .if_match(&target.if_match());
        let body = request(document, operation, world);
        let answer = dressed(call, operation, body.as_ref()).await;
        answers.push((operation, answer));
    }
    answers
}

/// The problem is the plain one of its code, with nothing of ours in it.
#[track_caller]
fn tells_nothing(operation: &Operation, answer: &Answer, code: Code) {
    let problem = answer.problem();
    let plain = Problem::new(code, &Faults::none(), Lang::Ja, &problem.instance);
    assert_eq!(problem, plain, "{}: {answer:?}", operation.id);
    for name in ["server", "x-powered-by"] {
        assert_eq!(answer.header(name), "", "{}", operation.id);
    }
    assert_eq!(
        answer.header("cache-control"),
        "no-store",
        "{}",
        operation.id
    );
}

/// Those that answered otherwise than with `code`; each must be in the reviewed list.
fn all_fail(answers: &[(&'static Operation, Answer)], code: Code) {
    let mut fine: Vec<&str> = Vec::new();
    for (operation, answer) in answers {
        if answer.status() == code.status() {
            tells_nothing(operation, answer, code);
        } else {
            assert!(answer.status() < 500, "{}: {answer:?}", operation.id);
            fine.push(&operation.id);
        }
    }
    assert_eq!(fine, allowed::WITHOUT_DATABASE, "these need no database");
}

both! {
    /// With its tables gone every operation is a 500 that says the trace id and nothing else.
    async fn a_failure_tells_nothing_but_the_trace_id(app: TestApp) {
        let (frozen, world) = World::frozen(&app).await;
        let copy = frozen.thaw().await;
        copy.lose_tables().await;
        let answers = ask_everything(&copy, &world).await;
        all_fail(&answers, Code::Internal);
        copy.stop().await;
    }

    /// With its database out of reach every operation is a 503 that says when to come back.
    async fn an_outage_says_when_to_come_back(app: TestApp) {
        let (frozen, world) = World::frozen(&app).await;
        let copy = frozen.thaw().await;
        copy.context().db.close().await;
        let answers = ask_everything(&copy, &world).await;
        all_fail(&answers, Code::Unavailable);
        for (operation, answer) in answers.iter().filter(|(_, answer)| answer.status() == 503) {
            let seconds: u64 = answer.header("retry-after").parse().unwrap_or(0);
            assert!((1..=60).contains(&seconds), "{}: Retry-After: {seconds}", operation.id);
        }
        copy.stop().await;
    }

    /// Whatever says 429 says it in the end, and when to come back.
    async fn too_many_attempts_say_when_to_come_back(app: TestApp) {
        let (app, world) = World::shared(&app).await;
        let strict = app.instance_with(|options| options.limits.guests_per_address = 5).await;
        let document = Document::current();
        for operation in document.operations() {
            let limited = operation.responses(document).iter().any(|(status, _)| status == "429");
            if !limited {
                continue;
            }
            let client = match operation.permissions() {
                None => strict.client(),
                Some(asked) => {
                    let own = asked.iter().any(|one| one == "own_account");
                    let who = if own { Persona::Member } else { Persona::Contractor };
                    app.sign_in(&who.email()).await.at(&strict.base)
                }
            };
            // Wrong on purpose: a good password forgives what was before it.
            let mut wrong = request(document, operation, &world).unwrap();
            for name in ["password", "current"] {
                if wrong.get(name).is_some() && operation.id != "sign_up" {
                    wrong[name] = "chigau-kotoba-desu-yo".into();
                }
            }
            // Each operation's attempts come from a line of its own.
            let line = format!("192.0.2.{}", operation.id.len());
            let target = world.fitting(operation);
            let path = operation.path_with(|name| target.id(name));
            let mut last = None;
            for _ in 0..60 {
                let answer = client.call(&operation.method, &path)
                    .header("x-forwarded-for", &line).json(&wrong).await;
                let over = answer.status() == 429;
                last = Some(answer);
                if over {
                    break;
                }
            }
            let last = last.unwrap();
            last.assert_problem(Code::TooManyRequests);
            let seconds: u64 = last.header("retry-after").parse().unwrap_or(0);
            // A window of at most an hour, rounded up.
            assert!((1..=60 * 60 + 1).contains(&seconds), "{}: Retry-After: {seconds}", operation.id);
            app.clock.advance(chrono::Duration::minutes(16));
        }
    }
}
