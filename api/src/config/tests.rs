//! What the configuration promises.

use std::path::PathBuf;

use super::*;
use crate::platform::random::Random;

fn settings(values: &[(&str, &str)]) -> Result<Settings, ConfigError> {
    Settings::from_values(
        values
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned())),
    )
}

#[test]
fn the_demo_needs_no_variable_but_its_name() {
    let found = settings(&[("MUSUBI_ENV", "demo"), ("MUSUBI_SMTP_URL", "")]).unwrap();
    assert_eq!(found.server.public_url, "http://127.0.0.1:8080");
    assert_eq!(found.database.url, "sqlite://data/musubi.db?mode=rwc");
    assert_eq!(
        found.secrets.jwt_key_file,
        PathBuf::from("data/secrets/jwt.pem")
    );
    assert_eq!(found.mail.server, None);
    assert_eq!(found.server.log_format, LogFormat::Text);
}

#[test]
fn production_asks_for_an_https_address_and_a_sender() {
    let error = settings(&[("MUSUBI_SMTP_URL", "smtp://mail")]).unwrap_err();
    let names: Vec<_> = error.faults.iter().map(|fault| fault.name).collect();
    assert_eq!(names, ["MUSUBI_MAIL_FROM", "MUSUBI_PUBLIC_URL"]);
    let plain = settings(&[("MUSUBI_PUBLIC_URL", "http://musubi.example.jp")]).unwrap_err();
    assert!(
        plain.to_string().contains("must begin with https://"),
        "{plain}"
    );
    let good = settings(&[("MUSUBI_PUBLIC_URL", "https://musubi.example.jp/")]).unwrap();
    assert_eq!(good.server.public_url, "https://musubi.example.jp");
    assert!(settings(&[("MUSUBI_PUBLIC_URL", "http://127.0.0.1:9000")]).is_ok());
}

#[test]
fn every_wrong_variable_is_named_at_once_with_an_example_and_without_its_value() {
    let wrong = [
        ("MUSUBI_ENV", "prod"),
        ("MUSUBI_LISTEN", "8080"),
        ("MUSUBI_PUBLIC_URL", "ftp://x-secret"),
        ("MUSUBI_WEB_DIR", "/nowhere/x-secret"),
        ("MUSUBI_TRUST_FORWARDED", "yes"),
        ("MUSUBI_LOG", "x-secret=loud"),
        ("MUSUBI_LOG_FORMAT", "xml"),
        ("MUSUBI_DATABASE_URL", "mysql://x-secret@db/x"),
        ("MUSUBI_DATABASE_POOL", "0"),
        ("MUSUBI_DATABASE_STATEMENT_TIMEOUT", "never"),
        ("MUSUBI_SMTP_URL", "x-secret@mail"),
        ("MUSUBI_MAIL_FROM", "nobody"),
        ("MUSUBI_GUEST_LIMIT", "0"),
        ("MUSUBI_KEY_COLOR", "x-secret"),
    ];
    let error = settings(&wrong).unwrap_err();
    let text = error.to_string();
    for (name, _) in wrong {
        let fault = error
            .faults
            .iter()
            .find(|fault| fault.name == name)
            .unwrap();
        assert!(
            text.contains(&format!("for example {name}={}", fault.example)),
            "{text}"
        );
    }
    assert!(!text.contains("x-secret"), "{text}");
}

#[test]
fn every_example_in_the_documentation_works() {
    for (_, variables) in sections() {
        for variable in variables {
            if variable.name == "MUSUBI_WEB_DIR" {
                continue; // must exist
            }
            let base = [
                ("MUSUBI_PUBLIC_URL", "https://a.example"),
                (variable.name, variable.example),
            ];
            let base = if variable.name == "MUSUBI_SMTP_URL" {
                [("MUSUBI_ENV", "demo"), base[1]]
            } else {
                base
            };
            settings(&base).unwrap();
        }
    }
}

#[test]
fn docs_env_md_is_what_the_code_says() {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../docs/ENV.md");
    if std::env::var_os("MUSUBI_TEST_BLESS").is_some() {
        std::fs::write(&path, env_doc()).unwrap();
    }
    let found = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(
        found,
        env_doc(),
        "run MUSUBI_TEST_BLESS=1 cargo test -p api config"
    );
}

