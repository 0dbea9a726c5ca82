//! An event's words in the reader's language.

use chrono::Timelike;

use super::types::{
    Action, ClosedReason, Format, Mode, Period, Promotion, RegistrationPhase, RevisionKind,
    Selection, SessionKind, Status,
};
use crate::field::Pointer;
use crate::i18n::{self, Lang};
use crate::organisation::types::{Industry, Sector};
use crate::time::Timestamp;
use crate::wareki;

macro_rules! labels {
    ($($ty:ty = $prefix:literal),+ $(,)?) => { $(
        impl $ty {
            /// What people read, in `lang`.
            pub fn label(self, lang: Lang) -> String {
                i18n::text(lang, &format!(concat!($prefix, "-{}"), self.as_str().replace('_', "-")))
            }
        }
    )+
        #[cfg(test)]
        fn every_label(lang: Lang) -> Vec<String> {
            let mut all = Vec::new();
            $(all.extend(<$ty>::ALL.iter().map(|one| one.label(lang)));)+
            all
        }
    };
}
labels! {
    Status = "event-status",
    Format = "event-format",
    Mode = "event-mode",
    SessionKind = "event-session",
    Selection = "event-selection",
    Promotion = "event-promotion",
    Action = "event-action",
    RegistrationPhase = "event-registration",
    ClosedReason = "event-closed",
    Period = "event-period",
    RevisionKind = "event-revision",
}

/// The label of a place in the event form, such as `会場: 住所` for `/venue/address` and
/// `プログラム 2: 講演者` for `/agenda/1/speaker`; the pointer itself where there is none.
pub fn field_label(at: &Pointer, lang: Lang) -> String {
    let mut steps = at.as_str().split('/').skip(1);
    let (first, second, third) = (steps.next().unwrap_or_default(), steps.next(), steps.next());
    let name = |parts: &[&str]| {
        let key = format!("event-field-{}", parts.join("-").replace('_', "-"));
        if i18n::has(lang, &key) {
            i18n::text(lang, &key)
        } else {
            at.as_str().to_owned()
        }
    };
    let number = |text: &str| text.parse::<u32>().ok().map(|index| index + 1);
    match (second, third) {
        (None, _) => name(&[first]),
        (Some(second), third) => match (number(second), third) {
            (Some(n), Some(third)) => format!("{} {n}: {}", name(&[first]), name(&[first, third])),
            (Some(n), None) => format!("{} {n}", name(&[first])),
            (None, None) => name(&[first, second]),
            (None, Some(third)) if number(third).is_some() => name(&[first, second]),
            (None, Some(third)) => name(&[first, second, third]),
        },
    }
}

/// What stands in a field, as people read it: `value` is the field's text on the wire, such as
/// in a [`FieldChange`](super::diff::FieldChange). Names of accounts are not known here.
pub fn field_value(at: &Pointer, value: &str, lang: Lang) -> String {
    let mut steps = at.as_str().split('/').skip(1);
    let path = (steps.next().unwrap_or_default(), steps.next(), steps.next());
    let count = |key: &str| i18n::text_args(lang, key, &[("count", value.to_owned().into())]);
    let found = match path {
        ("format", ..) => value.parse().ok().map(|format: Format| format.label(lang)),
        ("starts_at" | "ends_at" | "opens_at", ..) => {
            value.parse().ok().map(|at| wareki::date_time(at, lang))
        }
        ("closes_at", ..) => value.parse().ok().map(|at| deadline(at, lang)),
        ("capacity", Some(_), _)
        | ("entry", Some("company_limit"), _)
        | ("entry", Some("reserved"), Some("it" | "local" | "other")) => {
            Some(count("event-value-people"))
        }
        ("audience", Some("sectors"), _) => lines(value, |line| {
            Some(i18n::text(lang, &line.parse::<Sector>().ok()?.label()))
        }),
        ("audience", Some("industries"), _) => lines(value, |line| {
            Some(i18n::text(lang, &line.parse::<Industry>().ok()?.label()))
        }),
        ("agenda", Some(_), Some("kind")) => {
            value.parse().ok().map(|kind: SessionKind| kind.label(lang))
        }
        ("agenda", Some(_), Some("minutes")) => Some(count("event-value-minutes")),
        ("agenda", Some(_), None) => item(value, lang),
        ("entry", Some("selection"), _) => value.parse().ok().map(|one: Selection| one.label(lang)),
        ("entry", Some("promotion"), _) => value.parse().ok().map(|one: Promotion| one.label(lang)),
        ("entry", Some("offer_hours"), _) => Some(count("event-value-hours")),
        ("entry", Some("change_until"), _) | ("entry", Some("reserved"), Some("until")) => {
            value.parse().ok().map(|at| wareki::date_time(at, lang))
        }
        _ => None,
    };
    found.unwrap_or_else(|| value.to_owned())
}

