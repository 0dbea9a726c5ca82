//! A small world in which every operation has something to be asked about: a programme, events in
//! every state, registrations of two members and a guest, mails, a company. All of it is made over
//! HTTP, two days before the clock's start.

mod asked;
mod bodies;
mod build;
mod community;
mod companies;
mod materials;
mod questions;
mod third_parties;

use std::collections::BTreeMap;

use acceptance::spec::Operation;
use acceptance::{Frozen, TestApp};

pub use bodies::{PDF, body, dressed};

/// What can be asked about: (part of the path, case) → what.
#[derive(Clone, Debug, Default)]
pub struct World {
    targets: BTreeMap<(&'static str, &'static str), Target>,
    /// The versions of the legal texts in force.
    acceptance: serde_json::Value,
    /// The personal link of who was at the event that is over, and was asked about it.
    survey: String,
}

/// One thing to ask about.
#[derive(Clone, Debug)]
pub struct Target {
    ids: BTreeMap<&'static str, String>,
    version: i64,
}

/// A well-formed id of nothing.
const NOTHING: &str = "01900000-0000-7000-8000-000000000000";

impl Target {
    fn new(id: impl Into<String>) -> Self {
        Self {
            ids: BTreeMap::from([("", id.into())]),
            version: 1,
        }
    }

    fn and(mut self, name: &'static str, id: impl Into<String>) -> Self {
        self.ids.insert(name, id.into());
        self
    }

    fn at(mut self, version: i64) -> Self {
        self.version = version;
        self
    }

    /// What to put in place of the path's parameter.
    pub fn id(&self, name: &str) -> String {
        let id = self.ids.get(name).or_else(|| self.ids.get(""));
        id.cloned().unwrap_or_default()
    }

    /// An `If-Match` that fits.
    pub fn if_match(&self) -> String {
        format!("\"v{}-0\"", self.version)
    }
}

impl World {
    /// The world, running.
    pub async fn shared(app: &TestApp) -> (TestApp, Self) {
        let world = Self::build(app).await;
        (app.clone(), world)
    }

    /// The world at rest, to make copies of.
    pub async fn frozen(app: &TestApp) -> (Frozen, Self) {
        let world = Self::build(app).await;
        (app.freeze().await, world)
    }

    fn put(&mut self, part: &'static str, case: &'static str, target: Target) {
        self.targets.insert((part, case), target);
    }

    /// The id of one thing of the world.
    pub fn id(&self, part: &'static str, case: &'static str) -> String {
        self.targets[&(part, case)].id("id")
    }

    /// Who was at the event that is over, or was not.
    fn somebody(&self, which: &str) -> String {
        self.targets[&("attendance", "there")].id(which)
    }

    /// What this case of the operation is about.
    pub fn target(&self, operation: &Operation, case: &str) -> Target {
        let part = part_of(&operation.path);
        if case == "missing" {
            return Target::new(NOTHING);
        }
        let found = self
            .targets
            .iter()
            .find(|((p, c), _)| *p == part && *c == case);
        let known = found.map(|(_, target)| target.clone());
        known.unwrap_or_else(|| {
            assert!(
                case == "-",
                "{}: the world has no {case} of {part}",
                operation.id
            );
            Target::new(NOTHING)
        })
    }

    /// Something else of the same kind as what a good request to the operation is about.
    pub fn another(&self, operation: &Operation) -> Option<Target> {
        let (part, here) = (part_of(&operation.path), self.fitting(operation).id("id"));
        let others = self.targets.iter().filter(|((p, _), _)| *p == part);
        let mut others = others.map(|(_, target)| target);
        others.find(|target| target.id("id") != here).cloned()
    }

    /// What a good request to the operation is about.
    pub fn fitting(&self, operation: &Operation) -> Target {
        let part = part_of(&operation.path);
        let case = match (part, operation.id.as_str()) {
            (_, "change_event" | "delete_event" | "submit_event" | "publish_event") => "draft",
            (_, "withdraw_event" | "return_event") => "submitted",
            (_, "reschedule_event") => "postponed",
            (_, "finish_event" | "tick_attendance" | "untick_attendance" | "attend_by_hand") => {
                "over"
            }
            (_, "accept_by_link" | "accept_own_offer") => "offered",
            (_, "decide_registrations") => "asking",
            (_, "list_participants_by_link") => "seated",
            ("attendance", _) => "there",
            ("material", _) => "public",
            (_, "unconfirm_collaboration") => "confirmed",
            ("collaboration", _) => "launched",
            (_, "retry_mail") => "failed",
            (_, "change_post" | "delete_post") => "admins",
            (_, "restore_post") => "hidden",
            (_, "change_article" | "delete_article" | "submit_article" | "publish_article") => {
                "draft"
            }
            (_, "withdraw_article" | "return_article") => "submitted",
            (_, "reopen_article") => "archived",
            ("event" | "questions" | "article" | "measure", _) => "published",
            ("programme", _) => "this_year",
            ("report", _) => "open",
            (_, "accept_organisation" | "set_organisation_aside" | "put_organisation_back") => {
                "pending"
            }
            (_, "approve_it_registration") => "checked",
            (_, "end_it_registration" | "ask_it_registration_end") => "running",
            ("person", _) | (_, "report_post") => "other",
            ("organisation", _) => "public",
            ("mail", _) => "sent",
            ("outside_figure", _) => "entered",
            ("api_key", _) => "active",
            (
                "registration" | "link" | "account" | "session" | "request" | "thread" | "post"
                | "proposal" | "it_registration",
                _,
            ) => "own",
            _ => "-",
        };
        self.target(operation, case)
    }
}

/// Which part of the world a path is about.
pub fn part_of(path: &str) -> &'static str {
    let parts = [
        ("/api/v1/registrations/by-link/{", "link"),
        ("/api/v1/registration-requests/by-link/{", "request"),
        ("/api/v1/registrations/{", "registration"),
        ("/api/v1/me/registrations/{", "registration"),
        ("/api/v1/me/sessions/{", "session"),
        ("/api/v1/events/{id}/questions", "questions"),
        ("/api/v1/events/{", "event"),
        ("/api/v1/staff/events/{", "event"),
        ("/api/v1/programmes/{", "programme"),
        ("/api/v1/outside-figures/{", "outside_figure"),
        ("/api/v1/accounts/{", "account"),
        ("/api/v1/staff/mails/{", "mail"),
        ("/api/v1/organisations/{", "organisation"),
        ("/api/v1/staff/organisations/{", "organisation"),
        ("/api/v1/staff/organisation-proposals/{", "proposal"),
        ("/api/v1/me/proposals/{", "proposal"),
        ("/api/v1/staff/it-registrations/{", "it_registration"),
        ("/api/v1/me/it-registrations/{", "it_registration"),
        ("/api/v1/staff/persons/{", "person"),
        ("/api/v1/community/threads/{", "thread"),
        ("/api/v1/community/posts/{", "post"),
        ("/api/v1/community/reports/{", "report"),
        ("/api/v1/attendance/{", "attendance"),
        ("/api/v1/materials/{", "material"),
        ("/api/v1/api-keys/{", "api_key"),
        ("/api/v1/collaborations/{", "collaboration"),
        ("/api/v1/articles/{", "article"),
        ("/api/v1/staff/articles/{", "article"),
        ("/api/v1/measures/{", "measure"),
        ("/api/v1/me/", "me"),
    ];
    parts
        .iter()
        .find(|(start, _)| path.starts_with(start))
        .map_or("", |(_, part)| part)
}
