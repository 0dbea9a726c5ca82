//! The installation's face: the picture for previews, and the key colour.

use acceptance::both;

use super::*;

/// A decoded picture: its size and its pixels.
fn decode(bytes: &[u8]) -> (u32, u32, Vec<u8>) {
    let mut reader = png::Decoder::new(std::io::Cursor::new(bytes))
        .read_info()
        .expect("a PNG");
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    let info = reader.next_frame(&mut pixels).expect("a whole PNG");
    pixels.truncate(info.buffer_size());
    (info.width, info.height, pixels)
}

/// How many pixels have this colour, out of RGBA.
fn count(pixels: &[u8], colour: [u8; 3]) -> usize {
    pixels
        .chunks_exact(4)
        .filter(|pixel| pixel[..3] == colour)
        .count()
}

const BLUE: [u8; 3] = [0x00, 0x17, 0xc1];
const GREEN: [u8; 3] = [0x00, 0x60, 0x5a];

both! {
    /// An event has a picture of its own, the same each time, of the size that previews want.
    async fn an_event_has_its_own_picture(app: TestApp) {
        programme(&app).await.expect(201);
        let (one, two) = (published(&app, &form()).await, published(&app, &form()).await);
        let client = app.client();
        let path = format!("/events/{one}/og.png");
        let first = client.get(&path).await.assert_status(200);
        assert_eq!(first.header("content-type"), "image/png");
        assert!(first.header("cache-control").contains("max-age"));
        let (width, height, pixels) = decode(first.bytes());
        assert_eq!((width, height), (1200, 630));
        let drawn = count(&pixels, BLUE);
        assert!(drawn > 10_000 && drawn < 400_000, "{drawn} pixels of the key colour");
        assert!(count(&pixels, [0xfb, 0xfa, 0xf6]) > 200_000);
        let again = client.get(&path).await.assert_status(200);
        assert!(again.bytes() == first.bytes());
        // Another process draws the same.
        let elsewhere = app.instances(1).await.remove(0).client().get(&path).await.assert_status(200);
        assert!(elsewhere.bytes() == first.bytes());
        let other = client.get(&format!("/events/{two}/og.png")).await.assert_status(200);
        assert!(other.bytes() != first.bytes());
        let tag = first.header("etag").to_owned();
        let same = client.get(&path).header("if-none-match", &tag).await.assert_status(304);
        assert!(same.bytes().is_empty());
        assert_ne!(other.header("etag"), tag);
        let head = client.call("HEAD", &path).await.assert_status(200);
        assert!(head.bytes().is_empty());
        // Pages that are about no event have the installation's.
        let own = client.get("/og.png").await.assert_status(200);
        assert_eq!(decode(own.bytes()).0, 1200);
    }

    /// A picture does not tell that a draft exists.
    async fn what_is_not_public_has_no_picture(app: TestApp) {
        programme(&app).await.expect(201);
        let id = draft(&app.prefecture().await, &form()).await;
        for path in [format!("/events/{id}/og.png"), "/events/01900000-0000-7000-8000-000000000000/og.png".into(),
            "/events/nonsense/og.png".into()] {
            let answer = app.prefecture().await.get(&path).await.assert_status(404);
            assert!(answer.bytes().is_empty(), "{answer:?}");
        }
    }

    /// Many who ask at once get their pictures, and others are not kept waiting for ever.
    async fn many_pictures_at_once_are_drawn(app: TestApp) {
        programme(&app).await.expect(201);
        let id = published(&app, &form()).await;
        let asks = (0..24).map(|_| {
            let (client, path) = (app.client(), format!("/events/{id}/og.png"));
            tokio::spawn(async move { client.get(&path).await.assert_status(200).bytes().len() })
        });
        let asks: Vec<_> = asks.collect();
        app.client().get("/api/v1/events").await.expect(200);
        let mut sizes = std::collections::BTreeSet::new();
        for ask in asks {
            sizes.insert(ask.await.unwrap());
        }
        assert_eq!(sizes.len(), 1);
    }

    /// The key colour of an installation reaches the styles and the picture, under the same policy.
    async fn the_key_colour_is_the_installations(app: TestApp) {
        let plain = site(&app).await;
        let html = page(&plain.client(), "/").await;
        assert!(!html.contains("theme.css"), "{html}");
        let green = site_with(&app, |options| options.key_color = "#00605A".parse().unwrap()).await;
        let html = page(&green.client(), "/").await;
        let link = "<link rel=\"stylesheet\" href=\"/theme.css?v=00605a\">";
        assert!(between(&html, "<head>", "</head>").contains(link), "{html}");
        for (site, sheet, colour) in [(&plain, "#0017c1", BLUE), (&green, "#00605a", GREEN)] {
            let answer = site.client().get("/theme.css?v=00605a").await.assert_status(200);
            assert_eq!(answer.header("content-type"), "text/css; charset=utf-8");
            assert_eq!(answer.text(), format!("html:root{{--key:{sheet}}}\n"));
            let tag = answer.header("etag").to_owned();
            site.client().get("/theme.css").header("if-none-match", &tag).await.expect(304);
            let picture = site.client().get("/og.png").await.assert_status(200);
            assert!(count(&decode(picture.bytes()).2, colour) > 10_000);
        }
    }
}
