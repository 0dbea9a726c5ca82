//! The service under test.

use std::net::TcpListener;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use actix_web::dev::ServerHandle;
use api::app::{Application, Context, Options};
use api::config::{SecretSettings, Secrets, Settings};
use api::platform::clock::TestClock;
use api::platform::db::Db;
use api::platform::link::Links;
use api::platform::log::Progress;
use api::platform::random::Random;

use crate::client::Client;
use crate::database::{Backend, TestDatabase};
use crate::digest::Digest;
use crate::personas::Cast;

/// What every test's clock shows at first: 2026-06-10 10:00 in Japan, a Wednesday.
pub const START: &str = "2026-06-10T01:00:00Z";

/// Where people reach the service, as mails and links name it.
pub const PUBLIC_URL: &str = "https://musubi.example.jp";

/// The service on a database of its own. Cloning shares it.
#[derive(Clone)]
pub struct TestApp {
    /// The clock that the service sees.
    pub clock: TestClock,
    /// Which instance is asked.
    base: String,
    inner: Arc<Inner>,
}

/// A service at rest, to make copies of in the state it was in.
pub struct Frozen(TestApp);

struct Inner {
    backend: Backend,
    database: TestDatabase,
    random: Random,
    http: reqwest::Client,
    first: Instance,
    more: Mutex<Vec<Instance>>,
    failures_allowed: AtomicBool,
    secret_files: SecretSettings,
    cast: Cast,
    copies: Mutex<Vec<TestApp>>,
    stopped: AtomicBool,
}

/// One process's worth of the service, in this process; [`crate::Process`] is a real one.
#[derive(Clone)]
pub struct Instance {
    /// Its parts, for what has no HTTP operation.
    pub application: Application,
    /// Its address, without a trailing slash.
    pub base: String,
    http: reqwest::Client,
    server: ServerHandle,
}

impl Instance {
    async fn start(context: Context, http: reqwest::Client) -> Self {
        let application = Application::new(context).expect("an application");
        application.runner.prepare().await.expect("the readers");
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = listener.local_addr().expect("its address");
        let server = application.serve(listener, 1).expect("a server");
        let handle = server.handle();
        tokio::spawn(server);
        Self {
            application,
            base: format!("http://{address}"),
            http,
            server: handle,
        }
    }

    /// Somebody unknown who asks this instance.
    pub fn client(&self) -> Client {
        Client::new(self.http.clone(), &self.base)
    }
}

impl TestApp {
    /// Starts the service on a fresh database.
    pub async fn start(backend: Backend) -> Self {
        let database = TestDatabase::fresh(backend).await;
        let clock = TestClock::at(START.parse().expect("an instant"));
        let random = Random::seeded(20_260_610);
        let secrets = settings(&database.folder).secrets;
        Self::over(database, clock, random, secrets, Cast::default()).await
    }

    async fn over(
        database: TestDatabase,
        clock: TestClock,
        random: Random,
        secret_files: SecretSettings,
        cast: Cast,
    ) -> Self {
        let secrets = Secrets::load(&secret_files, &random).expect("secrets");
        let http = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .no_proxy()
            .build()
            .expect("an HTTP client");
        let context = Context {
            db: Db::connect(&database.settings)
                .await
                .expect("the test's database"),
            clock: clock.clock(),
            random: random.clone(),
            links: Links::new(secrets.links),
            options: Arc::new(options(&database.folder, &secrets)),
        };
        let first = Instance::start(context, http.clone()).await;
        Self {
            clock,
            base: first.base.clone(),
            inner: Arc::new(Inner {
                backend: database.backend,
                database,
                random,
                http,
                first,
                more: Mutex::default(),
                failures_allowed: AtomicBool::new(false),
                secret_files,
                cast,
                copies: Mutex::default(),
                stopped: AtomicBool::new(false),
            }),
        }
    }

    /// The same service, asked through another of its instances.
    #[must_use]
    pub fn seen_from(&self, instance: &Instance) -> Self {
        Self {
            base: instance.base.clone(),
            ..self.clone()
        }
    }

    /// Stops the service and keeps what it stored, to make copies of.
    pub async fn freeze(&self) -> Frozen {
        self.settle().await;
        self.close().await;
        Frozen(self.clone())
    }

    /// Which database this test runs on.
    pub fn backend(&self) -> Backend {
        self.inner.backend
    }

    /// What services work with, for what has no HTTP operation.
    pub fn context(&self) -> &Context {
        &self.inner.first.application.context
    }

    /// The address of the instance that is asked.
    pub fn base(&self) -> &str {
        &self.base
    }

    /// Where the service keeps its files.
    pub fn data_dir(&self) -> &Path {
        &self.inner.database.folder
    }

    /// Randomness shared with the service, so that ids never repeat within a test.
    pub fn random(&self) -> &Random {
        &self.inner.random
    }

    /// Somebody unknown: no token, an empty cookie jar.
    pub fn client(&self) -> Client {
        self.inner.first.client().at(&self.base)
    }

    /// `n` more instances on the same database, each with connections of its own.
    pub async fn instances(&self, n: usize) -> Vec<Instance> {
        let mut all = Vec::new();
        for _ in 0..n {
            all.push(self.instance_with(|_| {}).await);
        }
        all
    }

