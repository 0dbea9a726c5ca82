//! What the events that are open now ask of those who register, and what people answer.

use serde_json::{Value, json};
use shared::event::EventId;
use shared::event::types::Mode;
use shared::field;
use shared::registration::question::{EditQuestions, Question, QuestionKind};

use super::load::DemoError;
use super::people::{Person, Staff};
use crate::app::Context;
use crate::features::registration::service::questions;

/// What some would like to talk about.
const HOPES: [&str; 4] = [
    "設備の更新をどう決めたか、聞いてみたいです。",
    "小さく始めた例があれば知りたいです。",
    "費用の見積もり方を教えてください。",
    "同じ業種の方と話してみたいです。",
];

/// What some need; few do.
const NEEDS: [&str; 2] = [
    "車いすで参加します。通路に近い席をお願いします。",
    "聞こえにくいので、前の席だと助かります。",
];

/// The questions, support and a party.
pub(super) async fn ask(ctx: &Context, staff: &Staff, event: EventId) -> Result<(), DemoError> {
    let form = json!({
        "questions": [
            { "kind": "single_choice", "label": "いちばん関心のあること", "required": true,
                "modes": "both", "options": ["品質の検査", "人手不足", "販路", "事務の効率化"] },
            { "kind": "multiple_choice", "label": "今使っているもの", "required": false,
                "modes": "both", "options": ["表計算ソフト", "販売管理", "会計ソフト", "特になし"] },
            { "kind": "long_text", "label": "当日、話してみたいこと", "required": false,
                "modes": "both", "hint": "空欄でもかまいません。" },
            { "kind": "consent", "label": "会場の様子の撮影に同意します", "required": false,
                "modes": "in_person" },
        ],
        "support": true,
        "party": { "capacity": 20, "fee_text": "会費 3,000円(当日集金)" },
    });
    let form: EditQuestions = field::parse(&form).map_err(DemoError::Faults)?;
    let done = questions::replace(ctx, &staff.contractor, event, 0, form).await;
    done.map(|_| ()).map_err(DemoError::from)
}

/// What a person says at an event: always the same; none where nothing is asked.
pub(super) async fn extras(
    ctx: &Context,
    person: &Person,
    event: EventId,
    mode: Mode,
) -> Result<Option<Value>, DemoError> {
    let asked = questions::of_event(ctx.db.read(), event).await?;
    if asked.version == 0 {
        return Ok(None);
    }
    let n: usize = person.email.bytes().map(usize::from).sum();
    let answers = asked
        .questions
        .iter()
        .filter(|one| one.modes.includes(mode));
    let answers: Vec<Value> = answers.filter_map(|one| answer(one, n)).collect();
    let needs = (n.is_multiple_of(9))
        .then(|| NEEDS.get(n % NEEDS.len()))
        .flatten();
    Ok(Some(json!({
        "version": asked.version, "answers": answers, "support": needs,
        "party": n.is_multiple_of(4) && asked.party.is_some_and(|party| !party.full),
    })))
}

fn answer(question: &Question, n: usize) -> Option<Value> {
    let option = |n: usize| question.options.get(n % question.options.len().max(1));
    let value = match question.kind {
        QuestionKind::MultipleChoice if n.is_multiple_of(3) => {
            ("choices", json!([option(0)?, option(2)?]))
        }
        QuestionKind::SingleChoice | QuestionKind::MultipleChoice => {
            ("choices", json!([option(n)?]))
        }
        QuestionKind::LongText if n.is_multiple_of(5) => {
            ("text", json!(HOPES.get(n % HOPES.len())?))
        }
        QuestionKind::Consent if n.is_multiple_of(2) => ("agreed", json!(true)),
        _ => return None,
    };
    Some(json!({ "question_id": question.id, value.0: value.1 }))
}
