//! Forms, drawn as HTML.

use std::rc::Rc;

use serde_json::{Value, json};
use shared::field::{Faults, Kana, Pointer};
use shared::i18n::Lang;
use shared::problem::{Code, Problem};
use yew::prelude::*;

use super::{FormOptions, use_form};
use crate::client::ClientError;
use crate::testing::draw;
use crate::ui::{ErrorSummary, TextField};

/// A body with one title.
struct TestBody(Kana);

impl shared::field::Parse for TestBody {
    fn parse(value: &Value, at: &Pointer, faults: &mut Faults) -> Option<Self> {
        let map = shared::field::object(value, at, faults, &["title"])?;
        shared::field::member(map, "title", at, faults).map(Self)
    }
}

#[derive(Properties, PartialEq)]
struct FormProps {
    initial: Value,
    error: Option<Rc<ClientError>>,
}

#[component]
fn FormView(props: &FormProps) -> Html {
    let form = use_form(
        FormOptions::new("f", props.initial.clone()),
        props.error.clone(),
        |body: &TestBody, faults: &mut Faults| {
            if body.0.as_str() == "dup" {
                faults.add(&Pointer::from("/title"), Code::Duplicate);
            }
        },
        Callback::noop(),
    );
    html! {
        <>
            <ErrorSummary faults={form.summary.clone()} attempts={form.attempts} />
            <TextField bind={form.bind("/title")} label="題名" />
        </>
    }
}

#[tokio::test]
async fn a_form_keeps_quiet_until_it_is_sent() {
    let props = FormProps {
        initial: json!({"title": "too long"}),
        error: None,
    };
    let html = draw::<FormView>(props).await;
    assert!(
        html.contains(r#"value="too long""#) && !html.contains("aria-invalid"),
        "{html}"
    );
}

#[tokio::test]
async fn what_the_server_found_shows_at_its_field_and_in_the_summary() {
    let faults = Faults::one("/title", Code::Duplicate);
    let problem = Problem::new(Code::Invalid, &faults, Lang::Ja, "t");
    let error = Some(Rc::new(ClientError::Problem(Box::new(problem))));
    let props = FormProps {
        initial: json!({"title": "サトウ"}),
        error,
    };
    let html = draw::<FormView>(props).await;
    assert!(html.contains(r##"href="#f-title""##), "{html}");
    assert!(
        html.contains(r#"aria-describedby="f-title-error""#),
        "{html}"
    );
    assert!(
        html.contains(r#"value="サトウ""#),
        "what was typed must stay: {html}"
    );
}
