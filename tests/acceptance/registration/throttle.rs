//! How often guests may register: per line, and per address.

use super::*;
use acceptance::{Instance, both};
use api::config::Limits;
use chrono::Duration;
use shared::problem::Code;

/// An instance where a line has three registrations in an hour, an address two at one event.
async fn strict(app: &TestApp) -> Instance {
    app.instance_with(|options| {
        options.limits = Limits {
            guests_per_client: 3,
            guests_per_address: 2,
        };
    })
    .await
}

async fn from(client: &Client, line: &str, event: &str, form: &Value) -> Answer {
    let call = client.post(&format!("{EVENTS}/{event}/registrations"));
    call.header("x-forwarded-for", line).json(form).await
}

#[track_caller]
fn assert_waits(answer: &Answer) -> i64 {
    answer.assert_problem(Code::TooManyRequests);
    let seconds: i64 = answer.header("retry-after").parse().unwrap();
    assert!((1..=3601).contains(&seconds), "{seconds}");
    seconds
}

both! {
    /// One line has its number in an hour, at all instances together; others are free.
    async fn a_line_registers_so_many_guests_in_an_hour(app: TestApp) {
        let id = event(&app, 5, 5).await;
        let clients = [strict(&app).await.client(), strict(&app).await.client()];
        for n in 0..3 {
            from(&clients[n % 2], "192.0.2.1", &id, &guest(&format!("a{n}"))).await.expect(202);
        }
        let seconds = assert_waits(&from(&clients[1], "192.0.2.1", &id, &guest("b")).await);
        assert_eq!(rows(&app, &id).await.len(), 3);
        from(&clients[1], "192.0.2.2", &id, &guest("b")).await.expect(202);
        // Whoever is given a /64 does not get around it by its many addresses.
        for n in 1..4 {
            let line = format!("2001:db8::{n}");
            from(&clients[0], &line, &id, &guest(&format!("c{n}"))).await.expect(202);
        }
        assert_waits(&from(&clients[0], "2001:db8::4", &id, &guest("d")).await);
        from(&clients[0], "2001:db8:0:1::4", &id, &guest("d")).await.expect(202);
        app.clock.advance(Duration::seconds(seconds));
        from(&clients[0], "192.0.2.1", &id, &guest("e")).await.expect(202);
    }

    /// What is refused for another reason costs no place.
    async fn a_refused_form_is_not_counted(app: TestApp) {
        let (id, hidden) = (event(&app, 5, 5).await, draft(&app, 5, 5).await);
        let client = strict(&app).await.client();
        for _ in 0..5 {
            from(&client, "192.0.2.1", &hidden, &guest("a")).await.assert_problem(Code::NotFound);
        }
        from(&client, "192.0.2.1", &id, &guest("a")).await.expect(202);
    }

    /// Nobody's letter box is filled; and whether an address was registered before can't be told
    /// from when the refusals begin.
    async fn an_address_is_written_to_so_many_times_in_an_hour(app: TestApp) {
        let (id, other) = (event(&app, 5, 5).await, event(&app, 5, 5).await);
        join(&app, &id, &guest("known")).await.expect(202);
        let client = strict(&app).await.client();
        // The one before came through an instance that counts, too, as the same hour's first.
        app.clock.advance(Duration::hours(2));
        for name in ["known", "new"] {
            for n in 0..2 {
                from(&client, &format!("192.0.2.{n}"), &id, &guest(name)).await.expect(202);
            }
            assert_waits(&from(&client, "192.0.2.9", &id, &guest(name)).await);
        }
        assert_eq!(app.mails_to("known@example.jp").await.len(), 3);
        assert_eq!(app.mails_to("new@example.jp").await.len(), 2);
        from(&client, "192.0.2.9", &other, &guest("known")).await.expect(202);
    }
}
