//! A mail's states and why one could not be delivered.

id! {
    /// One mail to one address.
    pub MailId(Mail) = "mail"
}
id! {
    /// Whatever a mail is about: an event, a registration, an account.
    pub MailTopicId(MailTopic) = "mail topic"
}

closed! {
    /// Where a mail stands.
    pub enum MailStatus {
        /// It waits to be sent, or to be tried again.
        Queued = "queued",
        /// The mail server took it (which does not mean that it was read).
        Sent = "sent",
        /// It was refused, or could not be sent for two days; staff may try again.
        Failed = "failed",
    }
}

closed! {
    /// Why the last attempt to send a mail failed.
    pub enum MailFault {
        /// The address can't be written into a mail.
        Address = "address",
        /// The mail server could not be reached or hung up.
        Connection = "connection",
        /// The mail server took too long.
        Timeout = "timeout",
        /// No secure connection to the mail server.
        Tls = "tls",
        /// The mail server does not accept our sign-in.
        Credentials = "credentials",
        /// The mail server asks to try later (4xx).
        Deferred = "deferred",
        /// The mail server refuses the address or the mail (5xx).
        Refused = "refused",
        /// The folder for mails can't be written.
        Folder = "folder",
    }
}
