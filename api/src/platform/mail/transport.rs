//! How a message leaves the house: to a mail server, or into a folder where there is none.

use std::path::{Path, PathBuf};
use std::time::Duration;

use async_trait::async_trait;
use lettre::transport::smtp::Error as SmtpError;
use lettre::{AsyncTransport, Message};
use shared::outbox::MailFault;
use tokio::io::AsyncWriteExt;

use super::settings::SmtpServer;

/// How long one command to the mail server may take.
pub(super) const COMMAND_TIMEOUT: Duration = Duration::from_secs(30);

/// How long sending one mail may take altogether; the lease on a claimed mail is longer.
pub(super) const SEND_TIMEOUT: Duration = Duration::from_mins(2);

/// Sends messages. `name` is unique per mail.
#[async_trait]
pub(super) trait Transport: Send + Sync {
    async fn send(&self, name: &str, message: &Message) -> Result<(), MailFault>;
}

/// A mail server.
pub(super) struct Smtp(pub SmtpServer);

#[async_trait]
impl Transport for Smtp {
    async fn send(&self, _: &str, message: &Message) -> Result<(), MailFault> {
        let bytes = message.formatted();
        let sending = self.0.transport.send_raw(message.envelope(), &bytes);
        match tokio::time::timeout(SEND_TIMEOUT, sending).await {
            Ok(Ok(_)) => Ok(()),
            Ok(Err(error)) => Err(fault(&error)),
            Err(_) => Err(MailFault::Timeout),
        }
    }
}

/// What an SMTP error means for us. The server's own words may name the addressee: they are
/// not kept.
fn fault(error: &SmtpError) -> MailFault {
    let status = error.status().map(u16::from);
    match status {
        // RFC 4954 §6: our sign-in is refused, which no fault of the addressee's.
        Some(454 | 530 | 534 | 535 | 538) => MailFault::Credentials,
        Some(500..) => MailFault::Refused,
        Some(_) => MailFault::Deferred,
        None if error.is_timeout() => MailFault::Timeout,
        None if error.is_tls() => MailFault::Tls,
        None => MailFault::Connection,
    }
}

/// A folder of `.eml` files, for an installation without a mail server.
pub(super) struct Folder(pub PathBuf);

#[async_trait]
impl Transport for Folder {
    async fn send(&self, name: &str, message: &Message) -> Result<(), MailFault> {
        write(&self.0, name, &message.formatted())
            .await
            .map_err(|error| {
                tracing::error!(mail.error = %error, "a mail could not be written into the folder");
                MailFault::Folder
            })
    }
}

/// Writes under another name first: whoever watches the folder never sees half a mail.
async fn write(folder: &Path, name: &str, bytes: &[u8]) -> std::io::Result<()> {
    tokio::fs::create_dir_all(folder).await?;
    let half = folder.join(format!(".{name}.part"));
    let mut file = tokio::fs::File::create(&half).await?;
    file.write_all(bytes).await?;
    file.sync_all().await?;
    drop(file);
    tokio::fs::rename(&half, folder.join(format!("{name}.eml"))).await
}
