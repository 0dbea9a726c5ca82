//! `musubi api-key`, as a process: what it prints where, and how it ends.

use std::process::Output;

use acceptance::both;
use shared::problem::Code;

const STAFF: &str = "/api/v1/staff/events";

fn lines(bytes: &[u8]) -> Vec<String> {
    let text = String::from_utf8(bytes.to_vec()).expect("UTF-8");
    text.lines().map(str::to_owned).collect()
}

fn failed(output: &Output, named: &str) {
    let said = lines(&output.stderr).join("\n");
    assert!(!output.status.success(), "{said}");
    assert!(output.stdout.is_empty(), "{:?}", lines(&output.stdout));
    assert!(said.contains(named), "{named}: {said}");
}

both! {
    /// A key is all that stands on standard output, so that a script can take it from there; it
    /// works at once, is listed without its secret, and is revoked by its id.
    async fn a_key_is_made_listed_and_revoked_on_the_console(app: TestApp) {
        let musubi = async |args: &[&str]| app.musubi(crate::SERVICE, args).await;
        let made = musubi(&["api-key", "create", "--name", "見本市", "--scopes", "staff_read"]).await;
        assert!(made.status.success(), "{:?}", lines(&made.stderr));
        let printed = lines(&made.stdout);
        let [key] = printed.as_slice() else { panic!("{printed:?}") };
        assert!(key.starts_with("musk_"), "{key}");
        let client = app.client().with_bearer(key.as_str());
        client.get(STAFF).await.expect(200);
        let listed = musubi(&["api-key", "list"]).await;
        let listed = lines(&listed.stdout);
        let [line] = listed.as_slice() else { panic!("{listed:?}") };
        let columns: Vec<&str> = line.split('\t').collect();
        assert_eq!(&columns[1..2], ["active"]);
        assert!(key.starts_with(columns[2]) && !line.contains(&key[..40]));
        assert_eq!((columns[3], columns[5]), ("staff_read", "見本市"));
        let revoked = musubi(&["api-key", "revoke", columns[0]]).await;
        assert!(revoked.status.success() && revoked.stdout.is_empty());
        client.get(STAFF).await.assert_problem(Code::Unauthenticated);
        failed(&musubi(&["api-key", "revoke", columns[0]]).await, "conflict");
        let test = musubi(&["api-key", "create", "--test", "--name=a", "--scopes=none"]).await;
        assert!(lines(&test.stdout)[0].starts_with("musk_test_"));
    }

    /// What is wrong is said on standard error, nothing on standard output, and no key is made.
    async fn a_wrong_command_makes_no_key(app: TestApp) {
        for (args, named) in [
            (["create", "--scopes", "none"].as_slice(), "--name"),
            (&["create", "--name", "a"], "--scopes"),
            (&["create", "--name", "a", "--scopes", "own_account"], "own_account"),
            (&["create", "--name", "a", "--scopes", "staff_read", "--test"], "scope_not_for_test"),
            (&["create", "--name", "a", "--scopes", "none", "--expires", "2020-01-01"], "in_the_past"),
            (&["revoke", "x"], "`x`"),
            (&["revoke", "01900000-0000-7000-8000-000000000000"], "not_found"),
            (&["destroy"], "destroy"),
        ] {
            let mut words = vec!["api-key"];
            words.extend(args);
            failed(&app.musubi(crate::SERVICE, &words).await, named);
        }
        let listed = app.musubi(crate::SERVICE, &["api-key", "list"]).await;
        assert!(listed.status.success() && listed.stdout.is_empty());
    }
}
