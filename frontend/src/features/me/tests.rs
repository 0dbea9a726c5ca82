//! My page, drawn as HTML.

use std::rc::Rc;

use yew::prelude::*;

use super::page::company_field;
use crate::features::account::components::ProfileForm;
use crate::session::Session;
use crate::testing::{As, AsProps, draw, me, reply};

#[tokio::test]
async fn the_company_is_offered_from_the_directory_and_stays_as_it_is_written() {
    let mut own = me(1);
    own.organisation_name = "見本水産株式会社".parse().ok();
    let state = Session::SignedIn(Rc::new(own.clone()));
    let children = html! {
        <ProfileForm reply={reply(own)} company={company_field()} changed={Callback::noop()} refetch={Callback::noop()} />
    };
    let html = draw::<As>(AsProps { state, children }).await;
    let input = html
        .split("<input")
        .find(|input| input.contains(r#"role="combobox""#))
        .unwrap_or_else(|| panic!("no picker in {html}"));
    for part in [
        r#"value="見本水産株式会社""#,
        r#"autocomplete="organization""#,
    ] {
        assert!(input.contains(part), "{part} is missing in {input}");
    }
}
