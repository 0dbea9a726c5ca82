//! What came back, with the checks that every test wants.

use reqwest::header::HeaderMap;
use serde::de::DeserializeOwned;
use serde_json::Value;
use shared::problem::{Code, Problem};

/// An answer, read to its end.
#[derive(Clone)]
pub struct Answer {
    /// `GET /api/v1/…`, to say what failed.
    pub(crate) asked: String,
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    /// The HTTP status.
    pub fn status(&self) -> u16 {
        self.status
    }

    /// Goes on only with this status; else says what came instead.
    #[track_caller]
    #[must_use = "or end the statement with `let _ =`; most tests look at the body too"]
    pub fn assert_status(self, expected: u16) -> Self {
        assert_eq!(
            self.status, expected,
            "{}: expected {expected}, got {self:?}",
            self.asked
        );
        self
    }

    /// As [`Self::assert_status`], for tests that are done with the answer.
    #[track_caller]
    pub fn expect(self, expected: u16) {
        let _ = self.assert_status(expected);
    }

    /// A header's value; empty when it is not there.
    pub fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default()
    }

    /// All headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The ETag, for `If-Match` and `If-None-Match`.
    #[track_caller]
    pub fn etag(&self) -> String {
        let tag = self.header("etag");
        assert!(
            tag.starts_with("\"v"),
            "{}: no ETag in {self:?}",
            self.asked
        );
        tag.to_owned()
    }

    /// The body as bytes.
    pub fn bytes(&self) -> &[u8] {
        &self.body
    }

    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// The body as JSON of any shape.
    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body)
            .unwrap_or_else(|error| panic!("{}: {error} in {self:?}", self.asked))
    }

    /// The body as a type of `shared`.
    #[track_caller]
    pub fn parse<T: DeserializeOwned>(&self) -> T {
        serde_json::from_slice(&self.body)
            .unwrap_or_else(|error| panic!("{}: {error} in {self:?}", self.asked))
    }

    /// `id` of the body.
    #[track_caller]
    pub fn id(&self) -> String {
        match self.json().get("id") {
            Some(Value::String(id)) => id.clone(),
            _ => panic!("{}: no id in {self:?}", self.asked),
        }
    }

    /// The body as a problem, held to RFC 9457 and to our own promises (DESIGN §4).
    #[track_caller]
    pub fn problem(&self) -> Problem {
        let asked = &self.asked;
        assert!(self.status >= 400, "{asked}: no refusal: {self:?}");
        assert_eq!(
            self.header("content-type"),
            "application/problem+json",
            "{asked}: {self:?}"
        );
        let problem: Problem = self.parse();
        assert_eq!(problem.status, self.status, "{asked}: {self:?}");
        assert_eq!(
            problem.kind,
            format!("/api/v1/problems/{}", problem.code.as_str())
        );
        assert!(
            !problem.title.is_empty() && !problem.detail.is_empty(),
            "{asked}: {self:?}"
        );
        assert!(!problem.instance.is_empty(), "{asked}: no trace id");
        assert_eq!(problem.instance, self.header("x-trace-id"), "{asked}");
        assert!(
            problem.errors.iter().all(|one| !one.detail.is_empty()
                && one.pointer.as_str().is_empty() | one.pointer.as_str().starts_with('/')),
            "{asked}: {self:?}"
        );
        problem
    }

    /// Refused with this code and its status.
    #[track_caller]
    pub fn assert_problem(&self, code: Code) -> Problem {
        let problem = self.problem();
        assert_eq!(problem.code, code, "{}: {self:?}", self.asked);
        problem
    }

    /// Refused as invalid, with exactly these places and codes, in any order.
    #[track_caller]
    pub fn assert_faults(&self, expected: &[(&str, Code)]) {
        let problem = self.problem();
        let mut found: Vec<(String, Code)> = problem
            .errors
            .iter()
            .map(|one| (one.pointer.to_string(), one.code))
            .collect();
        let mut expected: Vec<(String, Code)> = expected
            .iter()
            .map(|(pointer, code)| ((*pointer).to_owned(), *code))
            .collect();
        found.sort();
        expected.sort();
        assert_eq!(found, expected, "{}: {self:?}", self.asked);
    }
}

impl std::fmt::Debug for Answer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let text: String = self.text().chars().take(2000).collect();
        write!(f, "{} {text}", self.status)
    }
}
