//! Seats that are kept for sectors, so that the room stays mixed.

use super::staff::organisation;
use super::*;
use acceptance::both;
use shared::organisation::{OrganisationStatus, Sector};
use shared::problem::Code;

/// Four seats: two kept for IT, one for local companies, one for anybody; all for everybody on 10 July.
fn keeping() -> Value {
    json!({
        "capacity": {"in_person": 4, "online": 5},
        "entry": {
            "selection": "first_come", "promotion": "direct", "company_limit": null,
            "reserved": {"it": 2, "local": 1, "other": 0, "until": "2026-07-10T03:00:00Z"}
        }
    })
}

both! {
    /// Who comes late of a sector still finds its seats; who comes early of another does not take them.
    async fn the_room_stays_mixed_until_the_seats_are_for_all(app: TestApp) {
        let id = event_with(&app, keeping()).await;
        let it = organisation(&app, "株式会社見本システム", Sector::It, OrganisationStatus::Active).await;
        let local = organisation(&app, "見本牡蠣養殖", Sector::Local, OrganisationStatus::Active).await;
        let of = |name: &str, company: &Value| with(guest(name), json!({"organisation_id": company, "organisation_name": null}));
        let (it, local) = (json!(it), json!(local));
        for name in ["l1", "l2", "l3"] {
            join(&app, &id, &of(name, &local)).await.expect(202);
        }
        // Nobody knows the sector of a name that waits: it gets what is for anybody, and that is taken.
        join(&app, &id, &guest("unknown")).await.expect(202);
        assert_eq!(statuses(&app, &id).await, ["confirmed", "confirmed", "waitlisted", "waitlisted"]);
        for name in ["i1", "i2", "i3"] {
            join(&app, &id, &of(name, &it)).await.expect(202);
        }
        later(&app).await;
        assert_eq!(statuses(&app, &id).await[4..], ["confirmed", "confirmed", "waitlisted"]);
        let by_sector = summary(&app, &id).await["by_sector"].clone();
        assert_eq!((&by_sector[0]["kept"], &by_sector[0]["confirmed"], &by_sector[1]["kept"]), (&json!(2), &json!(2), &json!(1)));
        // A seat of IT's that is given back is for IT, although others wait longer.
        let first = app.mails_to("i1@example.jp").await.pop().unwrap().token("/registrations/");
        cancel(&app, &first).await.expect(200);
        assert_eq!(kinds(&app, "i3").await, ["registration-waitlisted", "registration-promoted"]);
        let second = app.mails_to("i2@example.jp").await.pop().unwrap().token("/registrations/");
        cancel(&app, &second).await.expect(200);
        assert_eq!(summary(&app, &id).await["by_mode"][0]["confirmed"], 3);
        app.clock.set("2026-07-10T03:00:00Z".parse().unwrap());
        app.settle().await;
        // Now for everybody, in the order of joining.
        assert_eq!(kinds(&app, "l3").await, ["registration-waitlisted", "registration-promoted"]);
        app.sign_in_anew().await;
        assert_eq!(summary(&app, &id).await["by_sector"][0]["kept"], 0);
    }

    /// Seats kept from those who are there already: they are counted as what they are.
    async fn what_is_kept_later_counts_who_is_there(app: TestApp) {
        let id = event_with(&app, json!({"capacity": {"in_person": 3, "online": 5}})).await;
        let it = organisation(&app, "株式会社見本システム", Sector::It, OrganisationStatus::Active).await;
        let of = |name: &str| with(guest(name), json!({"organisation_id": it, "organisation_name": null}));
        join(&app, &id, &of("i1")).await.expect(202);
        let kept = keeping()["entry"].clone();
        change_event(&app, &id, json!({"entry": with(kept, json!({"reserved": {"it": 2, "local": 0, "other": 0, "until": null}}))})).await;
        join(&app, &id, &guest("u1")).await.expect(202);
        join(&app, &id, &guest("u2")).await.expect(202);
        join(&app, &id, &of("i2")).await.expect(202);
        assert_eq!(statuses(&app, &id).await, ["confirmed", "confirmed", "waitlisted", "confirmed"]);
    }

    /// More seats than there are can't be kept, and none after the event began.
    async fn what_is_kept_fits_in(app: TestApp) {
        let id = event_with(&app, keeping()).await;
        let staff = app.prefecture().await;
        let shown = staff.get(&format!("/api/v1/staff/events/{id}")).await;
        let (etag, form) = (shown.etag(), shown.json()["form"].clone());
        let put = async |reserved: Value| {
            let entry = with(form["entry"].clone(), json!({"reserved": reserved}));
            let changed = with(form.clone(), json!({"entry": entry}));
            staff.put(&format!("{EVENTS}/{id}")).if_match(&etag).json(&changed).await
        };
        put(json!({"it": 3, "local": 0, "other": 2})).await.assert_faults(&[
            ("/entry/reserved/it", Code::ReservedAboveCapacity), ("/entry/reserved/other", Code::ReservedAboveCapacity),
        ]);
        put(json!({"it": 0, "local": 0, "other": 0})).await.assert_faults(&[("/entry/reserved/it", Code::OutOfRange)]);
        put(json!({"it": 1, "local": 0, "other": 0, "until": "2026-07-15T05:00:01Z"})).await
            .assert_faults(&[("/entry/reserved/until", Code::OutOfRange)]);
    }
}