#[test]
fn secrets_are_made_once_for_their_owner_only_and_read_back() {
    use std::os::unix::fs::PermissionsExt;
    let random = Random::system();
    let folder = std::env::temp_dir().join(format!("musubi_secrets_{}", random.uuid_v4()));
    let files = SecretSettings {
        jwt_key_file: folder.join("a/jwt.pem"),
        secret_file: folder.join("links.key"),
    };
    let first = Secrets::load(&files, &random).unwrap();
    let again = Secrets::load(&files, &random).unwrap();
    assert_eq!(first.jwt.id, again.jwt.id);
    assert_eq!(first.links, again.links);
    for file in [&files.jwt_key_file, &files.secret_file] {
        assert_eq!(
            std::fs::metadata(file).unwrap().permissions().mode() & 0o777,
            0o600
        );
        assert_eq!(
            std::fs::read_dir(file.parent().unwrap())
                .unwrap()
                .filter(|f| {
                    f.as_ref()
                        .unwrap()
                        .file_name()
                        .to_string_lossy()
                        .contains("new-")
                })
                .count(),
            0
        );
    }
    std::fs::write(&files.secret_file, "short").unwrap();
    let error = Secrets::load(&files, &random).unwrap_err().to_string();
    assert!(
        error.contains("MUSUBI_SECRET_FILE") && error.contains("openssl rand"),
        "{error}"
    );
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn a_made_key_signs_what_its_public_half_verifies() {
    use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation, decode, encode};
    let key = Secrets::ephemeral(&Random::seeded(3)).unwrap().jwt;
    let claims = serde_json::json!({ "sub": "x", "exp": 4_000_000_000_u64 });
    let token = encode(
        &Header::new(Algorithm::EdDSA),
        &claims,
        &EncodingKey::from_ed_der(&key.private),
    )
    .unwrap();
    let found = decode::<serde_json::Value>(
        &token,
        &DecodingKey::from_ed_der(&key.public),
        &Validation::new(Algorithm::EdDSA),
    );
    assert_eq!(found.unwrap().claims, claims);
}

#[test]
fn debug_output_holds_no_secret() {
    let found = settings(&[
        ("MUSUBI_ENV", "demo"),
        ("MUSUBI_DATABASE_URL", "postgres://u:x-secret@db/x"),
        ("MUSUBI_SMTP_URL", "smtp://u:x-secret@mail"),
    ])
    .unwrap();
    assert!(!format!("{found:?}").contains("x-secret"));
}

#[test]
fn a_log_filter_that_would_be_dropped_or_silence_everything_is_refused() {
    for bad in [
        "inof",
        "info,api=loud",
        "info;api=debug",
        "api=",
        "a[b=info",
    ] {
        let error = settings(&[("MUSUBI_ENV", "demo"), ("MUSUBI_LOG", bad)]).unwrap_err();
        assert_eq!(error.faults[0].name, "MUSUBI_LOG", "{bad}");
    }
    for good in ["warn", "info,api::platform::db=debug", "off, request=info"] {
        let found = settings(&[("MUSUBI_ENV", "demo"), ("MUSUBI_LOG", good)]).unwrap();
        assert_eq!(found.server.log_filter, good.replace(' ', ""));
    }
}

/// Names that only look like ours; put together here so that nobody takes them for documented.
const MISSPELT: [&str; 2] = [
    concat!("MUSUBI", "_LISTN"),
    concat!("MUSUBI", "_PUBLIC_ULR"),
];

#[test]
fn a_misspelt_variable_is_told_whether_or_not_the_program_starts() {
    let [listen, public_url] = MISSPELT;
    let started = settings(&[("MUSUBI_ENV", "demo"), (listen, "x-secret")]).unwrap();
    assert_eq!(started.unknown, [listen]);
    assert_eq!(
        started.remarks(),
        [format!("{listen} is not known and has no effect")]
    );
    let refused = settings(&[(public_url, "https://x-secret.example")]).unwrap_err();
    let text = refused.to_string();
    assert!(text.contains("MUSUBI_PUBLIC_URL must be set"), "{text}");
    assert!(
        text.contains(&format!("{public_url} is not known")),
        "{text}"
    );
    assert!(!text.contains("x-secret"), "{text}");
    let ours = settings(&[
        ("MUSUBI_ENV", "demo"),
        ("MUSUBI_TEST_BIN", "x"),
        ("PATH", "x"),
    ]);
    assert_eq!(ours.unwrap().remarks(), [""; 0]);
}

#[test]
fn production_without_a_mail_server_is_told_so() {
    let production = [("MUSUBI_PUBLIC_URL", "https://musubi.example.jp")];
    let remarks = settings(&production).unwrap().remarks();
    assert!(
        remarks.len() == 1 && remarks[0].starts_with("MUSUBI_SMTP_URL"),
        "{remarks:?}"
    );
    let demo = settings(&[("MUSUBI_ENV", "demo")]).unwrap();
    assert!(demo.remarks().is_empty());
}

#[test]
fn only_production_is_strict() {
    use crate::app::Options;
    let secrets = Secrets::ephemeral(&Random::seeded(4)).unwrap();
    let options = |values: &[(&str, &str)]| Options::new(&settings(values).unwrap(), &secrets);
    // What is not said is production.
    for production in [
        options(&[("MUSUBI_PUBLIC_URL", "https://musubi.example.jp")]),
        options(&[
            ("MUSUBI_ENV", "production"),
            ("MUSUBI_PUBLIC_URL", "https://musubi.example.jp"),
        ]),
    ] {
        assert!(production.totp_required);
        assert!(!production.reveal_links && !production.mail_settings().reveal_links);
    }
    let demo = options(&[("MUSUBI_ENV", "demo")]);
    assert!(!demo.totp_required);
    assert!(demo.reveal_links && demo.mail_settings().reveal_links);
}
