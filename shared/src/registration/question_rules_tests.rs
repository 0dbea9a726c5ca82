//! The rules of questions and answers: against answers made to fit, and against anything.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::super::question::{AskedIn, EditQuestions, QUESTIONS};
use super::*;
use crate::field::{List, parse};

fn id(n: usize) -> QuestionId {
    format!("019ab0c4-5a00-7000-8000-{n:012}").parse().unwrap()
}

fn question(n: usize, kind: QuestionKind, required: bool, modes: AskedIn) -> Question {
    let options: &[&str] = if kind.has_options() {
        &["赤", "青", "緑"]
    } else {
        &[]
    };
    Question {
        id: id(n),
        kind,
        label: format!("質問{n}").parse().unwrap(),
        hint: None,
        required,
        modes,
        options: options.iter().map(|text| text.parse().unwrap()).collect(),
    }
}

fn answer(n: usize, value: &Value) -> Answer {
    let mut whole = json!({ "question_id": id(n) });
    for (name, member) in value.as_object().unwrap() {
        whole[name] = member.clone();
    }
    parse(&whole).unwrap()
}

fn found(questions: &[Question], answers: &[Answer], asked: Asked) -> Vec<(String, Code)> {
    let mut faults = Faults::none();
    let at = Pointer::from("/extras/answers");
    check(questions, Mode::InPerson, answers, asked, &at, &mut faults);
    let told = faults.iter();
    told.map(|(at, code)| (at.to_string(), *code)).collect()
}

#[test]
fn every_kind_takes_its_own_answer_and_no_other() {
    for kind in QuestionKind::ALL {
        let asked = [question(1, *kind, true, AskedIn::Both)];
        for (member, value) in [
            ("text", json!("はい")),
            ("choices", json!(["赤"])),
            ("number", json!(3)),
            ("agreed", json!(true)),
        ] {
            let given = [answer(1, &json!({ member: value }))];
            let faults = found(&asked, &given, Asked::Participant);
            if member == kind.member() {
                assert_eq!(faults, vec![], "{kind} {member}");
                assert_eq!(kept(&asked, Mode::InPerson, &given).len(), 1);
            } else {
                let at = format!("/extras/answers/0/{member}");
                assert!(
                    faults.contains(&(at, Code::NotApplicable)),
                    "{kind} {member}"
                );
            }
        }
    }
}

#[test]
fn what_is_missing_or_wrong_is_named_where_it_stands() {
    use QuestionKind::{Consent, MultipleChoice, ShortText, SingleChoice};
    let asked = [
        question(1, ShortText, true, AskedIn::Both),
        question(2, SingleChoice, false, AskedIn::Both),
        question(3, MultipleChoice, false, AskedIn::Both),
        question(4, Consent, true, AskedIn::Both),
        question(5, ShortText, true, AskedIn::Online),
        question(6, ShortText, true, AskedIn::InPerson),
        question(7, Consent, true, AskedIn::Both),
    ];
    let given = [
        answer(1, &json!({ "text": "あ\nい" })),
        answer(2, &json!({ "choices": ["赤", "白"] })),
        answer(3, &json!({ "choices": ["赤", "赤"] })),
        answer(4, &json!({ "agreed": false })),
        answer(5, &json!({ "text": "線の向こうから" })),
        answer(1, &json!({ "text": "もう一度" })),
        answer(99, &json!({ "text": "誰に" })),
    ];
    let at = |rest: &str| format!("/extras/answers/{rest}");
    assert_eq!(
        found(&asked, &given, Asked::Participant),
        vec![
            (at("0/text"), Code::ForbiddenCharacter),
            (at("1/choices"), Code::TooManyItems),
            (at("1/choices/1"), Code::UnknownValue),
            (at("2/choices/1"), Code::Duplicate),
            (at("3/agreed"), Code::AgreementRequired),
            (at("4/question_id"), Code::NotApplicable),
            (at("5/question_id"), Code::Duplicate),
            (at("6/question_id"), Code::NoSuchReference),
            (at(&id(6).to_string()), Code::Required),
            (at(&id(7).to_string()), Code::AgreementRequired),
        ]
    );
    // Staff may leave open what they don't know; what they do say must fit.
    let by_staff = found(&asked, &[answer(1, &json!({}))], Asked::Staff);
    assert_eq!(by_staff, vec![]);
    let long = "あ".repeat(SHORT + 1);
    let by_staff = found(&asked, &[answer(1, &json!({ "text": long }))], Asked::Staff);
    assert_eq!(by_staff, vec![(at("0/text"), Code::TooLong)]);
}

#[test]
fn support_and_party_are_refused_where_they_are_not_asked() {
    let extras: Extras = parse(&json!({ "version": 1, "support": "手話", "party": true })).unwrap();
    let (mut faults, at) = (Faults::none(), Pointer::from("/extras"));
    let set = QuestionSet::default();
    check_extras(
        &set,
        Mode::Online,
        Some(&extras),
        Asked::Participant,
        &at,
        &mut faults,
    );
    let codes = [
        ("/extras/support", Code::NotApplicable),
        ("/extras/party", Code::NotApplicable),
    ];
    let codes = codes.map(|(at, code)| (Pointer::from(at), code));
    assert_eq!(faults.iter().cloned().collect::<Vec<_>>(), codes);
}

