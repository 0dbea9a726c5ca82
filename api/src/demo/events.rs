//! Programmes and events, and what happened to each.

use chrono::Duration;
use serde_json::{Value, json};
use shared::event::types::{Format, Mode};
use shared::event::{EventForm, EventId};
use shared::field;
use shared::i18n::Lang;
use shared::programme::rules::deadline;
use shared::programme::types::DeadlineRule;
use shared::time::{Day, FiscalYear, Timestamp};

use super::load::DemoError;
use super::people::{Person, Staff};
use super::plan::{Fate, Slot, at};
use super::topics::{TOPICS, Topic, VENUES};
use crate::app::Context;
use crate::features::event::service::{self as events, Step};
use crate::features::programme::service as programmes;
use crate::platform::clock::TestClock;

/// Seats at a venue; one event of 17 people is full at this number.
const SEATS: i64 = 24;
const FULL: i64 = 12;

/// The contractor of the demo's programmes.
pub(super) const CONTRACTOR: &str = "株式会社見本プログラム事務局";

/// What happens next, in the order of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Deed {
    /// The contractor writes the draft.
    Create,
    /// The contractor asks the prefecture.
    Submit,
    /// The prefecture publishes or returns it.
    Decide,
    /// Somebody registers: the index of the person, and how.
    Register(usize, Mode),
    /// The event is called off or put off.
    GiveUp,
    /// Who comes is ticked.
    Attend,
    /// It took place.
    Finish,
}

/// One deed at one event.
#[derive(Clone, Copy, Debug)]
pub(super) struct Happening {
    /// When.
    pub at: Timestamp,
    /// Index into the slots.
    pub slot: usize,
    /// What.
    pub deed: Deed,
}

/// The days of a year's contract: from mid April, and over before the fiscal year is (DESIGN §1).
pub(super) fn contract(year: FiscalYear) -> (Day, Day) {
    let from = Day::new(year.first_day()).plus_days(9);
    let until = Day::new(year.last_day()).plus_days(-12);
    (from, until)
}

/// Makes the programme of a year.
pub(super) async fn programme(
    ctx: &Context,
    staff: &Staff,
    year: FiscalYear,
) -> Result<(), DemoError> {
    let name = shared::wareki::fiscal_year(year, Lang::Ja);
    let (from, until) = contract(year);
    let form = json!({
        "fiscal_year": year, "name": format!("{name} 異業種交流促進事業（見本）"),
        "prefecture": "宮城県（見本）", "contractor": CONTRACTOR,
        "office_phone": "022-000-0000", "office_email": "office@example.jp",
        "office_address": "宮城県仙台市青葉区見本町1-1 見本ビル3階",
        "contract_from": from, "contract_until": until,
        "confirm_required": true, "deadline_rule": "previous_business_day_noon",
    });
    let form = field::parse(&form).map_err(DemoError::Faults)?;
    programmes::create(ctx, &staff.prefecture, form).await?;
    Ok(())
}

/// Everything that happens to all events, in the order of time.
pub(super) fn happenings(
    ctx: &Context,
    slots: &[Slot],
    people: usize,
    today: chrono::NaiveDate,
) -> Vec<Happening> {
    let (mut all, mut waiting) = (Vec::new(), Vec::new());
    for (index, slot) in slots.iter().enumerate() {
        let days = slot.days(today);
        let mut add = |at, deed| {
            let slot = index;
            all.push(Happening { at, slot, deed });
        };
        add(days.created, Deed::Create);
        if slot.fate != Fate::Draft {
            add(days.submitted, Deed::Submit);
        }
        if !matches!(slot.fate, Fate::Draft | Fate::Submitted) {
            add(days.decided, Deed::Decide);
        }
        let closes = deadline(DeadlineRule::PreviousBusinessDayNoon, slot.starts());
        let (first, last) = (
            days.window.0,
            days.window.1.min(closes.plus(Duration::hours(-2))),
        );
        let each = last.since(first) / i32::try_from(slot.people + 1).unwrap_or(i32::MAX);
        let mut at = first;
        for (turn, person) in pick(ctx, &mut waiting, slot.people, people)
            .into_iter()
            .enumerate()
        {
            at = at.plus(each);
            add(at, Deed::Register(person, mode(slot, turn)));
        }
        if matches!(slot.fate, Fate::Finished | Fate::Open) {
            add(slot.starts().plus_minutes(-10), Deed::Attend);
        }
        match slot.fate {
            Fate::Cancelled | Fate::Postponed => add(days.given_up, Deed::GiveUp),
            Fate::Finished => add(days.finished, Deed::Finish),
            _ => {}
        }
    }
    all.sort_by_key(|one| one.at);
    all
}

/// `n` different people, by chance; everybody's turn comes before anybody's second.
fn pick(ctx: &Context, waiting: &mut Vec<usize>, n: usize, of: usize) -> Vec<usize> {
    let mut picked = Vec::new();
    while picked.len() < n.min(of) {
        if waiting.is_empty() {
            *waiting = (0..of).collect();
        }
        let bound = u64::try_from(waiting.len()).unwrap_or(1);
        let person = waiting.swap_remove(usize::try_from(ctx.random.below(bound)).unwrap_or(0));
        if !picked.contains(&person) {
            picked.push(person);
        }
    }
    picked
}

fn mode(slot: &Slot, turn: usize) -> Mode {
    match topic(slot).map(|topic| topic.format) {
        Some(Format::Online) => Mode::Online,
        Some(Format::Hybrid) if turn % 3 == 2 => Mode::Online,
        _ => Mode::InPerson,
    }
}