/// Each line in words; none where one has none.
fn lines(value: &str, word: impl Fn(&str) -> Option<String>) -> Option<String> {
    let words: Option<Vec<String>> = value.lines().map(word).collect();
    words.map(|words| words.join("\n"))
}

/// An item of the agenda in one line, out of its JSON.
fn item(json: &str, lang: Lang) -> Option<String> {
    let item: serde_json::Value = serde_json::from_str(json).ok()?;
    let text = |name: &str| item.get(name).and_then(serde_json::Value::as_str);
    let kind = text("kind").and_then(|kind| kind.parse::<SessionKind>().ok());
    let minutes = item.get("minutes").map(|minutes| {
        i18n::text_args(
            lang,
            "event-value-minutes",
            &[("count", minutes.to_string().into())],
        )
    });
    let parts = [
        text("title").map(str::to_owned),
        kind.map(|kind| kind.label(lang)),
        text("speaker").map(str::to_owned),
        minutes,
    ];
    Some(parts.into_iter().flatten().collect::<Vec<_>>().join(" / "))
}

/// When registration closes, in words: `令和8年(2026年)11月20日(金) 正午` or with the time.
pub fn deadline(closes_at: Timestamp, lang: Lang) -> String {
    let time = closes_at.jst().time();
    let noon = (time.num_seconds_from_midnight(), time.nanosecond()) == (12 * 3600, 0);
    if noon {
        let day = wareki::date(crate::time::Day::new(closes_at.jst_date()), lang);
        i18n::text_args(lang, "event-noon", &[("day", day.into())])
    } else {
        wareki::date_time(closes_at, lang)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_of_an_event_has_a_text_in_both_languages() {
        for lang in Lang::BOTH {
            for label in every_label(lang) {
                assert!(!label.is_empty() && !label.starts_with("event-"), "{label}");
            }
        }
    }

    #[test]
    fn every_field_of_the_form_has_a_label() {
        let places = [
            "/title",
            "/theme",
            "/summary",
            "/audience",
            "/audience/sectors",
            "/audience/sectors/0",
            "/audience/industries/3",
            "/audience/text",
            "/description",
            "/format",
            "/starts_at",
            "/ends_at",
            "/venue",
            "/venue/name",
            "/venue/address",
            "/venue/access",
            "/online_url",
            "/capacity",
            "/capacity/in_person",
            "/capacity/online",
            "/opens_at",
            "/closes_at",
            "/fee_text",
            "/contact",
            "/agenda",
            "/agenda/0/kind",
            "/agenda/0/title",
            "/agenda/0/speaker",
            "/agenda/11/minutes",
            "/moderators",
            "/moderators/0",
        ];
        for lang in Lang::BOTH {
            for place in places {
                let label = field_label(&Pointer::from(place), lang);
                assert!(
                    !label.contains('/') && !label.is_empty(),
                    "{place}: {label}"
                );
            }
        }
        assert_eq!(
            field_label(&Pointer::from("/agenda/1/speaker"), Lang::Ja),
            "プログラム 2: 登壇者"
        );
        assert_eq!(field_label(&Pointer::from("/x/y"), Lang::Ja), "/x/y");
    }

    #[test]
    fn values_are_read_as_people_say_them() {
        let read = |at: &str, value: &str| field_value(&Pointer::from(at), value, Lang::Ja);
        assert_eq!(read("/format", "hybrid"), Format::Hybrid.label(Lang::Ja));
        assert_eq!(
            read("/starts_at", "2026-11-20T05:00:00Z"),
            "令和8年(2026年)11月20日(金) 14:00"
        );
        assert!(read("/closes_at", "2026-11-20T03:00:00Z").ends_with("正午"));
        assert_eq!(read("/capacity/online", "20"), "20名");
        assert_eq!(
            read("/agenda/1/kind", "output"),
            SessionKind::Output.label(Lang::Ja)
        );
        let item = r#"{"kind":"input","title":"話題提供","speaker":null,"minutes":30}"#;
        let line = read("/agenda/1", item);
        assert!(
            line.starts_with("話題提供 / ") && line.ends_with(" / 30分"),
            "{line}"
        );
        assert_eq!(read("/audience/sectors/0", "it"), "IT企業");
        assert_eq!(read("/audience/sectors", "it\nother").lines().count(), 2);
        assert_eq!(read("/audience/industries/1", "B"), "漁業");
        assert_eq!(read("/audience/industries/1", "moon"), "moon");
        assert_eq!(read("/title", "2026"), "2026");
        assert_eq!(read("/format", "moon"), "moon");
    }

    #[test]
    fn a_deadline_at_noon_says_noon() {
        let noon: Timestamp = "2026-11-20T12:00:00+09:00".parse().unwrap();
        assert!(deadline(noon, Lang::Ja).ends_with("正午"));
        assert!(deadline(noon.plus(chrono::Duration::minutes(30)), Lang::Ja).ends_with("12:30"));
    }
}
