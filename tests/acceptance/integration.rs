//! API keys.

use acceptance::both;
use shared::problem::Code;

both! {
    /// What does not exist is not found, and keys are not for everybody.
    async fn keys_are_for_those_who_manage_them(app: TestApp) {
        let answer = app.client().get("/api/v1/api-keys").await;
        answer.assert_problem(Code::Unauthenticated);
    }
}
