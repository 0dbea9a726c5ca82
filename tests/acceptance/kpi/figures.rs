//! The figures, against a recomputation in plain code.

use std::collections::BTreeSet;

use acceptance::both;

use super::*;

/// Three events of 2026 and who comes to them; the last comer of each is not a participant.
const COMERS: [&[Comer]; 3] = [
    &[
        person("aki", "in_person", Some("株式会社見本システム")),
        person("haru", "in_person", Some("見本水産")),
        person("natsu", "online", None),
        person("fuyu", "in_person", Some("見本水産")),
        person("yuki", "in_person", Some("㈱ 見本水産")),
        Comer {
            name: "kaze",
            mode: "in_person",
            kind: "speaker",
            company: Some("話す会社"),
        },
    ],
    &[
        person("aki", "online", Some("㈱見本システム")),
        person("haru", "online", Some("見本銀行")),
        // Known twice: the same as natsu, once merged.
        person("natsu-two", "in_person", Some("見本銀行")),
        Comer {
            name: "fuyu",
            mode: "in_person",
            kind: "observer",
            company: Some("見る会社"),
        },
    ],
    &[
        person("sora", "in_person", Some("見本システム")),
        Comer {
            name: "aki",
            mode: "in_person",
            kind: "organiser",
            company: None,
        },
    ],
];

const fn person(name: &'static str, mode: &'static str, company: Option<&'static str>) -> Comer {
    Comer {
        name,
        mode,
        kind: "participant",
        company,
    }
}

/// The company as people would write it on a list: without legal form and spaces.
fn plain(company: &str) -> String {
    company.replace("株式会社", "").replace(['㈱', ' '], "")
}

/// Who counts: event, person after merging, mode, company.
fn counted() -> Vec<(usize, &'static str, &'static str, Option<String>)> {
    let mut rows = Vec::new();
    for (event, comers) in COMERS.iter().enumerate() {
        for one in comers.iter().filter(|one| one.kind == "participant") {
            let name = if one.name == "natsu-two" {
                "natsu"
            } else {
                one.name
            };
            rows.push((event, name, one.mode, one.company.map(plain)));
        }
    }
    rows
}

/// 延べ and 実 of the rows that fit.
fn heads<K: Ord + Clone>(pairs: impl Iterator<Item = (usize, K)>) -> Value {
    let pairs: BTreeSet<(usize, K)> = pairs.collect();
    let distinct: BTreeSet<K> = pairs.iter().map(|(_, key)| key.clone()).collect();
    json!({"total": pairs.len(), "distinct": distinct.len()})
}

fn sector(company: &str) -> Option<&'static str> {
    match company {
        "見本システム" => Some("it"),
        "見本水産" => Some("local"),
        _ => None,
    }
}

/// Makes the events of [`COMERS`] on three days, with their comers.
async fn year(app: &TestApp) -> Vec<String> {
    company(app, "株式会社見本システム", Sector::It).await;
    company(app, "見本水産株式会社", Sector::Local).await;
    let mut events = Vec::new();
    for (month, comers) in (6..).zip(COMERS) {
        let (starts, ends) = (
            format!("2026-{month:02}-20T05:00:00Z"),
            format!("2026-{month:02}-20T07:30:00Z"),
        );
        let id = event(app, &format!("{month}月の会"), &starts, &ends).await;
        at(app, &starts).await;
        for one in comers {
            come(app, &id, *one).await;
        }
        events.push(id);
    }
    merge(app, "natsu-two", "natsu").await;
    events
}

