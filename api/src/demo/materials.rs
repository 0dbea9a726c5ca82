//! Files on events: a flyer and a handout of the next event, the slides of the last one.

use std::fmt::Write as _;

use shared::event::EventId;
use shared::material::api::NewMaterial;
use shared::material::types::{Audience, FileKind};

use super::load::DemoError;
use super::people::Staff;
use super::plan::{Fate, Slot};
use crate::app::Context;
use crate::features::material::service::{self, NewFile};
use crate::platform::files;
use crate::platform::http_error::ApiError;

/// Adds them, as staff would today.
pub(super) async fn load(
    ctx: &Context,
    staff: &Staff,
    (slots, made): (&[Slot], &[Option<EventId>]),
) -> Result<(), DemoError> {
    let today = ctx.clock.now().jst_date();
    let of = |fate: Fate| {
        let all = slots.iter().zip(made);
        all.filter(move |(slot, _)| slot.fate == fate)
    };
    let next = of(Fate::Open).find(|(slot, _)| slot.day > today);
    let next = next.and_then(|(_, id)| *id);
    let last = of(Fate::Finished).max_by_key(|(slot, _)| slot.day);
    let last = last.and_then(|(_, id)| *id);
    let all = [
        (next, "ちらし（見本）", Audience::Public, "Flyer"),
        (next, "当日の資料（見本）", Audience::Confirmed, "Handout"),
        (
            last,
            "登壇者のスライド（見本）",
            Audience::Attended,
            "Slides",
        ),
    ];
    for (event, title, audience, words) in all {
        let event = event.ok_or(DemoError::Data("an event for files"))?;
        let bytes = pdf(words);
        let content = files::whole(bytes);
        let file = NewFile::receive(ctx, event, FileKind::Pdf, content).await;
        let told = NewMaterial {
            name: format!("{}.pdf", words.to_lowercase()).parse().ok(),
            title: title.parse().ok(),
            audience: Some(audience),
        };
        let file = file.map_err(ApiError::from)?;
        let added = service::add(ctx, &staff.contractor, file, told).await;
        added.map_err(ApiError::from)?;
    }
    Ok(())
}

/// One page with a line of plain letters on it.
fn pdf(words: &str) -> Vec<u8> {
    let page = format!("BT /F1 24 Tf 72 720 Td (Musubi demo: {words}) Tj ET");
    let objects = [
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned(),
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R\
         /Resources<</Font<</F1 5 0 R>>>>>>"
            .to_owned(),
        format!("<</Length {}>>\nstream\n{page}\nendstream", page.len()),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>".to_owned(),
    ];
    let mut out = String::from("%PDF-1.4\n");
    let mut places = String::from("0000000000 65535 f \n");
    for (number, object) in (1..).zip(&objects) {
        // Writing to a string can't fail.
        let _ = writeln!(places, "{:010} 00000 n ", out.len());
        let _ = writeln!(out, "{number} 0 obj\n{object}\nendobj");
    }
    let start = out.len();
    let size = objects.len() + 1;
    let _ = writeln!(
        out,
        "xref\n0 {size}\n{places}trailer\n<</Size {size}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF"
    );
    out.into_bytes()
}
