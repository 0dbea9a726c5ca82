//! The OpenAPI document: assembled from the handlers, completed here with what holds for every
//! operation, so that none can forget it (DESIGN §4). No database is needed to make it.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use actix_web::guard::Get;
use actix_web::http::header::ContentType;
use actix_web::{HttpResponse, web};
use shared::integration::Scope;
use shared::problem::Problem;
use utoipa::openapi::path::Operation;
use utoipa::openapi::schema::{ObjectBuilder, Schema, Type};
use utoipa::openapi::security::{Http, HttpAuthScheme, SecurityRequirement, SecurityScheme};
use utoipa::openapi::{
    Components, Content, Header, OpenApi, Ref, RefOr, Required, Response, ResponseBuilder,
};
use utoipa::{Modify, OpenApi as _};
use utoipa_swagger_ui::{Config, SwaggerUi};

use crate::features;
use crate::platform::guard::PathTable;
use crate::platform::http_error::ApiError;
use crate::platform::routes as operations;

/// What the document says about the API as a whole.
#[derive(utoipa::OpenApi)]
#[openapi(
    info(
        title = "Musubi API",
        description = "Events, registrations and companies of a prefecture's cross-industry \
            exchange programme. Reading what is public needs no key, from any web page too; an API \
            key (`Authorization: Bearer musk_…`) opens what its scopes name. Errors are RFC 9457 \
            problems; lists are pages with opaque cursors; changes need `If-Match`.",
        license(name = "MIT OR Apache-2.0", identifier = "MIT OR Apache-2.0")
    ),
    servers((url = "/", description = "This installation")),
    components(schemas(Problem)),
    modifiers(&Bearer)
)]
struct Document;

struct Bearer;

impl Modify for Bearer {
    fn modify(&self, document: &mut OpenApi) {
        let components = document.components.get_or_insert_with(Components::new);
        let mut scheme = Http::new(HttpAuthScheme::Bearer);
        scheme.bearer_format = Some("JWT".to_owned());
        scheme.description = Some("The access token of a sign-in (10 minutes).".to_owned());
        components.add_security_scheme("bearer", SecurityScheme::Http(scheme));
        let mut scheme = Http::new(HttpAuthScheme::Bearer);
        scheme.bearer_format = Some("musk_…".to_owned());
        scheme.description = Some(
            "An API key, made by the prefecture or an administrator; what an operation names is \
             the scope it needs. A key that begins with `musk_test_` sees sample events only, and \
             nothing of what it does is kept or sent."
                .to_owned(),
        );
        components.add_security_scheme("api_key", SecurityScheme::Http(scheme));
    }
}

/// Where the document is served, for programs and for the pages that show it.
const JSON: &str = "/api/openapi.json";

/// Serves the document, and a page to read and try it: all of it from here.
pub fn routes(config: &mut web::ServiceConfig) {
    // The layout with a search line loads any address, and the badge asks a validator elsewhere.
    let settings = Config::new([JSON]).use_base_layout().validator_url("none");
    config
        .service(web::resource(JSON).guard(Get()).to(json))
        // Without the slash, the page's own files would be looked for beside the API.
        .service(web::redirect("/api/docs", "/api/docs/").permanent())
        .service(SwaggerUi::new("/api/docs/{_:.*}").config(settings));
}

async fn json() -> HttpResponse {
    static TEXT: LazyLock<Result<String, serde_json::Error>> =
        LazyLock::new(|| document().to_json());
    match &*TEXT {
        Ok(text) => HttpResponse::Ok()
            .content_type(ContentType::json())
            .body(text.as_str()),
        Err(error) => HttpResponse::from_error(ApiError::internal(error)),
    }
}

/// Which paths it has, with which methods.
pub fn paths() -> &'static PathTable {
    static TABLE: LazyLock<PathTable> = LazyLock::new(|| PathTable::new(&document()));
    &TABLE
}

/// The whole document. Making it takes a while; a server makes it when it is first asked for.
pub fn document() -> OpenApi {
    let mut document = Document::openapi();
    operations::describe(&mut document, features::BASE, features::routes);
    complete(&mut document);
    relax(&mut document);
    prune(&mut document);
    // Operations that ask for nobody say so by naming nothing.
    document.security = Some(Vec::new());
    document
}

/// A list that may be empty may be left out too (`shared::field::List`), which its type can't tell.
fn relax(document: &mut OpenApi) {
    let Some(components) = &mut document.components else {
        return;
    };
    let may_be_empty: BTreeSet<String> = components
        .schemas
        .iter()
        .filter(|(_, schema)| {
            matches!(schema, RefOr::T(Schema::Array(list)) if list.min_items == Some(0))
        })
        .map(|(name, _)| format!("#/components/schemas/{name}"))
        .collect();
    for schema in components.schemas.values_mut() {
        let RefOr::T(Schema::Object(object)) = schema else {
            continue;
        };
        let properties = &object.properties;
        object.required.retain(|name| match properties.get(name) {
            Some(RefOr::Ref(to)) => !may_be_empty.contains(&to.ref_location),
            _ => true,
        });
    }
}

