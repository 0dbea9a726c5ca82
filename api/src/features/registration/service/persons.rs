//! Merging persons: the account slice does it, this one sees to it that nobody has two places at one
//! event afterwards.

use shared::account::persons::{MergePerson, PersonItem};
use shared::account::types::PersonId;
use shared::field::{Faults, Pointer};
use shared::problem::Code;

use crate::app::Context;
use crate::features::account::service as accounts;
use crate::features::registration::error::RegistrationError;
use crate::features::registration::store::matching;
use crate::platform::auth::SignedIn;
use crate::platform::http_error::ApiError;

/// Merges `from` into another person. Registrations stay with the row they were made with; who asks for
/// a person's sees those of both.
///
/// # Errors
/// 404; 409 `person_merged`, `both_have_accounts`, and `both_registered` with the events in `errors`;
/// 422 for a person to merge into who is not there.
pub async fn merge(
    ctx: &Context,
    who: &SignedIn,
    from: PersonId,
    form: MergePerson,
) -> Result<PersonItem, RegistrationError> {
    let actor = who.actor();
    let now = ctx.clock.now();
    let into = form.into;
    let done = ctx.db.write(move |tx| {
        Box::pin(async move {
            // Both are locked from here on: whoever registers one of them waits, or was first and is
            // seen below.
            let pair = accounts::lock_pair(tx, from, into).await?;
            let events = matching::both_registered(tx, from, into).await?;
            if !events.is_empty() {
                let mut faults = Faults::none();
                for event in events {
                    let at = Pointer::root().member("events").member(&event.to_string());
                    faults.add(&at, Code::BothRegistered);
                }
                let refused = ApiError::new(Code::BothRegistered).with_faults(faults);
                return Err(RegistrationError::from(refused));
            }
            accounts::merge_pair(tx, pair, actor, now).await?;
            Ok(())
        })
    });
    done.await?;
    Ok(accounts::person_item(ctx.db.read(), into).await?)
}
