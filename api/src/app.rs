//! Puts the house together: what a request can reach, and what runs beside the requests.

use std::net::TcpListener;
use std::path::PathBuf;
use std::sync::Arc;

use actix_web::dev::Server;
use actix_web::middleware::{Compress, from_fn};
use actix_web::{App, HttpServer, web};
use tracing_actix_web::TracingLogger;

use crate::config::{JwtKey, KeyColor, Limits, MailSettings, Secrets, Settings};
use crate::features::account::Hashing;
use crate::features::visit::{Counter, Flusher};
use crate::platform::auth::RoleTable;
use crate::platform::clock::Clock;
use crate::platform::db::Db;
use crate::platform::extract::TrustForwarded;
use crate::platform::files::Files;
use crate::platform::guard;
use crate::platform::http_error;
use crate::platform::jobs::{Jobs, JobsHandle};
use crate::platform::link::Links;
use crate::platform::log::{Runner, RunnerHandle};
use crate::platform::mail::{self, Delivery, DeliveryHandle};
use crate::platform::random::Random;
use crate::platform::{etag, health, routes, third_party, trace};
use crate::web::{self as pages, Pictures, Web};
use crate::{features, openapi};

/// What an installation is set to.
#[derive(Clone, Debug)]
pub struct Options {
    /// Where people reach it, without a trailing slash: `https://musubi.example.jp`.
    pub public_url: String,
    /// Where the program keeps what it makes: mails as files, secrets.
    pub data_dir: PathBuf,
    /// Where files that people add are kept.
    pub files_dir: PathBuf,
    /// The built SPA; none when the API runs alone.
    pub web_dir: Option<PathBuf>,
    /// Whether staff and admin need a second factor (always in production).
    pub totp_required: bool,
    /// Whether the staff's mail page shows links that act for the addressee (only in the demo).
    pub reveal_links: bool,
    /// Whether a proxy in front sets `X-Forwarded-For`.
    pub trust_forwarded: bool,
    /// What each role may do; tests change it to show that the matrix bites.
    pub roles: RoleTable,
    /// The key that signs access tokens.
    pub jwt: JwtKey,
    /// How mail leaves.
    pub mail: MailSettings,
    /// How often what anybody may do may be done.
    pub limits: Limits,
    /// Hashes passwords, few at a time however many ask.
    pub hashing: Hashing,
    /// The installation's colour.
    pub key_color: KeyColor,
}

impl Options {
    /// The options that an installation's settings and secrets give.
    pub fn new(settings: &Settings, secrets: &Secrets) -> Self {
        let server = &settings.server;
        Self {
            public_url: server.public_url.clone(),
            data_dir: server.data_dir.clone(),
            files_dir: server.files_dir.clone(),
            web_dir: server.web_dir.clone(),
            totp_required: server.environment.is_production(),
            reveal_links: !server.environment.is_production(),
            trust_forwarded: server.trust_forwarded,
            roles: RoleTable::default(),
            jwt: secrets.jwt.clone(),
            mail: settings.mail.clone(),
            limits: settings.limits,
            hashing: Hashing::default(),
            key_color: settings.appearance.key_color,
        }
    }

    /// What the mail platform works with.
    pub fn mail_settings(&self) -> mail::MailSettings {
        mail::MailSettings {
            server: self.mail.server.clone(),
            folder: self.data_dir.join("mail"),
            from: self.mail.from.clone(),
            public_url: self.public_url.clone(),
            reveal_links: self.reveal_links,
        }
    }
}

/// What services work with. Cloning is cheap.
#[derive(Clone)]
pub struct Context {
    /// The database.
    pub db: Db,
    /// The time.
    pub clock: Clock,
    /// Randomness.
    pub random: Random,
    /// Signed links.
    pub links: Links,
    /// The installation's settings.
    pub options: Arc<Options>,
}

