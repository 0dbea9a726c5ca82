//! 62 IT companies and 40 of the local industries.

use shared::organisation::types::OrganisationSize;
use shared::organisation::{Industry, Municipality, OrganisationId, OrganisationStatus, Sector};
use shared::time::FiscalYear;

use super::load::DemoError;
use super::names::{IT_KINDS, LOCAL_KINDS, PLACES, Word};
use crate::app::Context;
use crate::features::organisation::service::{self, NewOrganisation};
use crate::platform::log::Actor;

/// How many of each.
const IT: usize = 62;
const LOCAL: usize = 40;

/// What IT companies look for.
const NEEDS: [&str; 4] = [
    "現場の困りごとを聞かせてくださる会社",
    "試作品を使ってみてくださる会社",
    "いっしょに補助金を申請する会社",
    "データを持ち寄ってくださる会社",
];

/// What companies of the local industries look for.
const WANTED: [&str; 4] = [
    "手書きの記録をなくしたい",
    "人手不足を補うしくみがほしい",
    "直販のサイトを作りたい",
    "在庫を見えるようにしたい",
];

/// A company of the directory.
#[derive(Clone, Debug)]
pub(super) struct Company {
    /// Its place in the directory.
    pub id: OrganisationId,
    /// Its name.
    pub name: String,
}

/// Makes the companies and answers them: the IT companies first.
pub(super) async fn load(ctx: &Context, year: FiscalYear) -> Result<Vec<Company>, DemoError> {
    let companies = all(ctx, year).ok_or(DemoError::Data("a company"))?;
    let context = ctx.clone();
    ctx.db
        .write(move |tx| {
            Box::pin(async move {
                let mut made = Vec::new();
                for company in companies {
                    let name = company.name.to_string();
                    let id = service::create(tx, &context, Actor::System, company).await?;
                    made.push(Company { id, name });
                }
                Ok::<_, DemoError>(made)
            })
        })
        .await
}

fn all(ctx: &Context, year: FiscalYear) -> Option<Vec<NewOrganisation>> {
    let it = (0..IT).map(|n| it_company(ctx, n, year));
    let local = (0..LOCAL).map(|n| local_company(ctx, n));
    it.chain(local).collect()
}

fn it_company(ctx: &Context, n: usize, year: FiscalYear) -> Option<NewOrganisation> {
    let place = PLACES.get(n % PLACES.len())?;
    // Each round over the places shifts the kinds, so that no two companies have one name.
    let (kind, about) = IT_KINDS.get((n + n / PLACES.len()) % IT_KINDS.len())?;
    let home = [
        Municipality::Sendai,
        Municipality::Sendai,
        Municipality::Sendai,
        Municipality::Ishinomaki,
        Municipality::Osaki,
        Municipality::Natori,
        Municipality::Tomiya,
    ];
    let since =
        shared::time::Day::new(year.first_day()).plus_days(if n % 5 == 4 { 184 } else { 0 });
    Some(NewOrganisation {
        industry: Some(Industry::Information),
        offers: format!("{}のご相談と、試作づくり", kind.0).parse().ok(),
        needs: NEEDS.get(n % NEEDS.len())?.parse().ok(),
        municipality: home.get(n % home.len()).copied(),
        registered_it_since: Some(since),
        website: format!("https://it{:02}.example.jp/", n + 1).parse().ok(),
        ..company(ctx, n, *place, *kind, about, Sector::It)?
    })
}

fn local_company(ctx: &Context, n: usize) -> Option<NewOrganisation> {
    let (kind, industry, homes, about) = LOCAL_KINDS.get(n % LOCAL_KINDS.len())?;
    let round = n / LOCAL_KINDS.len();
    let place = PLACES.get((n * 3 + round) % PLACES.len())?;
    Some(NewOrganisation {
        industry: Some(*industry),
        offers: "現場の見学と、試しに使ってみる場所".parse().ok(),
        needs: WANTED.get(n % WANTED.len())?.parse().ok(),
        municipality: homes.get(round % homes.len().max(1)).copied(),
        ..company(ctx, n, *place, *kind, about, Sector::Local)?
    })
}

fn company(
    ctx: &Context,
    n: usize,
    place: Word,
    kind: Word,
    about: &str,
    sector: Sector,
) -> Option<NewOrganisation> {
    let core = format!("見本{}{}", place.0, kind.0);
    let name = match n % 4 {
        0 | 1 => format!("株式会社{core}"),
        2 if sector == Sector::It => format!("合同会社{core}"),
        2 => format!("有限会社{core}"),
        _ => format!("{core}株式会社"),
    };
    let sizes = OrganisationSize::ALL;
    let size = usize::try_from(ctx.random.below(5)).ok()?;
    Some(NewOrganisation {
        name: name.parse().ok()?,
        kana: Some(format!("ミホン{}{}", place.1, kind.1).parse().ok()?),
        corporate_number: None,
        sector,
        industry: None,
        municipality: None,
        size: sizes.get(size).copied(),
        registered_it_since: None,
        description: about.parse().ok(),
        offers: None,
        needs: None,
        website: None,
        status: OrganisationStatus::Active,
    })
}
