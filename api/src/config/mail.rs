//! How mail leaves.

use lettre::Address;
use lettre::message::Mailbox;

use super::env::{Env, Variable};
use super::server::Environment;
use crate::platform::mail::SmtpServer;

/// The section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MailSettings {
    /// The SMTP server; without it mails are `.eml` files in the data folder.
    pub server: Option<SmtpServer>,
    /// The sender, `Name <address>`.
    pub from: Mailbox,
}

pub(super) const SMTP_URL: Variable = Variable {
    name: "MUSUBI_SMTP_URL",
    purpose: "The mail server: `smtps://` (TLS from the start), `starttls://` (TLS before anything is said) or `smtp://` (no TLS: for a server on the same machine). User and password percent-encoded.",
    default: "mails are only written as files to `mail/` in the data folder; the staff's page shows their links in the demo alone",
    example: "smtps://musubi:secret@mail.internal:465",
};
pub(super) const FROM: Variable = Variable {
    name: "MUSUBI_MAIL_FROM",
    purpose: "The sender of all mail. Mails bear the name of the programme's office, with organiser, contractor and \
              telephone at their foot; before the first programme is entered they bear the name given here, and \
              name nobody else.",
    default: "must be set where `MUSUBI_SMTP_URL` is; else `Musubi <noreply@musubi.invalid>`",
    example: "Musubi 事務局 <noreply@musubi.pref.example.jp>",
};

pub(super) const VARIABLES: [&Variable; 2] = [&SMTP_URL, &FROM];

pub(super) fn read(env: &mut Env, environment: Environment) -> MailSettings {
    let server = env.read(&SMTP_URL, None, |text| {
        text.parse::<SmtpServer>()
            .map(Some)
            .map_err(|error| error.to_string())
    });
    if environment.is_production() && server.is_some() && env.text(&FROM).is_none() {
        env.fault(&FROM, "must be set when MUSUBI_SMTP_URL is");
    }
    let nobody = Mailbox::new(
        Some("Musubi".to_owned()),
        Address::new_dangerous("noreply", "musubi.invalid"),
    );
    let from = env.read(&FROM, nobody, |text| {
        text.parse()
            .map_err(|_| "must be an address, or a name and an <address>".to_owned())
    });
    MailSettings { server, from }
}
