//! The OpenAPI document as the walkers read it: JSON, with references followed.

use std::sync::LazyLock;

use serde_json::{Map, Value};

/// The whole document.
pub struct Document {
    root: Value,
    operations: Vec<Operation>,
}

/// One operation of it.
#[derive(Clone, Debug)]
pub struct Operation {
    /// `operationId`.
    pub id: String,
    /// `GET`, `POST`, …
    pub method: String,
    /// The path with its parameters in braces.
    pub path: String,
    /// The operation object.
    pub value: Value,
}

impl Document {
    /// As the code says it is; read once.
    pub fn current() -> &'static Self {
        static DOCUMENT: LazyLock<Document> = LazyLock::new(|| {
            let root = serde_json::to_value(api::openapi::document()).expect("the API document");
            let operations = operations(&root);
            Document { root, operations }
        });
        &DOCUMENT
    }

    /// The document itself.
    pub fn root(&self) -> &Value {
        &self.root
    }

    /// Every operation, in the document's order.
    pub fn operations(&self) -> &[Operation] {
        &self.operations
    }

    /// The operation of this id.
    pub fn operation(&self, id: &str) -> Option<&Operation> {
        self.operations.iter().find(|one| one.id == id)
    }

    /// What a `$ref` points at; anything else is itself.
    pub fn follow<'a>(&'a self, value: &'a Value) -> &'a Value {
        match value.get("$ref").and_then(Value::as_str) {
            Some(reference) => {
                let at = reference.trim_start_matches('#');
                let found = self.root.pointer(at);
                self.follow(found.unwrap_or_else(|| panic!("{reference} leads nowhere")))
            }
            None => value,
        }
    }

    /// The schema that remains when references and `null` alternatives are taken away.
    pub fn plain<'a>(&'a self, schema: &'a Value) -> &'a Value {
        let schema = self.follow(schema);
        for joiner in ["oneOf", "anyOf", "allOf"] {
            let Some(options) = schema.get(joiner).and_then(Value::as_array) else {
                continue;
            };
            let mut rest = options
                .iter()
                .filter(|one| one.get("type") != Some(&Value::from("null")));
            if let (Some(only), None) = (rest.next(), rest.next()) {
                return self.plain(only);
            }
        }
        schema
    }
}

impl Operation {
    /// Its parameters, followed.
    pub fn parameters<'a>(&'a self, document: &'a Document) -> Vec<&'a Value> {
        let list = self.value.get("parameters").and_then(Value::as_array);
        list.into_iter()
            .flatten()
            .map(|one| document.follow(one))
            .collect()
    }

    /// Whether it takes this parameter, such as `("header", "If-Match")`.
    pub fn takes(&self, document: &Document, place: &str, name: &str) -> bool {
        self.parameters(document)
            .iter()
            .any(|one| is_parameter(one, place, name))
    }

    /// Whether it can't do without such a parameter.
    pub fn needs(&self, document: &Document, place: &str, name: &str) -> bool {
        self.parameters(document).iter().any(|one| {
            is_parameter(one, place, name) && one.get("required") == Some(&Value::Bool(true))
        })
    }

    /// The schema of its JSON request body.
    pub fn body<'a>(&'a self, document: &'a Document) -> Option<&'a Value> {
        self.value
            .pointer("/requestBody/content/application~1json/schema")
            .map(|schema| document.follow(schema))
    }

    /// Its responses by status.
    pub fn responses<'a>(&'a self, document: &'a Document) -> Vec<(String, &'a Value)> {
        members(self.value.get("responses"))
            .map(|(status, response)| (status.clone(), document.follow(response)))
            .collect()
    }

    /// The schema of its JSON answer when all goes well.
    pub fn answer<'a>(&'a self, document: &'a Document) -> Option<&'a Value> {
        self.responses(document)
            .into_iter()
            .filter(|(status, _)| status.starts_with('2'))
            .find_map(|(_, response)| response.pointer("/content/application~1json/schema"))
            .map(|schema| document.follow(schema))
    }

    /// The permissions it asks for; none when anybody may call it.
    pub fn permissions(&self) -> Option<Vec<String>> {
        let security = self.value.get("security")?.as_array()?;
        let scopes = security.iter().filter_map(|one| one.get("bearer"));
        Some(
            scopes
                .flat_map(|scopes| scopes.as_array().into_iter().flatten())
                .filter_map(Value::as_str)
                .map(str::to_owned)
                .collect(),
        )
    }

    /// Its path with `fill(name)` in place of each parameter.
    pub fn path_with(&self, fill: impl Fn(&str) -> String) -> String {
        let mut out = String::new();
        for (i, piece) in self.path.split(['{', '}']).enumerate() {
            if i % 2 == 0 {
                out.push_str(piece);
            } else {
                out.push_str(&fill(piece));
            }
        }
        out
    }
}

fn operations(root: &Value) -> Vec<Operation> {
    let mut all = Vec::new();
    for (path, item) in members(root.get("paths")) {
        for (method, value) in members(Some(item)) {
            if ["get", "post", "put", "patch", "delete"].contains(&method.as_str()) {
                let id = value.get("operationId").and_then(Value::as_str);
                all.push(Operation {
                    id: id.unwrap_or_default().to_owned(),
                    method: method.to_uppercase(),
                    path: path.clone(),
                    value: value.clone(),
                });
            }
        }
    }
    all
}

/// The members of a JSON object; nothing when it is none.
pub fn members(value: Option<&Value>) -> impl Iterator<Item = (&String, &Value)> {
    value
        .and_then(Value::as_object)
        .into_iter()
        .flat_map(Map::iter)
}

fn is_parameter(parameter: &Value, place: &str, name: &str) -> bool {
    parameter.get("in").and_then(Value::as_str) == Some(place)
        && parameter.get("name").and_then(Value::as_str) == Some(name)
}
