//! `musubi serve` as tests need it in processes of its own: on any free port, with a clock that
//! shows its one argument for ever, and at an end as soon as whoever started it is gone. The first
//! line it prints is its address. `acceptance::Process` starts it.

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
    end_with_the_test();
    match serve().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("acceptance-service: {failure}");
            ExitCode::FAILURE
        }
    }
}

async fn serve() -> Result<(), Failure> {
    let now = std::env::args().nth(1);
    let now = now.ok_or("which time shall the clock show? (RFC 3339)")?;
    let now: Timestamp = now.parse().map_err(|_| format!("{now}: no instant"))?;
    log_to_the_test();
    let mut settings = Settings::from_env()?;
    settings.database.acquire_timeout = BUSY;
    // Seeded by the system: the processes of one test must not make the same ids.
    let random = Random::system();
    let secrets = Secrets::load(&settings.secrets, &random)?;
    let context = Context {
        db: Db::connect(&settings.database).await?,
        clock: TestClock::at(now).clock(),
        random,
        links: Links::new(secrets.links),
        options: Arc::new(Options::new(&settings, &secrets)),
    };
    let application = Application::new(context)?;
    application.runner.prepare().await?;
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let address = listener.local_addr()?;
    let server = application.serve(listener, 1)?;
    println!("http://{address}");
    server.await.map_err(Into::into)
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

/// Nothing is ever written to our standard input. It closes when the test lets go of us, and also
/// when the test's process is killed and can't let go of anything.
fn end_with_the_test() {
    std::thread::spawn(|| {
        let _ = std::io::copy(&mut std::io::stdin(), &mut std::io::sink());
        std::process::exit(0);
    });
}