both! {
    /// Participants and companies, 延べ and 実, by mode and by sector, after merging; others than
    /// participants do not count.
    async fn heads_are_those_of_the_list(app: TestApp) {
        programme(&app, 2026).await;
        year(&app).await;
        let shown = kpi(&app.contractor().await, 2026).await;
        let rows = counted();
        let came = &shown["participation"];
        assert_eq!(came["persons"], heads(rows.iter().map(|row| (row.0, row.1))));
        let companies = rows.iter().filter_map(|row| Some((row.0, row.3.clone()?)));
        assert_eq!(came["companies"], heads(companies));
        for one in came["by_mode"].as_array().unwrap() {
            let of_mode = || rows.iter().filter(|row| one["mode"] == row.2);
            assert_eq!(one["persons"], heads(of_mode().map(|row| (row.0, row.1))), "{one}");
            let companies = of_mode().filter_map(|row| Some((row.0, row.3.clone()?)));
            assert_eq!(one["companies"], heads(companies), "{one}");
        }
        for one in came["by_sector"].as_array().unwrap() {
            let of_sector = || rows.iter().filter(|row| one["sector"] == json!(row.3.as_deref().and_then(sector)));
            assert_eq!(one["persons"], heads(of_sector().map(|row| (row.0, row.1))), "{one}");
            let companies = of_sector().filter_map(|row| Some((row.0, row.3.clone()?)));
            assert_eq!(one["companies"], heads(companies), "{one}");
        }
        assert_eq!(figure(&shown, "event_participants")["value"], rows.len());
        assert_eq!(figure(&shown, "events_held")["value"], 3);
        for (number, event) in shown["events"].as_array().unwrap().iter().enumerate() {
            let of_event = || rows.iter().filter(|row| row.0 == number);
            let mode = |mode: &str| of_event().filter(|row| row.2 == mode).count();
            assert_eq!(event["participants"], of_event().count());
            assert_eq!((&event["in_person"], &event["online"]), (&json!(mode("in_person")), &json!(mode("online"))));
            let companies: BTreeSet<String> = of_event().filter_map(|row| row.3.clone()).collect();
            assert_eq!(event["companies"], companies.len());
        }
        let months = shown["months"].as_array().unwrap();
        assert_eq!(months.len(), 12);
        let by_month: Vec<u64> = months.iter().map(|month| month["participants"].as_u64().unwrap()).collect();
        assert_eq!(by_month, [0, 0, 5, 3, 1, 0, 0, 0, 0, 0, 0, 0]);
    }

    /// A name that staff found to be no company's makes no company; who gave it still took part.
    async fn a_name_set_aside_is_no_company(app: TestApp) {
        programme(&app, 2026).await;
        let id = event(&app, "6月の会", "2026-06-20T05:00:00Z", "2026-06-20T07:30:00Z").await;
        at(&app, "2026-06-20T05:00:00Z").await;
        for (name, company) in [("haru", "個人で参加"), ("aki", "見本の新しい会社")] {
            come(&app, &id, Comer { name, company: Some(company), kind: "participant", mode: "in_person" }).await;
        }
        let staff = app.contractor().await;
        let counts = async || {
            let shown = kpi(&staff, 2026).await["participation"].clone();
            (shown["persons"]["total"].clone(), shown["companies"]["total"].clone())
        };
        assert_eq!(counts().await, (json!(2), json!(2)));
        let waiting = staff.get("/api/v1/staff/name-matching").await.assert_status(200).json();
        let items = waiting["items"].as_array().unwrap();
        let alone = items.iter().find(|one| one["name"] == "個人で参加").unwrap();
        let path = format!("/api/v1/staff/organisations/{}", alone["id"].as_str().unwrap());
        staff.post(&format!("{path}/set-aside")).await.expect(200);
        assert_eq!(counts().await, (json!(2), json!(1)));
        staff.post(&format!("{path}/put-back")).await.expect(200);
        assert_eq!(counts().await, (json!(2), json!(2)));
    }

    /// Satisfaction is that of the answers; an event with fewer than five shows nothing of them
    /// and can't be found by subtracting the others from the year.
    async fn a_withheld_event_leaves_no_trace(app: TestApp) {
        programme(&app, 2026).await;
        let events = year(&app).await;
        let staff = app.contractor().await;
        answers(&app, &events[0], [0, 0, 1, 1, 3]).await;
        let alone = kpi(&staff, 2026).await;
        answers(&app, &events[1], [3, 1, 0, 0, 0]).await;
        let shown = kpi(&staff, 2026).await;
        let year = &shown["satisfaction"];
        let expected = json!({"state": "shown", "figures": {
            "answers": 5, "participants": 5, "satisfied": 4, "rate_permille": 800,
            "mean_hundredths": 440, "response_permille": 1000, "counts": [0, 0, 1, 1, 3]
        }});
        assert_eq!(year["overall"], expected);
        assert_eq!(shown["events"][0]["satisfaction"], expected);
        assert_eq!(shown["events"][1]["satisfaction"], json!({"state": "withheld", "figures": null}));
        assert_eq!(shown["events"][2]["satisfaction"], json!({"state": "not_asked", "figures": null}));
        assert_eq!(
            (&year["events_shown"], &year["events_withheld"], &year["events_not_asked"]),
            (&json!(1), &json!(1), &json!(1))
        );
        // The four answers changed no figure of the year.
        assert_eq!(figure(&shown, "satisfaction_rate"), figure(&alone, "satisfaction_rate"));
        assert_eq!(year["overall"], alone["satisfaction"]["overall"]);
        // Their number is not told either: nothing of the whole answer depends on it.
        answers(&app, &events[2], [0, 1, 0, 0, 0]).await;
        let one = kpi(&staff, 2026).await;
        assert_eq!(one["events"][2]["satisfaction"], one["events"][1]["satisfaction"]);
    }

    /// A fiscal year ends with the last second of 31 March in Japan.
    async fn the_year_turns_at_midnight_in_japan(app: TestApp) {
        // No sign-in lasts from the clock's start to the end of the year.
        app.clock.set("2027-02-20T01:00:00Z".parse().unwrap());
        programme(&app, 2026).await;
        programme(&app, 2027).await;
        let last = event(&app, "年度末の会", "2027-03-31T14:59:59Z", "2027-03-31T16:30:00Z").await;
        let first = event(&app, "年度始めの会", "2027-03-31T15:00:00Z", "2027-03-31T16:00:00Z").await;
        at(&app, "2027-03-31T14:59:59Z").await;
        come(&app, &last, comer("aki", "in_person", None)).await;
        let staff = app.contractor().await;
        assert_eq!(kpi(&staff, 2026).await["events"][0]["id"], last);
        assert_eq!(kpi(&staff, 2027).await["events"], json!([]), "it has not begun");
        at(&app, "2027-03-31T15:00:00Z").await;
        come(&app, &first, comer("aki", "in_person", None)).await;
        let staff = app.contractor().await;
        let (old, new) = (kpi(&staff, 2026).await, kpi(&staff, 2027).await);
        assert_eq!((&old["events"][0]["id"], &new["events"][0]["id"]), (&json!(last), &json!(first)));
        for (year, month) in [(&old, 11), (&new, 0)] {
            assert_eq!(year["events"].as_array().unwrap().len(), 1);
            assert_eq!(year["participation"]["persons"], json!({"total": 1, "distinct": 1}));
            assert_eq!(year["months"][month]["participants"], 1);
        }
        assert_eq!((&old["as_of"], &new["as_of"]), (&json!("2027-03-31"), &json!("2027-04-01")));
        // Where no year is named it is the one of today.
        assert_eq!(staff.get(KPI).await.assert_status(200).json()["fiscal_year"], 2027);
    }

    /// An event that was called off or put off does not count, whoever was noted at it; one that
    /// is not public never does.
    async fn what_was_called_off_does_not_count(app: TestApp) {
        programme(&app, 2026).await;
        let (starts, ends) = ("2026-06-20T05:00:00Z", "2026-06-20T07:30:00Z");
        let held = event(&app, "開いた会", starts, ends).await;
        let cancelled = event(&app, "やめた会", starts, ends).await;
        crate::event::draft(&app.contractor().await, &form_with(json!({"starts_at": starts, "ends_at": ends}))).await;
        let before = kpi(&app.contractor().await, 2026).await;
        assert_eq!(before["events"], json!([]), "nothing has begun");
        at(&app, starts).await;
        come(&app, &held, comer("aki", "in_person", None)).await;
        come(&app, &cancelled, comer("haru", "in_person", None)).await;
        let staff = app.contractor().await;
        assert_eq!(figure(&kpi(&staff, 2026).await, "event_participants")["value"], 2);
        let cancel = format!("/api/v1/events/{cancelled}/cancel");
        staff.post(&cancel).json(&json!({"reason": "台風のため"})).await.expect(200);
        let shown = kpi(&staff, 2026).await;
        assert_eq!(figure(&shown, "event_participants")["value"], 1);
        assert_eq!(figure(&shown, "events_held")["value"], 1);
        assert_eq!(shown["events"][0]["id"], held);
    }

    /// 達成率 is exact: rounded down, and reached only when it is.
    async fn a_target_is_reached_when_it_is(app: TestApp) {
        let id = programme(&app, 2026).await;
        let events = year(&app).await;
        answers(&app, &events[0], [0, 0, 1, 1, 3]).await;
        let prefecture = app.prefecture().await;
        let path = format!("/api/v1/programmes/{id}/targets");
        let form = json!({"satisfaction_rate": 80, "event_participants": 10, "events_held": 3});
        prefecture.put(&path).if_match("\"v0-0\"").json(&form).await.expect(200);
        let shown = kpi(&prefecture, 2026).await;
        let rate = figure(&shown, "satisfaction_rate");
        assert_eq!((&rate["value"], &rate["target"]), (&json!(800), &json!(800)));
        assert_eq!(rate["achievement"], json!({"permille": 1000, "reached": true}));
        let came = figure(&shown, "event_participants");
        assert_eq!(came["achievement"], json!({"permille": 900, "reached": false}));
        assert_eq!(figure(&shown, "events_held")["achievement"], json!({"permille": 1000, "reached": true}));
        assert_eq!(figure(&shown, "new_businesses")["achievement"], Value::Null);
    }
}
