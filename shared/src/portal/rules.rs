//! What an article's contents must be, and who may move it from one state to the next.

use std::collections::BTreeSet;

use super::form::{ArticleForm, ArticleParts, MeasureParts};
use super::types::{ArticleAction, ArticleKind, ArticleStatus, DeadlineKind};
use crate::field::{Faults, List, Pointer};
use crate::problem::Code;

/// A support measure has a support measure's parts, an article has none.
pub fn contradictions(form: &ArticleParts<'_>, at: &Pointer, faults: &mut Faults) {
    let (Some(kind), Some(measure)) = (form.kind, form.measure) else {
        return;
    };
    match (*kind == ArticleKind::Measure, measure) {
        (true, None) => faults.add(&at.member("measure"), Code::Required),
        (false, Some(_)) => faults.add(&at.member("measure"), Code::NotApplicable),
        _ => {}
    }
}

/// A deadline has a date and a time only where its kind has a use for them; no target twice.
pub fn deadline_fits(form: &MeasureParts<'_>, at: &Pointer, faults: &mut Faults) {
    let on = form.deadline_on.is_some_and(Option::is_some);
    let time = form.deadline_time.is_some_and(Option::is_some);
    if let Some(kind) = form.deadline_kind {
        if on && *kind == DeadlineKind::AnyTime {
            faults.add(&at.member("deadline_on"), Code::NotApplicable);
        }
        let clock = matches!(kind, DeadlineKind::MustArrive | DeadlineKind::UntilBudget);
        // A time without a day is no deadline, whatever its kind.
        let dateless = form.deadline_on.is_some_and(Option::is_none);
        if time && (!clock || dateless) {
            faults.add(&at.member("deadline_time"), Code::NotApplicable);
        }
    }
    let list = |name: &str| at.member(name);
    once(form.sectors.map(List::as_slice), &list("sectors"), faults);
    once(
        form.industries.map(List::as_slice),
        &list("industries"),
        faults,
    );
    once(
        form.municipalities.map(List::as_slice),
        &list("municipalities"),
        faults,
    );
}

/// Marks each item that stood in the list before.
fn once<T: Ord>(items: Option<&[T]>, at: &Pointer, faults: &mut Faults) {
    let mut seen = BTreeSet::new();
    for (index, item) in items.unwrap_or_default().iter().enumerate() {
        if !seen.insert(item) {
            faults.add(&at.item(index), Code::Duplicate);
        }
    }
}

/// What still has to be filled in before it can be submitted or made public.
pub fn missing(form: &ArticleForm) -> Faults {
    let mut wanted = vec![
        ("/summary", form.summary.is_some()),
        ("/body", form.body.is_some()),
    ];
    if let Some(measure) = &form.measure {
        let dated = matches!(
            measure.deadline_kind,
            DeadlineKind::MustArrive | DeadlineKind::Postmark
        );
        wanted.extend([
            ("/measure/organisation", measure.organisation.is_some()),
            ("/measure/eligibility", measure.eligibility.is_some()),
            (
                "/measure/deadline_on",
                !dated || measure.deadline_on.is_some(),
            ),
            ("/link", form.link.is_some()),
        ]);
    }
    let mut faults = Faults::none();
    for (at, _) in wanted.iter().filter(|(_, there)| !there) {
        faults.add(&Pointer::from(*at), Code::Required);
    }
    faults
}

/// What the one who acts may do, from the permissions of the same names.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Editor {
    /// May write and submit (`portal_edit`).
    pub edit: bool,
    /// May confirm for the prefecture (`portal_confirm`).
    pub confirm: bool,
}

/// What is known of the article besides the one who acts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Standing {
    /// Its state.
    pub status: ArticleStatus,
    /// Whether the prefecture confirms what becomes public.
    pub confirm_required: bool,
    /// Whether it was ever public: then people may hold its address, and it can't vanish.
    pub was_public: bool,
}

/// Whether `editor` may do `action` now, and the state that follows.
///
/// # Errors
/// `forbidden` without the permission, `conflict` (409) from a state that does not allow it,
/// `confirmation_required` where only the prefecture decides what the public reads.
pub fn decide(
    article: Standing,
    action: ArticleAction,
    editor: Editor,
) -> Result<ArticleStatus, Code> {
    let may = match action {
        ArticleAction::Return => editor.confirm,
        _ => editor.edit,
    };
    if !may {
        return Err(Code::Forbidden);
    }
    let next = step(article, action).ok_or(Code::Conflict)?;
    let shows = action == ArticleAction::Publish
        || (action == ArticleAction::Edit && article.status == ArticleStatus::Published);
    if shows && article.confirm_required && !editor.confirm {
        return Err(Code::ConfirmationRequired);
    }
    Ok(next)
}

/// Everything `editor` may do now, for buttons.
pub fn allowed(article: Standing, editor: Editor) -> Vec<ArticleAction> {
    ArticleAction::ALL
        .iter()
        .copied()
        .filter(|action| decide(article, *action, editor).is_ok())
        .collect()
}

