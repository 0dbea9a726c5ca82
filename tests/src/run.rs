//! Runs one test: makes its database and service, and takes them away whatever happened.

use std::panic::{AssertUnwindSafe, resume_unwind};

use futures::FutureExt;

use crate::app::TestApp;
use crate::database::Backend;
use crate::logs;

/// Runs `body` with a service on a fresh database. What [`crate::both`] writes out.
pub fn run<F, Fut>(backend: Backend, body: F)
where
    F: FnOnce(TestApp) -> Fut,
    Fut: Future<Output = ()>,
{
    logs::to_the_test();
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .expect("a runtime");
    runtime.block_on(async {
        let app = TestApp::start(backend).await;
        let ran = AssertUnwindSafe(body(app.clone())).catch_unwind().await;
        let ended = if ran.is_ok() {
            AssertUnwindSafe(app.assert_settled()).catch_unwind().await
        } else {
            Ok(())
        };
        app.stop().await;
        if let Err(panic) = ran.and(ended) {
            resume_unwind(panic);
        }
    });
}
