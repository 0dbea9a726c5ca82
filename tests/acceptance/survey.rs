//! Survey.

use acceptance::both;
use shared::problem::Code;

both! {
    /// What does not exist is not found.
    async fn an_unknown_one_is_not_found(app: TestApp) {
        let id = app.random().uuid_v4();
        let answer = app.client().get(&format!("/api/v1/surveys/{id}")).await;
        answer.assert_problem(Code::NotFound);
    }
}
