//! The staff, the members and everybody who comes to events.

use serde_json::{Value, json};
use shared::account::password::NewPassword;
use shared::account::perm::of_role;
use shared::account::types::{AccountId, PersonId, Role, SessionId};
use shared::i18n::Lang;
use shared::time::Timestamp;

use super::companies::Company;
use super::load::DemoError;
use super::names::{DEPARTMENTS, GIVEN, TITLES};
use super::{PASSWORD, SIGN_INS};
use crate::app::Context;
use crate::features::account::service::{NewAccount, PersonDraft, create_verified, hash_password};
use crate::platform::auth::{Account, Principal, SignedIn, Who};

/// How many people come to events.
pub(super) const PEOPLE: usize = 160;

/// Of these, how many have an account; the first is member@example.jp.
pub(super) const MEMBERS: usize = 20;

/// Somebody who comes to events.
#[derive(Clone, Debug)]
pub(super) struct Person {
    /// The address.
    pub email: String,
    given: &'static str,
    given_kana: &'static str,
    company: Company,
    /// Whether the form takes the company out of the directory, or has it in the person's own words.
    picks: bool,
    department: &'static str,
    title: &'static str,
    /// The language of mails.
    pub locale: Lang,
    /// Set for those with an account.
    pub account: Option<SignedIn>,
}

/// Those who run the programme.
pub(super) struct Staff {
    /// The prefecture's officer.
    pub prefecture: SignedIn,
    /// The contractor's.
    pub contractor: SignedIn,
    /// The moderator.
    pub moderator: SignedIn,
}

/// Everybody, in a fixed order; companies by index.
pub(super) fn everybody(companies: &[Company]) -> Vec<Person> {
    (0..PEOPLE)
        .filter_map(|n| {
            let (given, given_kana) = GIVEN.get(n % GIVEN.len())?;
            Some(Person {
                email: match n {
                    0 => "member@example.jp".to_owned(),
                    _ => format!("mihon{n:03}@example.jp"),
                },
                given,
                given_kana,
                // 7 and the number of companies have no common factor: all companies come.
                company: companies.get(n * 7 % companies.len().max(1))?.clone(),
                picks: n % 16 != 15,
                department: DEPARTMENTS.get(n % DEPARTMENTS.len())?,
                title: TITLES.get((n / 3) % TITLES.len())?,
                locale: if n % 40 == 39 { Lang::En } else { Lang::Ja },
                account: None,
            })
        })
        .collect()
}

impl Person {
    /// The fields of the public registration form.
    pub(super) fn form(&self) -> Value {
        let (picked, written) = if self.picks {
            (Some(self.company.id), None)
        } else {
            (None, Some(format!("{} 営業所", self.company.name)))
        };
        json!({
            "family_name": "見本", "given_name": self.given,
            "family_kana": "ミホン", "given_kana": self.given_kana,
            "email": self.email, "organisation_id": picked, "organisation_name": written,
            "department": self.department, "job_title": self.title, "locale": self.locale,
        })
    }

    /// What this person agrees to at each event: some to this, some to that, many to nothing.
    pub(super) fn consents(&self) -> Value {
        let seed: usize = self.email.bytes().map(usize::from).sum();
        json!({
            "show_name": seed.is_multiple_of(2), "show_company": !seed.is_multiple_of(3),
            "photos": seed.is_multiple_of(3), "pr_mail": seed.is_multiple_of(4),
        })
    }

    fn draft(&self) -> Option<PersonDraft> {
        Some(PersonDraft {
            family_name: "見本".parse().ok(),
            given_name: self.given.parse().ok(),
            family_kana: "ミホン".parse().ok(),
            given_kana: self.given_kana.parse().ok(),
            organisation_name: self.company.name.parse().ok(),
            organisation_id: Some(self.company.id.uuid()),
            department: self.department.parse().ok(),
            job_title: self.title.parse().ok(),
            ..PersonDraft::new(self.email.parse().ok()?, self.locale)
        })
    }
}

/// Makes the accounts of the staff (the contractor's role ends with the contract) and of the
/// first [`MEMBERS`] people.
pub(super) async fn load(
    ctx: &Context,
    people: &mut [Person],
    contract_end: Timestamp,
) -> Result<Staff, DemoError> {
    let password: NewPassword = PASSWORD
        .parse()
        .map_err(|_| DemoError::Data("the password"))?;
    // One hash for all demo accounts: hashing is slow on purpose.
    let hash = hash_password(ctx, &password).await?;
    let staff = [
        (Role::Admin, None, "管理", "カンリ"),
        (Role::Prefecture, None, "県子", "ケンコ"),
        (Role::Contractor, Some(contract_end), "受太", "ジュタ"),
        (Role::Moderator, None, "司", "ツカサ"),
    ];
    let mut principals = Vec::new();
    for ((address, _), (role, until, given, kana)) in SIGN_INS.into_iter().zip(staff) {
        let email = address.parse().map_err(|_| DemoError::Data("an address"))?;
        let draft = PersonDraft {
            family_name: "見本".parse().ok(),
            given_name: given.parse().ok(),
            family_kana: "ミホン".parse().ok(),
            given_kana: kana.parse().ok(),
            ..PersonDraft::new(email, Lang::Ja)
        };
        principals.push(account(ctx, draft, hash.clone(), Some((role, until))).await?);
    }
    for person in people.iter_mut().take(MEMBERS) {
        let draft = person.draft().ok_or(DemoError::Data("a person"))?;
        person.account = Some(account(ctx, draft, hash.clone(), None).await?);
    }
    let mut principals = principals.into_iter().skip(1);
    let mut next = || principals.next().ok_or(DemoError::Data("the staff"));
    Ok(Staff {
        prefecture: next()?,
        contractor: next()?,
        moderator: next()?,
    })
}

async fn account(
    ctx: &Context,
    draft: PersonDraft,
    password_hash: String,
    role: Option<(Role, Option<Timestamp>)>,
) -> Result<SignedIn, DemoError> {
    let new = NewAccount {
        draft,
        password_hash,
        roles: role.into_iter().collect(),
    };
    let context = ctx.clone();
    let made: (AccountId, PersonId) = ctx
        .db
        .write(move |tx| Box::pin(async move { create_verified(tx, &context, new).await }))
        .await?;
    signed_in(ctx, made, role.map_or(Role::Member, |(role, _)| role))
}

/// The account as if it were signed in.
fn signed_in(
    ctx: &Context,
    (account, person): (AccountId, PersonId),
    role: Role,
) -> Result<SignedIn, DemoError> {
    let account = Account {
        account_id: account,
        session_id: SessionId::from_uuid(ctx.random.uuid_v7(ctx.clock.now())),
        person_id: Some(person),
    };
    Ok(SignedIn::new(Principal {
        who: Who::Account(account),
        roles: [role].into_iter().collect(),
        permissions: of_role(role),
        totp_missing: false,
    })?)
}