    /// One more instance on the same database, with settings changed.
    pub async fn instance_with(&self, change: impl FnOnce(&mut Options)) -> Instance {
        let mut context = self.context().clone();
        let mut options = Options::clone(&context.options);
        change(&mut options);
        context.options = Arc::new(options);
        context.db = Db::connect(&self.inner.database.settings)
            .await
            .expect("the test's database");
        let instance = Instance::start(context, self.inner.http.clone()).await;
        self.inner.more.lock().unwrap().push(instance.clone());
        instance
    }

    /// Lets everything happen that is due by the clock or follows from what was committed, until
    /// nothing moves: jobs, readers of the log, then mails (into the outbox and into files), and
    /// page views into their table.
    pub async fn settle(&self) -> Progress {
        let application = &self.inner.first.application;
        let ran = application.jobs.run_once(self.clock.now()).await;
        assert!(
            ran.failures.is_empty() || self.inner.failures_allowed.load(Ordering::SeqCst),
            "what is due failed: {:?}",
            ran.failures
        );
        let progress = application.runner.run_once().await.expect("the event log");
        assert!(
            progress.failures.is_empty() || self.inner.failures_allowed.load(Ordering::SeqCst),
            "readers of the event log failed: {:?}",
            progress.failures
        );
        let delivered = application.delivery.deliver_once(self.clock.now()).await;
        delivered.expect("the outbox");
        let more = self.inner.more.lock().unwrap().clone();
        for instance in more.iter().chain([&self.inner.first]) {
            let views = &instance.application.views;
            views.flush(&self.context().db).await.expect("page views");
        }
        progress
    }

    /// Says that readers of the event log may fail in this test.
    pub fn allow_failures(&self) {
        self.inner.failures_allowed.store(true, Ordering::SeqCst);
    }

    /// The variables that set another process to what this one is set to: the same database,
    /// the same secrets.
    pub(crate) fn variables(&self) -> Vec<(String, String)> {
        let files = &self.inner.secret_files;
        let database = &self.inner.database.settings;
        let mut all = variables(self.data_dir());
        let more = [
            ("MUSUBI_DATABASE_URL", database.url.clone()),
            ("MUSUBI_DATABASE_POOL", database.pool.to_string()),
            (
                "MUSUBI_DATABASE_STATEMENT_TIMEOUT",
                database.statement_timeout.as_secs().to_string(),
            ),
            ("MUSUBI_JWT_KEY_FILE", plain(&files.jwt_key_file).to_owned()),
            ("MUSUBI_SECRET_FILE", plain(&files.secret_file).to_owned()),
        ];
        all.extend(more.map(|(name, value)| (name.to_owned(), value)));
        all
    }

    pub(crate) fn cast(&self) -> &Cast {
        &self.inner.cast
    }

    /// What is stored, so that a refused request can be shown to have left no trace.
    pub async fn digest(&self) -> Digest {
        Digest::take(self.context().db.read()).await
    }

    /// No test leaves an entry of the log behind that can't be worked on.
    pub(crate) async fn assert_settled(&self) {
        if !self.inner.stopped.load(Ordering::SeqCst) {
            self.settle().await;
        }
    }

    /// Stops the service, if it runs.
    async fn close(&self) {
        if self.inner.stopped.swap(true, Ordering::SeqCst) {
            return;
        }
        let more = std::mem::take(&mut *self.inner.more.lock().unwrap());
        for instance in more.iter().chain([&self.inner.first]) {
            instance.server.stop(false).await;
            instance.application.context.db.close().await;
        }
    }

    /// Stops the service and takes its database away. Only a copy needs this: a test's own
    /// service is stopped for it.
    pub async fn stop(&self) {
        let copies = std::mem::take(&mut *self.inner.copies.lock().unwrap());
        for copy in copies {
            Box::pin(copy.stop()).await;
        }
        self.close().await;
        self.inner.database.remove().await;
    }
}

impl Frozen {
    /// A running copy, with the same clock and the same people.
    pub async fn thaw(&self) -> TestApp {
        let inner = &self.0.inner;
        let database = inner.database.copy().await;
        let mut cast = inner.cast.lock().await.clone();
        for known in cast.values_mut() {
            known.client = known.client.fork();
        }
        let copy = TestApp::over(
            database,
            self.0.clock.clone(),
            inner.random.clone(),
            inner.secret_files.clone(),
            Cast::new(cast),
        )
        .await;
        inner.copies.lock().unwrap().push(copy.clone());
        copy
    }
}

/// What an installation without any setting of its own is set to, by variables.
fn variables(folder: &Path) -> Vec<(String, String)> {
    let set = [
        ("MUSUBI_ENV", "demo"),
        ("MUSUBI_PUBLIC_URL", PUBLIC_URL),
        ("MUSUBI_DATA_DIR", plain(folder)),
        // Each persona may have a network address of its own, by `X-Forwarded-For`.
        ("MUSUBI_TRUST_FORWARDED", "true"),
        // All guests of a test ask from one address, many at once.
        ("MUSUBI_GUEST_LIMIT", "1000000"),
    ];
    set.map(|(name, value)| (name.to_owned(), value.to_owned()))
        .to_vec()
}

fn settings(folder: &Path) -> Settings {
    Settings::from_values(variables(folder)).expect("settings")
}

fn options(folder: &Path, secrets: &Secrets) -> Options {
    let mut options = Options::new(&settings(folder), secrets);
    // Some tests register one address many times at once.
    options.limits.guests_per_address = 1000;
    options
}

fn plain(path: &Path) -> &str {
    path.to_str().expect("a plain path")
}
