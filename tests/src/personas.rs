//! Who asks: each persona is an account made as the demo makes them, signed in over HTTP.

use std::collections::BTreeMap;

use api::features::account::service::{NewAccount, PersonDraft, create_verified, hash_password};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::Duration;
use jsonwebtoken::{Algorithm, EncodingKey, Header};
use serde_json::{Value, json};
use shared::account::api::path;
use shared::account::perm::Permission;
use shared::account::types::{AccountId, PersonId, Role};
use shared::i18n::Lang;
use tokio::sync::OnceCell;

use crate::answer::Answer;
use crate::app::TestApp;
use crate::client::Client;

/// The password of every persona.
pub const PASSWORD: &str = "kesennuma-no-asa-wa-hayai";

/// Hashing is slow on purpose: once is enough for all who share the password.
static HASH: OnceCell<String> = OnceCell::const_new();

/// Somebody who asks.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Persona {
    /// Not signed in.
    Anonymous,
    /// A participant with an account.
    Member,
    /// Another one.
    OtherMember,
    /// モデレーター
    Moderator,
    /// 受託者
    Contractor,
    /// 県職員
    Prefecture,
    /// Runs the installation.
    Admin,
    /// A member whose account was suspended after signing in.
    Suspended,
    /// A member whose access token has run out.
    ExpiredToken,
    /// A member with a genuine token made for another service.
    WrongAudience,
}

impl Persona {
    /// All of them.
    pub const ALL: [Self; 10] = [
        Self::Anonymous,
        Self::Member,
        Self::OtherMember,
        Self::Moderator,
        Self::Contractor,
        Self::Prefecture,
        Self::Admin,
        Self::Suspended,
        Self::ExpiredToken,
        Self::WrongAudience,
    ];

    /// In the local part of its address.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Anonymous => "anonymous",
            Self::Member => "member",
            Self::OtherMember => "other-member",
            Self::Moderator => "moderator",
            Self::Contractor => "contractor",
            Self::Prefecture => "prefecture",
            Self::Admin => "admin",
            Self::Suspended => "suspended",
            Self::ExpiredToken => "expired-token",
            Self::WrongAudience => "wrong-audience",
        }
    }

    /// Its address.
    pub fn email(self) -> String {
        format!("{}@example.jp", self.name())
    }

    /// The role it holds besides member.
    pub const fn role(self) -> Option<Role> {
        match self {
            Self::Moderator => Some(Role::Moderator),
            Self::Contractor => Some(Role::Contractor),
            Self::Prefecture => Some(Role::Prefecture),
            Self::Admin => Some(Role::Admin),
            _ => None,
        }
    }

    const fn given_name(self) -> &'static str {
        match self {
            Self::Anonymous => "名無",
            Self::Member => "花子",
            Self::OtherMember => "次郎",
            Self::Moderator => "守",
            Self::Contractor => "匠",
            Self::Prefecture => "宮子",
            Self::Admin => "司",
            Self::Suspended => "休",
            Self::ExpiredToken => "古",
            Self::WrongAudience => "違",
        }
    }
}

/// An account that was made for the test.
#[derive(Clone, Debug)]
pub struct Known {
    /// The account.
    pub account: AccountId,
    /// Its person.
    pub person: PersonId,
    /// Its client, signed in.
    pub client: Client,
}

pub(crate) type Cast = tokio::sync::Mutex<BTreeMap<Persona, Known>>;

