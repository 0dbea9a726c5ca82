//! `musubi api-key`: keys on the server's console, whose owner may give every scope.

use shared::field::{Faults, List};
use shared::integration::{ApiKeyForm, ApiKeyItem, Scope, Scopes};
use shared::page::Limit;
use shared::problem::Code;
use shared::time::Timestamp;

use super::{Failure, USAGE, start};
use crate::features::integration::service;
use crate::platform::http_error::ApiError;
use crate::platform::log::Actor;

/// Runs what follows `musubi api-key`.
pub(super) async fn run(args: &[&str]) -> Result<(), Failure> {
    match args {
        ["create", rest @ ..] => create(form(rest)?).await,
        ["list"] => list().await,
        ["revoke", id] => revoke(id).await,
        other => Err(format!(
            "musubi: unknown command `api-key {}`\n\n{USAGE}",
            other.join(" ")
        )
        .into()),
    }
}

/// The arguments of `api-key create`, whatever their order.
fn form(args: &[&str]) -> Result<ApiKeyForm, Failure> {
    let (mut name, mut scopes, mut expires, mut test) = (None, None, None, false);
    let mut rest = args.iter();
    while let Some(arg) = rest.next() {
        let (flag, given) = match arg.split_once('=') {
            Some((flag, value)) => (flag, Some(value)),
            None => (*arg, None),
        };
        let place = match flag {
            "--test" if given.is_none() => {
                test = true;
                continue;
            }
            "--name" => &mut name,
            "--scopes" => &mut scopes,
            "--expires" => &mut expires,
            _ => {
                return Err(format!("api-key create: unknown argument `{arg}`\n\n{USAGE}").into());
            }
        };
        let value = given.or_else(|| rest.next().copied());
        *place = Some(value.ok_or_else(|| format!("api-key create: {flag} needs a value"))?);
    }
    let name = name.ok_or("api-key create: --name is missing")?;
    let wanted =
        scopes.ok_or_else(|| format!("api-key create: --scopes is missing: {}", words()))?;
    Ok(ApiKeyForm {
        name: name.parse().map_err(|code| refused("--name", name, code))?,
        scopes: read_scopes(wanted)?,
        test,
        expires_on: expires
            .map(|day| day.parse().map_err(|code| refused("--expires", day, code)))
            .transpose()?,
    })
}

fn read_scopes(text: &str) -> Result<Scopes, Failure> {
    let words = text.split(',').map(str::trim);
    let mut scopes = Vec::new();
    for word in words.filter(|word| !word.is_empty() && *word != "none") {
        let scope: Scope = word
            .parse()
            .map_err(|_| format!("--scopes: `{word}` is none: {}", self::words()))?;
        scopes.push(scope);
    }
    List::new(scopes).map_err(|code| refused("--scopes", text, code))
}

/// The scopes there are.
fn words() -> String {
    let all = Scope::ALL.iter().map(|scope| scope.as_str());
    all.collect::<Vec<_>>().join(", ")
}

fn refused(flag: &str, value: &str, code: Code) -> Failure {
    format!("{flag} {value}: {}", code.as_str()).into()
}

/// What the rules refuse, in words for the operator.
fn why(error: &ApiError) -> String {
    let faults: &Faults = error.faults();
    let mut named: Vec<String> = faults
        .iter()
        .map(|(at, code)| format!("{at}: {}", code.as_str()))
        .collect();
    if named.is_empty() {
        named.push(error.code().as_str().to_owned());
    }
    named.join(", ")
}

async fn create(form: ApiKeyForm) -> Result<(), Failure> {
    let (_, context) = start().await?;
    let made = service::create_on_console(&context, form).await;
    context.db.close().await;
    let made = made.map_err(|error| format!("the key was not made: {}", why(&error)))?;
    // Nothing else goes to standard output, so that a script can take the key from there.
    println!("{}", made.secret);
    eprintln!(
        "musubi: made the key {} ({}); it is shown this once.",
        made.key.id, made.key.prefix
    );
    Ok(())
}

async fn list() -> Result<(), Failure> {
    let (_, context) = start().await?;
    let mut filter = shared::integration::api::ApiKeyFilter {
        limit: Limit::new(100).ok(),
        ..Default::default()
    };
    loop {
        let page = service::list(&context, &filter).await?;
        page.items.iter().for_each(|key| println!("{}", line(key)));
        filter.cursor = page.next_cursor;
        if filter.cursor.is_none() {
            break;
        }
    }
    context.db.close().await;
    Ok(())
}

/// One key in one line, tab-separated.
fn line(key: &ApiKeyItem) -> String {
    let scopes: Vec<&str> = key
        .scopes
        .as_slice()
        .iter()
        .map(|one| one.as_str())
        .collect();
    let used = key.last_used_at.map_or("-".to_owned(), Timestamp::rfc3339);
    [
        key.id.to_string(),
        key.state.to_string(),
        key.prefix.clone(),
        if scopes.is_empty() {
            "none".to_owned()
        } else {
            scopes.join(",")
        },
        used,
        key.name.to_string(),
    ]
    .join("\t")
}

async fn revoke(id: &str) -> Result<(), Failure> {
    let id = id
        .parse()
        .map_err(|_| format!("api-key revoke: `{id}` is no key's id; `api-key list` shows them"))?;
    let (_, context) = start().await?;
    let done = service::revoke(&context, Actor::System, id).await;
    context.db.close().await;
    done.map_err(|error| format!("the key was not revoked: {}", why(&error)))?;
    eprintln!("musubi: the key opens nothing any more.");
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::form;
    use shared::integration::Scope;

    #[test]
    fn the_arguments_of_create_have_no_order() {
        for good in [
            [
                "--name",
                "見本",
                "--scopes",
                "staff_read,registration_create",
            ]
            .as_slice(),
            &["--scopes=staff_read,registration_create", "--name=見本"],
        ] {
            let form = form(good).unwrap();
            let scopes = [Scope::StaffRead, Scope::RegistrationCreate];
            assert_eq!(form.scopes.as_slice(), scopes);
            assert!(!form.test && form.expires_on.is_none());
        }
        let all = [
            "--test",
            "--name",
            "a",
            "--scopes",
            "none",
            "--expires",
            "2027-03-31",
        ];
        let form = form(&all).unwrap();
        assert!(form.test && form.expires_on.is_some() && form.scopes.as_slice().is_empty());
        assert_eq!(form.name.as_str(), "a");
    }

    #[test]
    fn what_is_wrong_with_them_is_named() {
        for (bad, named) in [
            (["--scopes", "none"].as_slice(), "--name"),
            (&["--name", "a"], "--scopes"),
            (&["--name", "a", "--scopes", "own_account"], "own_account"),
            (&["--name", "a", "--scopes"], "--scopes needs a value"),
            (
                &["--name", "a", "--scopes", "none", "--expires", "soon"],
                "--expires",
            ),
            (&["--name", "a", "--scopes", "none", "--live"], "`--live`"),
        ] {
            let why = form(bad).unwrap_err().to_string();
            assert!(why.contains(named), "{bad:?}: {why}");
        }
    }
}
