//! Examples for the API's description.

use serde_json::{Value, json};

pub fn sign_up() -> Value {
    json!({
        "email": "hanako@example.jp", "password": "aobajo no natsu no yoru", "family_name": "見本",
        "given_name": "花子", "family_kana": "ミホン", "given_kana": "ハナコ",
        "organisation_name": "見本水産株式会社", "locale": "ja", "acceptance": acceptance()
    })
}

fn acceptance() -> Value {
    json!({"terms_version": "2026-11-22", "privacy_version": "2026-11-22"})
}

pub fn mail_sent() -> Value {
    json!({"email": "hanako@example.jp"})
}

pub fn token() -> Value {
    json!({"token": "AZrW0wAAcACAAAAAAAAAAQAGRJ9v…"})
}

pub fn sign_in() -> Value {
    json!({"email": "hanako@example.jp", "password": "aobajo no natsu no yoru"})
}

pub fn new_password() -> Value {
    json!({"token": "AZrW0wAAcACAAAAAAAAAAQAGRJ9v…", "password": "hirosegawa no nagare"})
}

pub fn password_change() -> Value {
    json!({"current": "aobajo no natsu no yoru", "password": "hirosegawa no nagare"})
}

pub fn me() -> Value {
    json!({
        "account_id": ACCOUNT, "person_id": "019ab5f0-2c00-7000-8000-000000000002",
        "email": "hanako@example.jp", "display_name": "見本 花子", "family_name": "見本",
        "given_name": "花子", "family_kana": "ミホン", "given_kana": "ハナコ",
        "organisation_name": "見本水産株式会社", "department": null, "job_title": null, "phone": null,
        "locale": "ja", "roles": ["member"], "permissions": ["own_account"],
        "totp_enabled": false, "totp_setup_required": false, "version": 1
    })
}

pub fn moderators() -> Value {
    json!({"items": [{"id": ACCOUNT, "name": "見本 花子"}]})
}

pub fn profile() -> Value {
    json!({
        "family_name": "見本", "given_name": "花子", "family_kana": "ミホン", "given_kana": "ハナコ",
        "organisation_name": "見本水産株式会社", "department": "営業部", "job_title": "課長",
        "phone": "022-000-0000", "locale": "ja"
    })
}

pub fn signed_in() -> Value {
    json!({"access_token": "eyJ0eXAiOiJKV1QiLCJhbGciOiJFZERTQSJ9…", "expires_in": 600, "me": me()})
}

pub fn sessions() -> Value {
    json!({"items": [{
        "id": "019ab5f0-2c00-7000-8000-000000000003", "created_at": "2026-11-22T05:00:00Z",
        "last_used_at": "2026-11-22T06:10:00Z", "device": "Mozilla/5.0 (iPhone)", "current": true
    }]})
}

pub fn password() -> Value {
    json!({"password": "aobajo no natsu no yoru"})
}

pub fn totp_secret() -> Value {
    json!({
        "secret": "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP",
        "uri": "otpauth://totp/Musubi%3Ahanako%40example.jp?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Musubi"
    })
}

pub fn code() -> Value {
    json!({"code": "287082"})
}

pub fn password_and_code() -> Value {
    json!({"password": "aobajo no natsu no yoru", "code": "287082"})
}

pub fn recovery_codes() -> Value {
    json!({"codes": ["k3fm-82xw-qpn4-tz7c"]})
}

pub fn legal() -> Value {
    let text = |title: &str| {
        json!({"version": "2026-11-22", "title": title,
            "sections": [{"heading": "この規約について", "text": "…"}]})
    };
    json!({
        "terms": text("利用規約"), "privacy": text("個人情報の取扱い"),
        "purposes": [{"heading": "イベントの運営", "text": "…"}],
        "organiser": "見本県", "contractor": "株式会社見本"
    })
}

const ACCOUNT: &str = "019ab5f0-2c00-7000-8000-000000000001";

fn summary() -> Value {
    json!({
        "id": ACCOUNT, "email": "hanako@example.jp", "display_name": "見本 花子", "status": "active",
        "email_verified": true, "totp_enabled": false, "roles": ["contractor", "member"],
        "created_at": "2026-04-01T00:00:00Z"
    })
}

pub fn accounts() -> Value {
    json!({"items": [summary()], "next_cursor": null})
}

pub fn account() -> Value {
    let mut account = summary();
    if let Some(object) = account.as_object_mut() {
        object.insert("suspended_reason".to_owned(), Value::Null);
        object.insert("grants".to_owned(), json!([grant()]));
        object.insert("version".to_owned(), json!(3));
    }
    account
}

pub fn grant() -> Value {
    json!({
        "id": "019ab5f0-2c00-7000-8000-000000000004", "role": "contractor",
        "valid_from": "2026-04-01T00:00:00Z", "valid_until": "2027-03-19T15:00:00Z",
        "revoked_at": null, "in_force": true, "granted_by": ACCOUNT
    })
}

pub fn new_grant() -> Value {
    json!({"role": "contractor", "valid_until": "2027-03-19T15:00:00Z"})
}

pub fn suspension() -> Value {
    json!({"reason": "退職されたため"})
}

fn person(id: &str, email: &str, has_account: bool) -> Value {
    json!({
        "id": id, "display_name": "見本 花子", "family_kana": "ミホン", "given_kana": "ハナコ",
        "email": email, "organisation_name": "見本水産株式会社", "has_account": has_account,
        "created_at": "2026-11-22T01:00:00Z"
    })
}

pub fn duplicates() -> Value {
    let one = "019aa7b2-0000-7000-8000-00000000000a";
    let other = "019aa7b2-0000-7000-8000-00000000000b";
    json!({"groups": [{"persons": [
        person(one, "hanako@example.jp", true), person(other, "hanako2@example.jp", false)
    ]}]})
}