macro_rules! each {
    ($($(#[$doc:meta])* $name:ident = $persona:ident;)+) => { impl TestApp { $(
        $(#[$doc])*
        pub async fn $name(&self) -> Client {
            self.persona(Persona::$persona).await
        }
    )+ } };
}
each! {
    /// A participant with an account, signed in.
    member = Member;
    /// Another participant.
    other_member = OtherMember;
    /// A moderator (モデレーター).
    moderator = Moderator;
    /// The contractor's staff (受託者).
    contractor = Contractor;
    /// The prefecture's officer (県職員).
    prefecture = Prefecture;
    /// The administrator.
    admin = Admin;
    /// A member who was suspended after signing in.
    suspended = Suspended;
    /// A member whose access token has run out.
    expired_token = ExpiredToken;
    /// A member with a genuine token made for another service.
    wrong_audience = WrongAudience;
}

impl TestApp {
    /// The persona's client; made when first asked for.
    pub async fn persona(&self, persona: Persona) -> Client {
        if persona == Persona::Anonymous {
            return self.client();
        }
        self.known(persona).await.client
    }

    /// The persona's account, person and client; made when first asked for.
    pub async fn known(&self, persona: Persona) -> Known {
        // Only an administrator can suspend somebody.
        let admin = match persona {
            Persona::Suspended => Some(Box::pin(self.known(Persona::Admin)).await.client),
            _ => None,
        };
        let mut cast = self.cast().lock().await;
        if let Some(known) = cast.get(&persona) {
            let client = known.client.clone().at(self.base());
            return Known { client, ..*known };
        }
        let roles: Vec<Role> = persona.role().into_iter().collect();
        let email = persona.email();
        let (account, person) = self.account(&email, persona.given_name(), &roles).await;
        let client = match persona {
            Persona::ExpiredToken => self.signed_in_an_hour_ago(&email).await,
            Persona::WrongAudience => self.for_another_audience(&email).await,
            _ => self.sign_in(&email).await,
        };
        if let Some(admin) = admin {
            let path = path::suspend(account);
            let body = json!({"reason": "見本の停止"});
            admin.post(&path).json(&body).await.expect(200);
        }
        let known = Known {
            account,
            person,
            client,
        };
        cast.insert(persona, known.clone());
        known
    }

    /// Signs everybody in again who is there already: access tokens live for 10 minutes.
    pub async fn renew(&self) {
        let there: Vec<Persona> = self.cast().lock().await.keys().copied().collect();
        for persona in there {
            let client = self.refreshed(persona).await;
            if let Some(known) = self.cast().lock().await.get_mut(&persona) {
                known.client = client;
            }
        }
    }

    /// Signs everybody in anew who is there already: no sign-in lasts for a whole year.
    pub async fn sign_in_anew(&self) {
        let there: Vec<Persona> = self.cast().lock().await.keys().copied().collect();
        for persona in there {
            let client = self.sign_in(&persona.email()).await;
            if let Some(known) = self.cast().lock().await.get_mut(&persona) {
                known.client = client;
            }
        }
    }

    async fn refreshed(&self, persona: Persona) -> Client {
        let client = self.persona(persona).await;
        let answer = client.post(path::REFRESH).await.assert_status(200);
        with_access(client, &answer)
    }

    /// Makes an account with a proven address and [`PASSWORD`], as the demo does.
    pub async fn account(
        &self,
        email: &str,
        given_name: &str,
        roles: &[Role],
    ) -> (AccountId, PersonId) {
        let context = self.context().clone();
        let mut draft = PersonDraft::new(email.parse().expect("an address"), Lang::Ja);
        draft.family_name = Some("見本".parse().expect("a name"));
        draft.given_name = Some(given_name.parse().expect("a name"));
        let hashed = HASH.get_or_init(async || {
            let password = PASSWORD.parse().expect("a password");
            hash_password(&context, &password).await.expect("a hash")
        });
        let password_hash = hashed.await.clone();
        let roles = roles.iter().map(|role| (*role, None)).collect();
        let new = NewAccount {
            draft,
            password_hash,
            roles,
        };
        let db = context.db.clone();
        db.write(move |tx| Box::pin(async move { create_verified(tx, &context, new).await }))
            .await
            .expect("an account")
    }

    /// Signs in with [`PASSWORD`].
    pub async fn sign_in(&self, email: &str) -> Client {
        let client = self.client();
        let body = json!({"email": email, "password": PASSWORD});
        let answer = client
            .post(path::SIGN_IN)
            .json(&body)
            .await
            .assert_status(200);
        with_access(client, &answer)
    }

    /// Somebody who may do everything: for what is the same whoever asks.
    pub async fn everything(&self) -> Client {
        let admin = self.admin().await;
        let instance = self
            .instance_with(|options| {
                for permission in Permission::ALL {
                    options.roles = options
                        .roles
                        .clone()
                        .changed(Role::Admin, *permission, true);
                }
            })
            .await;
        admin.at(&instance.base)
    }

    async fn signed_in_an_hour_ago(&self, email: &str) -> Client {
        let now = self.clock.now();
        self.clock.advance(Duration::hours(-1));
        let client = self.sign_in(email).await;
        self.clock.set(now);
        client
    }

    /// Signed with our own key, as another service that shares it might.
    async fn for_another_audience(&self, email: &str) -> Client {
        let client = self.sign_in(email).await;
        let token = client.bearer().expect("a token");
        let payload = token.split('.').nth(1).expect("a payload");
        let payload = URL_SAFE_NO_PAD.decode(payload).expect("base64url");
        let mut claims: Value = serde_json::from_slice(&payload).expect("claims");
        *claims.get_mut("aud").expect("an audience") = "another-service".into();
        let key = &self.context().options.jwt;
        let mut header = Header::new(Algorithm::EdDSA);
        header.kid = Some(key.id.clone());
        let key = EncodingKey::from_ed_der(&key.private);
        client.with_bearer(jsonwebtoken::encode(&header, &claims, &key).expect("a token"))
    }
}

fn with_access(client: Client, answer: &Answer) -> Client {
    let answer = answer.json();
    let token = answer.get("access_token").and_then(Value::as_str);
    client.with_bearer(token.expect("an access token"))
}