impl Context {
    /// The files that people add.
    pub fn files(&self) -> Files {
        Files::at(&self.options.files_dir)
    }
}

impl std::fmt::Debug for Context {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Context")
            .field("options", &self.options.public_url)
            .finish_non_exhaustive()
    }
}

/// The service, ready to serve.
#[derive(Clone)]
pub struct Application {
    /// What services work with.
    pub context: Context,
    /// Follows the event log.
    pub runner: Runner,
    /// Sends the mails that the log's readers put into the outbox.
    pub delivery: Delivery,
    /// Does what is due by time.
    pub jobs: Jobs,
    /// Counts views of pages.
    pub views: Counter,
    web: Option<Web>,
}

/// What runs beside the requests.
pub struct Background {
    jobs: JobsHandle,
    log: RunnerHandle,
    mail: DeliveryHandle,
    views: Flusher,
}

impl Background {
    /// Lets it finish what it is at, then ends it.
    pub async fn stop(self) {
        self.jobs.stop().await;
        self.log.stop().await;
        self.mail.stop().await;
        self.views.stop().await;
    }
}

impl Application {
    /// Puts it together on a migrated database.
    ///
    /// # Errors
    /// When the SPA's folder is set but can't be read.
    pub fn new(context: Context) -> std::io::Result<Self> {
        let runner = Runner::new(context.db.clone(), features::readers(&context));
        let delivery = Delivery::new(
            context.db.clone(),
            context.clock.clone(),
            context.links.clone(),
            &context.options.mail_settings(),
        );
        let due = features::due(&context);
        let jobs = Jobs::new(context.db.clone(), context.clock.clone(), due);
        let web = Web::read(context.options.web_dir.as_deref())?;
        Ok(Self {
            context,
            runner,
            delivery,
            jobs,
            views: Counter::default(),
            web,
        })
    }

    /// Starts what runs beside the requests.
    pub fn start(&self) -> Background {
        Background {
            jobs: self.jobs.spawn(),
            log: self.runner.spawn(),
            mail: self.delivery.spawn(),
            views: self.views.spawn(self.context.db.clone()),
        }
    }

    /// Serves HTTP on `listener` with `workers` threads; `.await` the answer to run it.
    ///
    /// # Errors
    /// When the listener can't be used.
    pub fn serve(&self, listener: TcpListener, workers: usize) -> std::io::Result<Server> {
        let context = self.context.clone();
        let web_files = self.web.clone();
        let pictures = web::Data::new(Pictures::default());
        let views = web::Data::new(self.views.clone());
        let public_pages = web::Data::new(features::public_pages());
        let third_parties = web::Data::new(features::third_parties());
        let server = HttpServer::new(move || {
            let context = context.clone();
            App::new()
                .app_data(web::Data::new(context.db.clone()))
                .app_data(web::Data::new(web_files.clone()))
                .app_data(pictures.clone())
                .app_data(features::SILENT)
                .app_data(views.clone())
                .app_data(public_pages.clone())
                .app_data(TrustForwarded(context.options.trust_forwarded))
                .app_data(features::authenticator(&context))
                .app_data(third_parties.clone())
                .app_data(features::organisers(&context))
                .app_data(web::Data::new(context))
                .configure(|config| routes::serve(config, features::BASE, features::routes))
                .configure(health::routes)
                .configure(openapi::routes)
                .configure(pages::routes)
                .default_service(web::to(pages::fallback))
                .wrap(from_fn(etag::conditional))
                .wrap(from_fn(third_party::test_keys_stay_inside))
                .wrap(from_fn(http_error::problems))
                .wrap(from_fn(third_party::cross_origin))
                .wrap(from_fn(guard::head_as_get))
                .wrap(guard::headers())
                .wrap(Compress::default())
                .wrap(from_fn(trace::line))
                .wrap(TracingLogger::<trace::RequestSpan>::new())
        });
        Ok(server.workers(workers).listen(listener)?.run())
    }
}