const fn step(article: Standing, action: ArticleAction) -> Option<ArticleStatus> {
    use ArticleStatus::{Archived, Draft, Published, Submitted};
    Some(match (action, article.status) {
        (ArticleAction::Edit, Draft | Published) => article.status,
        (ArticleAction::Delete, Draft) if !article.was_public => Draft,
        (ArticleAction::Submit, Draft) => Submitted,
        (ArticleAction::Withdraw | ArticleAction::Return, Submitted)
        | (ArticleAction::Reopen, Archived) => Draft,
        (ArticleAction::Publish, Draft | Submitted) => Published,
        (ArticleAction::Archive, Published) => Archived,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::{Value, json};

    const CONTRACTOR: Editor = Editor {
        edit: true,
        confirm: false,
    };
    const PREFECTURE: Editor = Editor {
        edit: true,
        confirm: true,
    };

    fn measure() -> Value {
        json!({"kind": "measure", "title": "補助金", "measure": {"deadline_kind": "any_time"}})
    }

    fn faults(value: &Value) -> Vec<(String, Code)> {
        let found = crate::field::parse::<ArticleForm>(value).map(|_| ());
        let found = found.err().unwrap_or_default();
        found
            .iter()
            .map(|(at, code)| (at.to_string(), *code))
            .collect()
    }

    #[test]
    fn a_measure_has_its_parts_and_an_article_has_none() {
        assert_eq!(faults(&measure()), []);
        assert_eq!(
            faults(&json!({"kind": "measure", "title": "x"})),
            [("/measure".to_owned(), Code::Required)]
        );
        let mut news = measure();
        news["kind"] = "news".into();
        assert_eq!(
            faults(&news),
            [("/measure".to_owned(), Code::NotApplicable)]
        );
    }

    #[test]
    fn a_deadline_takes_what_its_kind_has_a_use_for() {
        let with = |kind: &str, on: Value, time: Value| {
            let mut form = measure();
            form["measure"] =
                json!({"deadline_kind": kind, "deadline_on": on, "deadline_time": time});
            faults(&form)
        };
        let (day, time) = (json!("2026-12-18"), json!("17:00"));
        let no = |name: &str| vec![(format!("/measure/{name}"), Code::NotApplicable)];
        assert_eq!(with("must_arrive", day.clone(), time.clone()), []);
        assert_eq!(with("until_budget", day.clone(), time.clone()), []);
        assert_eq!(with("until_budget", Value::Null, Value::Null), []);
        assert_eq!(
            with("postmark", day.clone(), time.clone()),
            no("deadline_time")
        );
        assert_eq!(with("any_time", day, Value::Null), no("deadline_on"));
        assert_eq!(with("must_arrive", Value::Null, time), no("deadline_time"));
    }

    #[test]
    fn publication_needs_what_readers_look_for() {
        let form: ArticleForm = crate::field::parse(&json!({"kind": "measure", "title": "x",
            "measure": {"deadline_kind": "postmark"}}))
        .unwrap();
        let wanted: Vec<String> = missing(&form)
            .iter()
            .map(|(at, _)| at.to_string())
            .collect();
        assert_eq!(
            wanted,
            [
                "/summary",
                "/body",
                "/measure/organisation",
                "/measure/eligibility",
                "/measure/deadline_on",
                "/link"
            ]
        );
    }

    fn standing(status: ArticleStatus) -> Standing {
        Standing {
            status,
            confirm_required: true,
            was_public: false,
        }
    }

    #[test]
    fn only_the_prefecture_decides_what_the_public_reads() {
        for (status, action) in [
            (ArticleStatus::Draft, ArticleAction::Publish),
            (ArticleStatus::Submitted, ArticleAction::Publish),
            (ArticleStatus::Published, ArticleAction::Edit),
        ] {
            let refused = decide(standing(status), action, CONTRACTOR);
            assert_eq!(
                refused,
                Err(Code::ConfirmationRequired),
                "{status} {action}"
            );
            assert!(decide(standing(status), action, PREFECTURE).is_ok());
            let free = Standing {
                confirm_required: false,
                ..standing(status)
            };
            assert!(decide(free, action, CONTRACTOR).is_ok());
        }
        let waiting = standing(ArticleStatus::Submitted);
        assert_eq!(
            decide(waiting, ArticleAction::Return, CONTRACTOR),
            Err(Code::Forbidden)
        );
        assert_eq!(
            decide(waiting, ArticleAction::Edit, PREFECTURE),
            Err(Code::Conflict)
        );
    }

    proptest! {
        #[test]
        fn what_was_public_never_vanishes_and_nobody_acts_without_permission(
            status in proptest::sample::select(ArticleStatus::ALL), confirm_required: bool,
        ) {
            let known = Standing { status, confirm_required, was_public: true };
            prop_assert!(allowed(known, Editor::default()).is_empty());
            prop_assert!(!allowed(known, PREFECTURE).contains(&ArticleAction::Delete));
            // More permissions never allow less.
            for action in allowed(known, CONTRACTOR) {
                prop_assert!(allowed(known, PREFECTURE).contains(&action));
            }
        }
    }
}
