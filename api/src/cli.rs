//! The commands of the `musubi` binary.

use std::io::Read;
use std::net::TcpListener;
use std::sync::Arc;

use shared::account::password::NewPassword;
use shared::field::Email;
use tracing_subscriber::EnvFilter;

use crate::app::{Application, Context, Options};
use crate::config::{self, LogFormat, Secrets, Settings};
use crate::demo;
use crate::features::account;
use crate::openapi;
use crate::platform::clock::Clock;
use crate::platform::db::{self, Db};
use crate::platform::files::Files;
use crate::platform::link::Links;
use crate::platform::random::Random;

mod keys;

/// Anything that stops a command, told to the operator.
pub type Failure = Box<dyn std::error::Error + Send + Sync>;

const USAGE: &str = "\
musubi: the exchange programme's server

  musubi serve                       migrate, then serve
  musubi migrate                     bring the database to this version
  musubi demo                        load the demo programme into a new database
  musubi admin create --email E --password-stdin
                                     make an administrator: a new account, or one that exists,
                                     with this password and without its second factor
  musubi api-key create --name N --scopes S[,S] [--test] [--expires DAY]
                                     make a key for a third party and print it, once; --scopes
                                     none for one that only reads what is public
  musubi api-key list                list the keys (never the keys themselves)
  musubi api-key revoke ID           revoke one, at once and for good
  musubi openapi                     print the API's description (YAML)
  musubi env-doc                     print the list of settings (Markdown)

Settings come from the environment: docs/ENV.md lists them.";

/// Runs the command that `args` name (without the program's own name).
///
/// # Errors
/// Whatever stops it, in words for the operator.
pub async fn run(args: &[String]) -> Result<(), Failure> {
    let words: Vec<&str> = args.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["serve"] => serve().await,
        ["migrate"] => start()
            .await
            .map(|_| println!("The database is up to date.")),
        ["demo"] => load_demo().await,
        ["admin", "create", rest @ ..] => create_admin(admin_email(rest)?).await,
        ["api-key", rest @ ..] => keys::run(rest).await,
        ["openapi"] => {
            print!("{}", openapi::document().to_yaml()?);
            Ok(())
        }
        ["env-doc"] => {
            print!("{}", config::env_doc());
            Ok(())
        }
        [] | ["help" | "--help" | "-h"] => {
            println!("{USAGE}");
            Ok(())
        }
        other => Err(format!("musubi: unknown command `{}`\n\n{USAGE}", other.join(" ")).into()),
    }
}

/// Reads the settings, opens and migrates the database.
async fn start() -> Result<(Settings, Context), Failure> {
    let settings = Settings::from_env()?;
    log(&settings)?;
    for remark in settings.remarks() {
        if tracing::enabled!(tracing::Level::WARN) {
            tracing::warn!(remark, "config.remark");
        } else {
            // Whoever logs errors only wants to know a misspelling all the same.
            eprintln!("musubi: {remark}");
        }
    }
    std::fs::create_dir_all(&settings.server.data_dir).map_err(|e| {
        format!(
            "MUSUBI_DATA_DIR {}: {e}",
            settings.server.data_dir.display()
        )
    })?;
    Files::at(&settings.server.files_dir)
        .prepare()
        .map_err(|e| {
            let folder = settings.server.files_dir.display();
            format!("MUSUBI_FILES_DIR {folder}: {e}")
        })?;
    let random = Random::system();
    let secrets = Secrets::load(&settings.secrets, &random)?;
    let db = Db::connect(&settings.database).await?;
    db::migrate(&db).await?;
    let context = Context {
        db,
        clock: Clock::system(),
        random,
        links: Links::new(secrets.links),
        options: Arc::new(Options::new(&settings, &secrets)),
    };
    Ok((settings, context))
}

fn log(settings: &Settings) -> Result<(), Failure> {
    let filter = EnvFilter::try_new(&settings.server.log_filter)?;
    let builder = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr);
    let set = match settings.server.log_format {
        LogFormat::Json => builder.json().flatten_event(true).try_init(),
        LogFormat::Text => builder.compact().try_init(),
    };
    if let Err(error) = set {
        eprintln!("musubi: logging was set up already: {error}");
    }
    Ok(())
}

