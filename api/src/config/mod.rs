//! Settings by environment: each section reads and checks its own variables, and a start that fails
//! names every one that is wrong, with an example.

mod appearance;
mod database;
mod env;
mod limits;
mod mail;
mod secrets;
mod server;
#[cfg(test)]
mod tests;

pub use appearance::{AppearanceSettings, KeyColor};
pub use env::{ConfigError, Fault, Variable};
pub use limits::Limits;
pub use mail::MailSettings;
pub use secrets::{JwtKey, SecretError, SecretSettings, Secrets};
pub use server::{Environment, LogFormat, ServerSettings};

use crate::platform::db::DatabaseSettings;
use env::{Env, document};

/// Everything that can be set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Listening, addresses, folders, logs.
    pub server: ServerSettings,
    /// The database.
    pub database: DatabaseSettings,
    /// How mail leaves.
    pub mail: MailSettings,
    /// Where the secrets are.
    pub secrets: SecretSettings,
    /// How often what anybody may do may be done.
    pub limits: Limits,
    /// Variables that begin like ours but set nothing: most likely misspelt.
    pub unknown: Vec<String>,
    /// The installation's own face.
    pub appearance: AppearanceSettings,
}

impl Settings {
    /// The settings of this process's environment.
    ///
    /// # Errors
    /// Names every variable that is wrong, what is wrong with it, and an example.
    pub fn from_env() -> Result<Self, ConfigError> {
        // A variable that is not UTF-8 is none of ours.
        let text = |(name, value): (std::ffi::OsString, std::ffi::OsString)| {
            Some((name.into_string().ok()?, value.into_string().ok()?))
        };
        Self::from_values(std::env::vars_os().filter_map(text))
    }

    /// The settings that these variables give.
    ///
    /// # Errors
    /// As [`Settings::from_env`].
    pub fn from_values(
        values: impl IntoIterator<Item = (String, String)>,
    ) -> Result<Self, ConfigError> {
        let mut env = Env::new(values);
        let server = server::read(&mut env);
        let mut settings = Self {
            database: database::read(&mut env, &server.data_dir),
            mail: mail::read(&mut env, server.environment),
            secrets: secrets::read(&env, &server.data_dir),
            limits: limits::read(&mut env),
            appearance: appearance::read(&mut env),
            server,
            unknown: Vec::new(),
        };
        let known: Vec<&Variable> = sections()
            .iter()
            .flat_map(|(_, variables)| variables.iter().copied())
            .collect();
        settings.unknown = env.finish(&known)?;
        Ok(settings)
    }

    /// What the operator should know although the program starts.
    pub fn remarks(&self) -> Vec<String> {
        let unknown = |name: &String| format!("{name} is not known and has no effect");
        let mut remarks: Vec<String> = self.unknown.iter().map(unknown).collect();
        if self.server.environment.is_production() && self.mail.server.is_none() {
            remarks.push(
                "MUSUBI_SMTP_URL is not set: nobody gets any mail; mails are only written into \
                 mail/ in the data folder"
                    .to_owned(),
            );
        }
        remarks
    }
}

fn sections() -> [(&'static str, &'static [&'static Variable]); 6] {
    [
        ("Server", &server::VARIABLES),
        ("Database", &database::VARIABLES),
        ("Mail", &mail::VARIABLES),
        ("Secrets", &secrets::VARIABLES),
        ("Limits", &limits::VARIABLES),
        ("Appearance", &appearance::VARIABLES),
    ]
}

/// The text of docs/ENV.md; a test holds the file to it.
pub fn env_doc() -> String {
    let mut text = String::from(
        "# Settings\n\n<!-- Generated from api/src/config; `MUSUBI_TEST_BLESS=1 cargo test -p api config` writes it. -->\n\n\
         The program is configured by environment variables only. It checks all of them when it starts and, if any \
         is wrong, names each with what is wrong and an example, and does not start. An empty variable counts as \
         unset.\n",
    );
    for (title, variables) in sections() {
        text.push_str(&document(title, variables));
    }
    text
}