#[test]
fn a_set_of_questions_must_make_sense() {
    let one = |kind: &str, options: Value| {
        json!({ "id": id(1), "kind": kind, "label": "色", "required": false, "modes": "both",
            "options": options })
    };
    let form = json!({ "support": false, "questions": [
        one("single_choice", json!(["赤"])), one("short_text", json!(["赤", "青"])),
        one("multiple_choice", json!(["赤", " 赤"])),
    ]});
    let faults = parse::<EditQuestions>(&form).unwrap_err();
    let told: Vec<_> = faults
        .iter()
        .map(|(at, code)| (at.as_str(), *code))
        .collect();
    assert_eq!(
        told,
        vec![
            ("/questions/0/options", Code::TooFewItems),
            ("/questions/1/options", Code::NotApplicable),
            ("/questions/2/options/1", Code::Duplicate),
            ("/questions/1/id", Code::Duplicate),
            ("/questions/2/id", Code::Duplicate),
        ]
    );
}

fn kinds() -> impl Strategy<Value = Vec<(QuestionKind, bool, AskedIn)>> {
    let kind = prop::sample::select(QuestionKind::ALL);
    let modes = prop::sample::select(AskedIn::ALL);
    prop::collection::vec((kind, any::<bool>(), modes), 0..=QUESTIONS)
}

fn modes() -> impl Strategy<Value = Mode> {
    prop::sample::select(Mode::ALL)
}

/// Any answer to one of these questions, or to none of them.
fn anything() -> impl Strategy<Value = Answer> {
    let text = prop::option::of("[a-zあ-ん\n]{1,250}");
    let color = prop::sample::select(vec!["赤", "青", "緑", "白"]);
    let choices = prop::option::of(prop::collection::vec(color, 0..4));
    let number = prop::option::of(0_i64..=1_000_000_000);
    let agreed = prop::option::of(any::<bool>());
    (0..QUESTIONS + 2, text, choices, number, agreed).prop_map(
        |(n, text, choices, number, agreed)| {
            let choices = choices.map(|all| all.iter().map(|one| one.parse().unwrap()).collect());
            Answer {
                question_id: id(n),
                text: text.and_then(|text| text.parse().ok()),
                choices: choices.map(|all| List::new(all).unwrap()),
                number: number.map(|n| crate::field::Int::new(n).unwrap()),
                agreed,
            }
        },
    )
}

fn asked_of(kinds: &[(QuestionKind, bool, AskedIn)]) -> Vec<Question> {
    let numbered = kinds.iter().enumerate();
    numbered
        .map(|(n, (kind, required, modes))| question(n, *kind, *required, *modes))
        .collect()
}

proptest! {
    /// Whoever answers all they are asked by the right member has nothing to hear, and all of it
    /// is kept; with one required answer less, that one is named.
    #[test]
    fn whole_answers_fit_and_one_less_is_named(kinds in kinds(), mode in modes(), pick: usize) {
        let questions = asked_of(&kinds);
        let mut answers: Vec<Answer> = Vec::new();
        for (n, one) in questions.iter().enumerate().filter(|(_, one)| one.modes.includes(mode)) {
            let value = match one.kind.member() {
                "text" => json!({ "text": "はい" }),
                "choices" => json!({ "choices": ["青"] }),
                "number" => json!({ "number": n }),
                _ => json!({ "agreed": true }),
            };
            answers.push(answer(n, &value));
        }
        let at = Pointer::from("/answers");
        let mut faults = Faults::none();
        check(&questions, mode, &answers, Asked::Participant, &at, &mut faults);
        prop_assert!(faults.is_empty(), "{faults:?}");
        prop_assert_eq!(kept(&questions, mode, &answers).len(), answers.len());
        if !answers.is_empty() {
            let gone = answers.remove(pick % answers.len()).question_id;
            check(&questions, mode, &answers, Asked::Participant, &at, &mut faults);
            let required = questions.iter().any(|one| one.id == gone && one.required);
            prop_assert_eq!(faults.iter().count(), usize::from(required));
            let named = faults.iter().all(|(at, _)| at.as_str() == format!("/answers/{gone}"));
            prop_assert!(named);
        }
    }

    /// Whatever comes: what passes is kept in the shape of its question and asked in that mode,
    /// staff hear no more than participants do, and a fault points at an answer or a question.
    #[test]
    fn nothing_that_does_not_fit_passes(
        kinds in kinds(), mode in modes(), answers in prop::collection::vec(anything(), 0..6),
    ) {
        let questions = asked_of(&kinds);
        let at = Pointer::from("/answers");
        let (mut strict, mut mild) = (Faults::none(), Faults::none());
        check(&questions, mode, &answers, Asked::Participant, &at, &mut strict);
        check(&questions, mode, &answers, Asked::Staff, &at, &mut mild);
        for fault in mild.iter() {
            prop_assert!(strict.iter().any(|other| other == fault));
        }
        for (at, _) in strict.iter() {
            let step = at.as_str().split('/').nth(2).unwrap();
            let index = step.parse().is_ok_and(|i: usize| i < answers.len());
            prop_assert!(index || questions.iter().any(|one| one.id.to_string() == step));
        }
        if strict.is_empty() {
            let kept = kept(&questions, mode, &answers);
            for one in questions.iter().filter(|one| one.required && one.modes.includes(mode)) {
                prop_assert!(kept.iter().any(|(id, _)| *id == one.id));
            }
            for (id, value) in kept {
                let one = questions.iter().find(|one| one.id == id).unwrap();
                prop_assert!(one.modes.includes(mode));
                let fits = match value {
                    AnswerValue::Text(text) => one.kind == QuestionKind::LongText
                        || one.kind == QuestionKind::ShortText && text.as_str().chars().count() <= SHORT,
                    AnswerValue::Choices(all) => all.iter().all(|o| one.options.contains(o))
                        && (one.kind == QuestionKind::MultipleChoice || all.len() == 1),
                    AnswerValue::Number(_) => one.kind == QuestionKind::Number,
                    AnswerValue::Agreed(yes) => yes && one.kind == QuestionKind::Consent,
                };
                prop_assert!(fits);
            }
        }
    }
}
