//! `musubi serve` as tests need it in processes of its own: on any free port, with a clock that
//! shows its first argument until a line on standard input names another instant, and at an end as
//! soon as whoever started it is gone. The first line it prints is its address.
//!
//! `acceptance::Process` starts it to answer requests only; with the second argument `live` it also
//! does what runs beside them, as the journeys in the browser need it.
//!
//! With `musubi` first it is the shipped program itself: the rest are that one's arguments.

use std::net::TcpListener;
use std::process::ExitCode;
use std::sync::Arc;

use acceptance::BUSY;
use api::app::{Application, Context, Options};
use api::cli::Failure;
use api::config::{Secrets, Settings};
use api::platform::clock::TestClock;
use api::platform::db::Db;
use api::platform::link::Links;
use api::platform::random::Random;
use shared::time::Timestamp;

#[actix_web::main]
async fn main() -> ExitCode {
    match serve().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("acceptance-service: {failure}");
            ExitCode::FAILURE
        }
    }
}

async fn serve() -> Result<(), Failure> {
    if std::env::args().nth(1).as_deref() == Some("musubi") {
        let words: Vec<String> = std::env::args().skip(2).collect();
        return api::cli::run(&words).await;
    }
    let now = std::env::args().nth(1);
    let now = now.ok_or("which time shall the clock show? (RFC 3339)")?;
    let now: Timestamp = now.parse().map_err(|_| format!("{now}: no instant"))?;
    let live = std::env::args().nth(2).is_some_and(|mode| mode == "live");
    let clock = TestClock::at(now);
    follow_the_test(clock.clone());
    log_to_the_test();
    let mut settings = Settings::from_env()?;
    settings.database.acquire_timeout = BUSY;
    // Seeded by the system: the processes of one test must not make the same ids.
    let random = Random::system();
    let secrets = Secrets::load(&settings.secrets, &random)?;
    let context = Context {
        db: Db::connect(&settings.database).await?,
        clock: clock.clock(),
        random,
        links: Links::new(secrets.links),
        options: Arc::new(Options::new(&settings, &secrets)),
    };
    let application = Application::new(context)?;
    application.runner.prepare().await?;
    // A journey names the address, since links and the SPA are made for it.
    let any = std::net::SocketAddr::from(([127, 0, 0, 1], 0));
    let listener = TcpListener::bind(if live { settings.server.listen } else { any })?;
    let address = listener.local_addr()?;
    let server = application.serve(listener, 1)?;
    println!("http://{address}");
    let beside = live.then(|| application.start());
    let end = server.await;
    if let Some(beside) = beside {
        beside.stop().await;
    }
    end.map_err(Into::into)
}

/// Warnings and errors go where the test's own go; standard output is for the address only.
fn log_to_the_test() {
    let filter = tracing_subscriber::EnvFilter::try_from_default_env()
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("warn"));
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .without_time()
        .init();
}

/// Each line on standard input is the instant that the clock shows from then on. It closes when the
/// test lets go of us, and also when the test's process is killed and can't let go of anything.
fn follow_the_test(clock: TestClock) {
    std::thread::spawn(move || {
        for line in std::io::stdin().lines().map_while(Result::ok) {
            match line.parse() {
                Ok(instant) => clock.set(instant),
                Err(_) => eprintln!("acceptance-service: {line}: no instant"),
            }
        }
        std::process::exit(0);
    });
}
