//! Where features put their operations. One list serves requests and, at another time, is read for
//! the API document: the description of an operation costs far more than its route, and a server
//! that nobody asks for the document should start without it.

use actix_web::dev::HttpServiceFactory;
use actix_web::web;
use utoipa::openapi::path::Paths;
use utoipa::openapi::{Components, OpenApi, RefOr, Schema};
use utoipa_actix_web::OpenApiFactory;

/// Takes a feature's operations.
pub struct ServiceConfig<'s>(For<'s>);

enum For<'s> {
    Requests(&'s mut web::ServiceConfig),
    Document(&'s mut Described),
}

/// What the operations say of themselves.
#[derive(Default)]
struct Described {
    paths: Paths,
    schemas: Vec<(String, RefOr<Schema>)>,
}

impl ServiceConfig<'_> {
    /// Adds an operation.
    pub fn service<F>(&mut self, factory: F) -> &mut Self
    where
        F: HttpServiceFactory + OpenApiFactory + 'static,
    {
        match &mut self.0 {
            For::Requests(config) => {
                config.service(factory);
            }
            For::Document(described) => {
                described.paths.merge(factory.paths());
                factory.schemas(&mut described.schemas);
            }
        }
        self
    }

    /// Adds a feature's operations.
    pub fn configure(&mut self, feature: impl FnOnce(&mut ServiceConfig<'_>)) -> &mut Self {
        feature(self);
        self
    }
}

impl std::fmt::Debug for ServiceConfig<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ServiceConfig")
    }
}

/// Serves the operations under `base`.
pub fn serve(config: &mut web::ServiceConfig, base: &str, operations: fn(&mut ServiceConfig<'_>)) {
    let scope = web::scope(base);
    config.service(scope.configure(|config| operations(&mut ServiceConfig(For::Requests(config)))));
}

/// Adds the operations under `base` to the document, with the schemas they name.
pub fn describe(document: &mut OpenApi, base: &str, operations: fn(&mut ServiceConfig<'_>)) {
    let mut described = Described::default();
    operations(&mut ServiceConfig(For::Document(&mut described)));
    for (path, item) in described.paths.paths {
        document.paths.paths.insert(format!("{base}{path}"), item);
    }
    let components = document.components.get_or_insert_with(Components::new);
    components.schemas.extend(described.schemas);
}