async fn serve() -> Result<(), Failure> {
    let (settings, context) = start().await?;
    let application = Application::new(context)?;
    application.runner.prepare().await?;
    let listener = TcpListener::bind(settings.server.listen)
        .map_err(|e| format!("MUSUBI_LISTEN {}: {e}", settings.server.listen))?;
    let workers = std::thread::available_parallelism()
        .map_or(2, usize::from)
        .max(2);
    let server = application.serve(listener, workers)?;
    let background = application.start();
    println!("Musubi is at {}", settings.server.public_url);
    println!(
        "The API's documentation is at {}/api/docs/",
        settings.server.public_url
    );
    if !settings.server.environment.is_production() && demo::is_loaded(&application.context).await {
        tell_sign_ins();
    }
    // actix stops on SIGINT and SIGTERM and finishes the requests in flight.
    let ended = server.await;
    background.stop().await;
    application.context.db.close().await;
    ended.map_err(Into::into)
}

/// A second run changes nothing, so that `cargo xtask run` may call it at each start.
async fn load_demo() -> Result<(), Failure> {
    let (_, context) = start().await?;
    match demo::load(&context).await {
        Ok(()) => tell_sign_ins(),
        Err(demo::DemoError::NotEmpty) => println!("The database is in use: nothing was loaded."),
        Err(error) => return Err(error.into()),
    }
    context.db.close().await;
    Ok(())
}

fn tell_sign_ins() {
    println!("The demo's sign-ins, with the password {}:", demo::PASSWORD);
    for (address, who) in demo::SIGN_INS {
        println!("  {address:<24} {who}");
    }
}

/// The address in `admin create`'s arguments, whatever their order.
fn admin_email(args: &[&str]) -> Result<Email, Failure> {
    let (mut email, mut by_stdin) = (None, false);
    let mut rest = args.iter();
    while let Some(arg) = rest.next() {
        match (*arg, arg.strip_prefix("--email=")) {
            ("--password-stdin", _) => by_stdin = true,
            ("--email", _) => email = rest.next().copied(),
            (_, Some(given)) => email = Some(given),
            (other, None) => {
                return Err(format!("admin create: unknown argument `{other}`\n\n{USAGE}").into());
            }
        }
    }
    let email = email.ok_or_else(|| format!("admin create: --email is missing\n\n{USAGE}"))?;
    if !by_stdin {
        let why = "a password in the arguments could be seen by others on this machine";
        return Err(format!("admin create: --password-stdin is missing ({why})").into());
    }
    email
        .parse()
        .map_err(|code: shared::problem::Code| format!("--email {email}: {}", code.as_str()).into())
}

async fn create_admin(email: Email) -> Result<(), Failure> {
    let mut password = String::new();
    std::io::stdin().read_to_string(&mut password)?;
    let password: NewPassword = password
        .trim_end_matches(['\r', '\n'])
        .parse()
        .map_err(|code: shared::problem::Code| format!("the password: {}", code.as_str()))?;
    let (_, context) = start().await?;
    let id = account::service::create_admin(&context, email, password)
        .await
        .map_err(|error| format!("the administrator was not made: {error}"))?;
    context.db.close().await;
    println!("The administrator's account is {id}.");
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::admin_email;

    #[test]
    fn the_arguments_of_admin_create_have_no_order() {
        for good in [
            ["--email", "a@example.jp", "--password-stdin"].as_slice(),
            &["--password-stdin", "--email", "a@example.jp"],
            &["--password-stdin", "--email=a@example.jp"],
        ] {
            assert_eq!(admin_email(good).unwrap().as_str(), "a@example.jp");
        }
        for (bad, named) in [
            (["--email", "a@example.jp"].as_slice(), "--password-stdin"),
            (&["--password-stdin"], "--email"),
            (&["--password-stdin", "--email"], "--email"),
            (&["--password-stdin", "--email", "a"], "--email a"),
            (
                &["--email", "a@example.jp", "--password", "x"],
                "`--password`",
            ),
        ] {
            let why = admin_email(bad).unwrap_err().to_string();
            assert!(why.contains(named), "{bad:?}: {why}");
        }
    }
}
