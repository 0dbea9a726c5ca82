//! What sending mail needs to know.

use std::fmt;
use std::path::PathBuf;
use std::str::FromStr;

use lettre::Tokio1Executor;
use lettre::message::Mailbox;
use lettre::transport::smtp::AsyncSmtpTransport;

use super::transport::COMMAND_TIMEOUT;

/// How mails leave the house.
#[derive(Clone, Debug)]
pub struct MailSettings {
    /// The mail server; without one, mails are written into `folder`.
    pub server: Option<SmtpServer>,
    /// Where `.eml` files go when there is no mail server.
    pub folder: PathBuf,
    /// The sender: its address, and its name where the programme gives none.
    pub from: Mailbox,
    /// Where the installation is reached, such as `https://musubi.example.jp`.
    pub public_url: String,
    /// Whether the staff's page shows links that act for the addressee (demo only): whoever reads
    /// the outbox could set an administrator's password by them.
    pub reveal_links: bool,
}

/// A mail server, from `smtp://user:password@host:port` (no TLS), `smtps://…` (TLS from the
/// start) or `starttls://…` (TLS required before anything is said; also `smtp://…?tls=required`).
#[derive(Clone)]
pub struct SmtpServer {
    url: String,
    pub(super) transport: AsyncSmtpTransport<Tokio1Executor>,
}

impl PartialEq for SmtpServer {
    fn eq(&self, other: &Self) -> bool {
        self.url == other.url
    }
}
impl Eq for SmtpServer {}

impl fmt::Debug for SmtpServer {
    /// Leaves everything out: settings end up in logs, and this one holds a password.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SmtpServer")
    }
}

/// The URL names no mail server. It is not repeated here: it may hold a password.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("must look like smtp://user:password@mail.example.jp:587, smtps://… or starttls://…")]
pub struct NotAMailServer;

impl FromStr for SmtpServer {
    type Err = NotAMailServer;

    /// Reads a URL; user and password are percent-encoded. Nothing is connected yet.
    fn from_str(text: &str) -> Result<Self, NotAMailServer> {
        let text = text.trim();
        let url = match text.strip_prefix("starttls://") {
            Some(rest) if rest.contains('?') => return Err(NotAMailServer),
            Some(rest) => format!("smtp://{rest}?tls=required"),
            None => text.to_owned(),
        };
        // lettre falls back to unencrypted SMTP here when the server offers no TLS.
        if url.contains("tls=opportunistic") {
            return Err(NotAMailServer);
        }
        let builder =
            AsyncSmtpTransport::<Tokio1Executor>::from_url(&url).map_err(|_| NotAMailServer)?;
        let transport = builder.timeout(Some(COMMAND_TIMEOUT)).build();
        Ok(Self { url, transport })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_three_ways_to_reach_a_mail_server_are_understood() {
        for good in [
            "smtp://127.0.0.1:25",
            "smtp://u:p@mail.example.jp?tls=required",
            "smtps://u:p%40ss@mail.example.jp",
            "starttls://u:p@mail.example.jp:587",
        ] {
            assert!(good.parse::<SmtpServer>().is_ok(), "{good}");
        }
        for bad in [
            "",
            "mail.example.jp",
            "http://mail.example.jp",
            "starttls://h?tls=none",
            "smtp://h?tls=opportunistic",
        ] {
            assert!(bad.parse::<SmtpServer>().is_err(), "{bad}");
        }
    }

    #[test]
    fn a_debug_print_does_not_tell_the_password() {
        let server: SmtpServer = "smtp://u:geheim@h".parse().unwrap();
        assert!(!format!("{server:?}").contains("geheim"));
    }
}
