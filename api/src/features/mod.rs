//! The slices, in the order in which they may call each other (DESIGN §3). A new feature adds
//! its line to each registry below.

pub mod account;
pub mod collaboration;
pub mod community;
pub mod event;
pub mod exchange;
pub mod integration;
pub mod kpi;
pub mod material;
pub mod organisation;
pub mod outbox;
pub mod portal;
pub mod programme;
pub mod registration;
pub mod survey;
pub mod visit;

use std::sync::Arc;

use actix_web::dev::ResourceDef;

use self::account::service::Organisers;
use crate::app::Context;
use crate::platform::auth::{Authenticate, Authenticator};
use crate::platform::files::Unclaimed;
use crate::platform::jobs::Due;
use crate::platform::log::Reader;
use crate::platform::mail::{Compose, MailReader, Renderer, SenderSource};
use crate::platform::routes::ServiceConfig;
use crate::platform::third_party::ThirdParties;
use crate::platform::trace::Silent;

/// Operations about whose use nothing is logged.
pub const SILENT: Silent = Silent(&[survey::FORM, survey::ANSWERS]);

/// Where the operations are.
pub const BASE: &str = "/api/v1";

/// Every operation.
pub fn routes(config: &mut ServiceConfig<'_>) {
    config.configure(outbox::routes);
    config.configure(account::routes);
    config.configure(organisation::routes);
    config.configure(programme::routes);
    config.configure(event::routes);
    config.configure(registration::routes);
    config.configure(exchange::routes);
    config.configure(material::routes);
    config.configure(community::routes);
    config.configure(survey::routes);
    config.configure(visit::routes);
    config.configure(collaboration::routes);
    config.configure(kpi::routes);
    config.configure(portal::routes);
    config.configure(integration::routes);
}

/// Everything that follows the event log.
pub fn readers(context: &Context) -> Vec<Arc<dyn Reader>> {
    readers_with(context, composers(context))
}

/// The same, but entries are read past without composing a mail: for the demo's past.
pub fn readers_without_mails(context: &Context) -> Vec<Arc<dyn Reader>> {
    readers_with(context, Vec::new())
}

fn readers_with(context: &Context, composers: Vec<Arc<dyn Compose>>) -> Vec<Arc<dyn Reader>> {
    let mail = MailReader::new(
        composers,
        sender(context),
        Renderer::new(&context.options.mail_settings()),
        context.clock.clone(),
        context.random.clone(),
    );
    let promoter = registration::service::Promoter::new(context.clock.clone());
    let people = organisation::People::new(context.clone());
    let opener = community::service::Opener::new(context.clock.clone(), context.random.clone());
    vec![
        Arc::new(mail),
        Arc::new(people),
        Arc::new(promoter),
        Arc::new(registration::service::Mover),
        Arc::new(exchange::service::Merged),
        Arc::new(material::service::EventGone::new(context.clock.clone())),
        Arc::new(collaboration::service::Merged),
        Arc::new(opener),
    ]
}

/// Who writes the mails that follow from entries of the log: one line per feature with `mails.rs`.
fn composers(context: &Context) -> Vec<Arc<dyn Compose>> {
    let registration = registration::Mails::new(context.clock.clone(), &context.options.public_url);
    let event = event::Mails::new(context.clock.clone());
    let portal = portal::Mails::new(context.clock.clone());
    vec![
        Arc::new(account::AccountMails),
        Arc::new(organisation::Mails),
        Arc::new(event),
        Arc::new(registration),
        Arc::new(portal),
        Arc::new(survey::Mails::new(context.clock.clone())),
        Arc::new(community::Mails::new(context.clock.clone())),
    ]
}

/// What is due by time: one line per feature that has such work.
pub fn due(context: &Context) -> Vec<Arc<dyn Due>> {
    vec![
        Arc::new(registration::service::request::Lapsed),
        Arc::new(registration::service::ByTime),
        Arc::new(registration::service::support::Forgotten),
        Arc::new(survey::Surveys::new(context)),
        Arc::new(Unclaimed::new(context.files())),
    ]
}

/// Who stands at the foot of every mail.
fn sender(_context: &Context) -> Arc<dyn SenderSource> {
    Arc::new(programme::ProgrammeSender)
}

/// Who stands behind the legal texts.
pub fn organisers(context: &Context) -> actix_web::web::Data<Arc<dyn Organisers>> {
    let organisers: Arc<dyn Organisers> = Arc::new(programme::ProgrammeOrganisers(context.clone()));
    actix_web::web::Data::new(organisers)
}

/// Who tells which pages are there for everybody.
pub fn public_pages() -> visit::service::PublicPages {
    let mut pages = visit::pages();
    pages.extend(portal::pages());
    pages
}

/// Who checks bearer tokens.
pub fn authenticator(context: &Context) -> Authenticator {
    let accounts: Arc<dyn Authenticate> = Arc::new(account::service::Accounts::new(context));
    let keys: Arc<dyn Authenticate> = Arc::new(integration::Keys::new(context, accounts));
    actix_web::web::Data::new(keys)
}

/// What programs and pages of third parties can reach.
pub fn third_parties() -> ThirdParties {
    let posts = KEY_POSTS.iter();
    ThirdParties {
        base: BASE,
        private: "/auth",
        posts: posts
            .map(|path| ResourceDef::new(format!("{BASE}{path}")))
            .collect(),
        test_key: integration::TEST_KEY,
    }
}

/// The POSTs that take an API key; a test holds the list to the API's document.
pub const KEY_POSTS: &[&str] = &["/events/{id}/registrations/by-key"];
