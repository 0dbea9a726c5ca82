//! Forms: typed values that survive errors, reload and the end of a sign-in; faults found by
//! the very types the API parses with, shown where they belong.

use std::marker::PhantomData;
use std::ops::Deref;
use std::rc::Rc;

use shared::field::{Faults, Parse, parse};
use yew::prelude::*;

use super::form_core::{FormCore, FormOptions, use_held};
use super::form_values::pruned;
use super::page::use_lang;
use crate::client::ClientError;

/// A form of the request body `B`; what one does with it is in [`FormCore`].
pub struct Form<B>(FormCore, PhantomData<B>);

impl<B> Deref for Form<B> {
    type Target = FormCore;

    fn deref(&self) -> &FormCore {
        &self.0
    }
}

impl<B> Clone for Form<B> {
    fn clone(&self) -> Self {
        Self(self.0.clone(), PhantomData)
    }
}

impl<B> Form<B> {
    /// The form without its type, for [`crate::ui::FormHead`].
    pub fn core(&self) -> FormCore {
        self.0.clone()
    }
}

impl<B> std::fmt::Debug for Form<B> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

/// A form of the request body `B`. `error` is the last failure of the mutation that sends it:
/// its field faults show at their fields. `send` gets the parsed body when nothing is wrong.
/// `check` adds the rules that concern several fields (`shared::…::rules`).
///
/// ```ignore
/// let form = use_form(
///     FormOptions::new("register", json!({"mode": "in_person"})),
///     register.error.clone(),
///     rules::check_new_registration,
///     register.run.clone(),
/// );
/// html! { <form onsubmit={form.onsubmit.clone()} class="form" novalidate=true>
///     <FormHead form={form.core()} />
///     <TextField bind={form.bind("/email")} label={t(lang, "registration-email")} required=true />
/// </form> }
/// ```
#[hook]
pub fn use_form<B, C>(
    options: FormOptions,
    error: Option<Rc<ClientError>>,
    check: C,
    send: Callback<B>,
) -> Form<B>
where
    B: Parse + 'static,
    C: Fn(&B, &mut Faults) + 'static,
{
    let lang = use_lang();
    let held = use_held(options, error);
    let values = pruned(&held.state.borrow().values, &held.options.initial);
    let parsed: Result<B, Faults> = parse(&values).and_then(|body: B| {
        let mut faults = Faults::none();
        check(&body, &mut faults);
        faults.into_result(Some(body))
    });
    let core = match parsed {
        Ok(body) => held.form(
            lang,
            &Faults::none(),
            Some(Box::new(move || send.emit(body))),
        ),
        Err(faults) => held.form(lang, &faults, None),
    };
    // An answered conflict sends at once: with what is on top of the newer version, and its ETag.
    let submit = core.submit.clone();
    use_effect_with(core.send_due, move |due| {
        if *due > 0 {
            submit.emit(());
        }
    });
    Form(core, PhantomData)
}
