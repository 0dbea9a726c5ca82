//! A good request body for each operation: the document's own example, with what must fit this
//! world put in. So the examples are tested too.

use acceptance::spec::{Document, Operation, members};
use acceptance::{Call, PASSWORD};
use serde_json::{Value, json};

use super::World;

/// The body to send; none where the operation takes none.
pub fn body(document: &Document, operation: &Operation, world: &World) -> Option<Value> {
    operation.body(document)?;
    let mut body = example(document, operation)?;
    let changes = match operation.id.as_str() {
        "create_event" | "change_event" => json!({
            "starts_at": "2026-08-10T05:00:00Z", "ends_at": "2026-08-10T07:30:00Z",
            "entry": {"selection": "first_come", "promotion": "direct", "company_limit": null}
        }),
        "decide_registrations" => {
            json!({"registrations": [world.id("registration", "pending")]})
        }
        "reschedule_event" => json!({
            "starts_at": "2026-09-10T05:00:00Z", "ends_at": "2026-09-10T07:30:00Z", "closes_at": null
        }),
        "create_programme" => json!({
            "fiscal_year": 2027, "contract_from": "2027-05-01", "contract_until": "2028-03-19"
        }),
        "change_article" => json!({"kind": "news", "measure": null}),
        "sign_up" => json!({"email": "new@example.jp", "acceptance": world.acceptance}),
        "sign_in" => json!({"email": "member@example.jp", "password": PASSWORD}),
        "register_by_key" => {
            json!({"email": "handed-in@example.jp", "acceptance": world.acceptance})
        }
        "register_guest" => json!({"email": "guest@example.jp", "acceptance": world.acceptance}),
        "register_member" => json!({"acceptance": world.acceptance}),
        "change_extras_by_link" | "change_own_extras" => json!({"answers": world.answers()}),
        "change_my_password" => json!({"current": PASSWORD}),
        "set_up_totp" | "disable_totp" | "renew_recovery_codes" => json!({"password": PASSWORD}),
        "open_survey" | "answer_survey" => json!({"token": world.survey}),
        "tick_attendance" => json!({"person_id": world.somebody("absent")}),
        "untick_attendance" => json!({"person_id": world.somebody("there")}),
        "merge_organisation" => json!({"into": world.id("organisation", "second")}),
        "join_organisation" => json!({"organisation_id": world.id("organisation", "public")}),
        "merge_person" => json!({"into": world.id("person", "twin")}),
        "create_collaboration" | "change_collaboration" => {
            json!({"organisation_ids": [world.id("organisation", "public")]})
        }
        "give_role" => json!({"role": "prefecture"}),
        "unsubscribe_from_thread" => json!({"token": world.id("unsubscribe", "own")}),
        "stop_pr_mail" => json!({"token": world.id("pr_mail", "own")}),
        _ => json!({}),
    };
    for (name, value) in members(Some(&changes)) {
        body[name] = value.clone();
    }
    Some(body)
}

/// A small file of a kind that is taken.
pub const PDF: &[u8] = b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";

/// The call with what it must carry: the JSON body, or a file where that is what is taken.
pub fn dressed(call: Call, operation: &Operation, body: Option<&Value>) -> Call {
    let takes_files = operation
        .value
        .pointer("/requestBody/content/application~1pdf");
    match body {
        Some(body) => call.json(body),
        None if takes_files.is_some() => call.raw("application/pdf", PDF),
        None => call,
    }
}

fn example(document: &Document, operation: &Operation) -> Option<Value> {
    let media = operation
        .value
        .pointer("/requestBody/content/application~1json")?;
    let schema = document.follow(media.get("schema")?);
    let first = |holder: &Value| holder.get("examples")?.as_array()?.first().cloned();
    let given = media.get("example").cloned();
    given
        .or_else(|| schema.get("example").cloned())
        .or_else(|| first(schema))
}