/// Drops schemas that nothing refers to: a page's items are written out in the page.
fn prune(document: &mut OpenApi) {
    let text = document.to_json().unwrap_or_default();
    if let Some(components) = &mut document.components {
        let used = |name: &String| text.contains(&format!("#/components/schemas/{name}\""));
        components.schemas.retain(|name, _| used(name));
    }
}

/// Adds the refusals that follow from an operation's shape.
fn complete(document: &mut OpenApi) {
    for (path, item) in &mut document.paths.paths {
        let has_id = path.contains('{');
        let operations = [
            (&mut item.get, false),
            (&mut item.post, false),
            (&mut item.put, true),
            (&mut item.patch, true),
            (&mut item.delete, true),
        ];
        for (operation, _) in operations {
            let Some(operation) = operation else { continue };
            complete_operation(operation, has_id);
            take_keys(operation);
        }
    }
}

/// Where the permission asked for is a scope, a key that has it is as good as a sign-in.
fn take_keys(operation: &mut Operation) {
    let Some(security) = &mut operation.security else {
        return;
    };
    let asked = serde_json::to_value(&*security).unwrap_or_default();
    let scopes: Vec<&str> = Scope::ALL
        .iter()
        .map(|scope| scope.as_str())
        .filter(|scope| {
            let mut asked = asked.as_array().into_iter().flatten();
            asked.any(|one| one.pointer("/bearer/0").and_then(|p| p.as_str()) == Some(scope))
        })
        .collect();
    if !scopes.is_empty() {
        security.push(SecurityRequirement::new("api_key", scopes));
    }
}

fn complete_operation(operation: &mut Operation, has_id: bool) {
    let has_body = operation.request_body.is_some();
    let signed_in = operation.security.is_some();
    let has_parameters = operation
        .parameters
        .as_ref()
        .is_some_and(|all| !all.is_empty());
    let if_match = takes(operation, "If-Match");
    let if_match_needed = operation.parameters.iter().flatten().any(|one| {
        matches!(one, RefOr::T(one) if one.name == "If-Match" && one.required == Required::True)
    });
    let idempotent = takes(operation, "Idempotency-Key");
    let mut add = |status: &str, there: bool, text: &str| {
        if there && !operation.responses.responses.contains_key(status) {
            let refusal = RefOr::T(problem(text));
            operation
                .responses
                .responses
                .insert(status.to_owned(), refusal);
        }
    };
    add("400", has_body, "The body is not well-formed JSON.");
    add("400", idempotent, "The `Idempotency-Key` is none.");
    add(
        "401",
        true,
        "The access token is missing, wrong or has run out.",
    );
    add("403", signed_in, "Signed in, but not allowed to do this.");
    add(
        "404",
        has_id,
        "There is no such thing, or none that you may know of.",
    );
    add(
        "409",
        idempotent,
        "A request with the same `Idempotency-Key` is still being worked on.",
    );
    add("412", if_match, "Somebody changed it meanwhile.");
    add("413", has_body, "The body is larger than 1 MiB.");
    add("415", has_body, "The body is not `application/json`.");
    add(
        "422",
        has_body || has_parameters,
        "`errors` names every fault with its JSON pointer.",
    );
    add("428", if_match_needed, "`If-Match` is needed.");
    add("500", true, "We failed; `instance` is the trace id.");
    add(
        "503",
        true,
        "Not now; `Retry-After` says when to come back.",
    );
    for status in ["429", "503"] {
        if let Some(RefOr::T(refusal)) = operation.responses.responses.get_mut(status) {
            refusal
                .headers
                .insert("Retry-After".to_owned(), RefOr::T(retry_after()));
        }
    }
}

/// Both refusals that pass by themselves say when.
fn retry_after() -> Header {
    let seconds = ObjectBuilder::new()
        .schema_type(Type::Integer)
        .minimum(Some(1))
        .build();
    let mut header = Header::new(seconds);
    header.description = Some("Seconds to wait before asking again.".to_owned());
    header
}

fn takes(operation: &Operation, name: &str) -> bool {
    let mut all = operation.parameters.iter().flatten();
    all.any(|one| matches!(one, RefOr::T(one) if one.name == name))
}

fn problem(text: &str) -> Response {
    let schema = RefOr::Ref(Ref::from_schema_name("Problem"));
    ResponseBuilder::new()
        .description(text)
        .content("application/problem+json", Content::new(Some(schema)))
        .build()
}