fn topic(slot: &Slot) -> Option<&'static Topic> {
    TOPICS.get(slot.topic % TOPICS.len())
}

/// Carries out one deed; answers the event that it made.
pub(super) async fn carry_out(
    (ctx, clock): (&Context, &TestClock),
    staff: &Staff,
    people: &[Person],
    slot: &Slot,
    event: Option<EventId>,
    happening: Happening,
) -> Result<Option<EventId>, DemoError> {
    clock.set(happening.at);
    let event = || event.ok_or(DemoError::Data("an event"));
    let step = match happening.deed {
        Deed::Create => return create(ctx, staff, slot).await.map(Some),
        Deed::Register(person, mode) => {
            let person = people.get(person).ok_or(DemoError::Data("a person"))?;
            super::load::register(ctx, person, event()?, mode).await?;
            return Ok(None);
        }
        Deed::Attend => {
            super::attendance::take_attendance(ctx, staff, event()?, happening.slot).await?;
            return Ok(None);
        }
        Deed::Submit => Step::Submit,
        Deed::Finish => Step::Finish,
        Deed::Decide if slot.fate == Fate::Returned => Step::Return(reason(
            "会場の駐車台数と、オンラインで参加できるかどうかを書いてください。",
        )?),
        Deed::Decide => Step::Publish,
        Deed::GiveUp if slot.fate == Fate::Postponed => Step::Postpone(reason(
            "講師の都合により延期します。新しい日程は決まりしだいお知らせします。",
        )?),
        Deed::GiveUp => Step::Cancel(reason(
            "会場の設備の故障により中止します。お申し込みいただいた方にお詫びします。",
        )?),
    };
    let who = match happening.deed {
        Deed::Decide => &staff.prefecture,
        _ => &staff.contractor,
    };
    events::step(ctx, who, (event()?, None), step, Lang::Ja).await?;
    Ok(None)
}

fn reason(text: &str) -> Result<shared::event::types::Reason, DemoError> {
    text.parse().map_err(|_| DemoError::Data("a reason"))
}

async fn create(ctx: &Context, staff: &Staff, slot: &Slot) -> Result<EventId, DemoError> {
    let topic = topic(slot).ok_or(DemoError::Data("a topic"))?;
    let form = form(topic, slot, staff).ok_or(DemoError::Data("a venue"))?;
    let form: EventForm = field::parse(&form).map_err(DemoError::Faults)?;
    let made = events::create(ctx, &staff.contractor, form, Lang::Ja).await?;
    if slot.fate == Fate::Open {
        super::questions::ask(ctx, staff, made.id).await?;
    }
    Ok(made.id)
}

fn form(topic: &Topic, slot: &Slot, staff: &Staff) -> Option<Value> {
    let (name, address, access) = VENUES.get(topic.venue)?;
    let at_venue = topic.format.offers(Mode::InPerson);
    let online = topic.format.offers(Mode::Online);
    let seats = if slot.fate == Fate::Full { FULL } else { SEATS };
    let [first, second] = &topic.talks;
    Some(json!({
        "title": topic.title, "theme": topic.theme, "summary": topic.summary,
        "audience": audience(topic), "description": description(topic), "format": topic.format,
        "starts_at": slot.starts(), "ends_at": at(slot.day, 17),
        "venue": at_venue.then(|| json!({ "name": name, "address": address, "access": access })),
        "online_url": online.then_some("https://meeting.example.jp/mihon"),
        "capacity": {
            "in_person": at_venue.then_some(seats), "online": online.then_some(30),
        },
        // A programme this small has many people of few companies.
        "entry": { "selection": "first_come", "promotion": "direct", "company_limit": null },
        "fee_text": "無料", "contact": "見本プログラム事務局 022-000-0000",
        "agenda": [
            { "kind": "input", "title": "開会と進め方", "speaker": "事務局", "minutes": 10 },
            { "kind": "input", "title": first.0, "speaker": first.1, "minutes": 25 },
            { "kind": "input", "title": second.0, "speaker": second.1, "minutes": 25 },
            { "kind": "output", "title": format!("話し合い: {}", topic.question), "minutes": 70 },
            { "kind": "output", "title": "名刺交換と次の約束", "minutes": 50 },
        ],
        "moderators": [staff.moderator.account_id],
    }))
}

/// The industries that a word of the theme stands for.
const INDUSTRIES: [(&str, &[&str]); 8] = [
    ("水産", &["B", "E"]),
    ("農", &["A", "I"]),
    ("観光", &["M", "N"]),
    ("製造", &["E"]),
    ("工芸", &["E", "I"]),
    ("介護", &["P"]),
    ("物流", &["H"]),
    ("建設", &["D"]),
];

/// Whom it is for: both sides of the exchange, the industries that the theme names, and who asks
/// the same question.
fn audience(topic: &Topic) -> Value {
    let industries: Vec<&str> = INDUSTRIES
        .iter()
        .filter(|(word, _)| topic.theme.contains(word))
        .flat_map(|(_, codes)| codes.iter().copied())
        .collect();
    json!({
        "sectors": ["it", "local"], "industries": industries,
        "text": format!("{}を一緒に考えたい方", topic.question),
    })
}

fn description(topic: &Topic) -> String {
    format!(
        "{}\n\n## 話し合うこと\n\n**{}**を、少人数のテーブルで席を替えながら話し合います。\n\n\
         ## 持ち物\n\n- 名刺(あれば)\n- 見せたい製品や写真(任意)\n\n\
         ## この会のあと\n\n会のあとも、コミュニティで話を続けられます。",
        topic.summary, topic.question
    )
}
