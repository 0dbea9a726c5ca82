// The home page, cold: it starts, it is light, and it is sound in both languages and widths.
import { strict as assert } from "node:assert";
import { after, before, test } from "node:test";
import { DESK, PHONE, launch, sound, visitor } from "../support/browser.mjs";
import { startMusubi } from "../support/musubi.mjs";

const BUDGET = 400 * 1024;
let musubi;
let browser;

before(async () => {
  musubi = await startMusubi({ demo: true });
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await musubi?.stop();
});

for (const lang of ["ja", "en"]) {
  for (const [width, viewport] of Object.entries({ phone: PHONE, desk: DESK })) {
    test(`home is sound in ${lang} on a ${width}`, async () => {
      const guest = await visitor(browser, { url: musubi.url, lang, viewport });
      await guest.page.goto("/");
      await guest.page.locator("main h1").first().waitFor();
      await guest.page.waitForLoadState("networkidle");
      await sound(guest.page, `home-${lang}-${width}`);
      assert.deepEqual(guest.faults, []);
      await guest.close();
    });
  }
}

test("a cold load of home takes at most 400 KB of code and styles", async () => {
  const guest = await visitor(browser, { url: musubi.url });
  const session = await guest.context.newCDPSession(guest.page);
  await session.send("Network.enable");
  const kinds = new Map();
  let bytes = 0;
  session.on("Network.responseReceived", ({ requestId, response }) =>
    kinds.set(requestId, response),
  );
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const response = kinds.get(requestId);
    if (/javascript|wasm|css/.test(response?.mimeType ?? "")) {
      bytes += encodedDataLength;
      const packed = response.headers["content-encoding"] ?? response.headers["Content-Encoding"];
      assert.ok(packed, `${response.url} came uncompressed`);
    }
  });
  await guest.page.goto("/");
  await guest.page.locator("main h1").first().waitFor();
  await guest.page.waitForLoadState("networkidle");
  assert.ok(bytes > 20_000, `only ${bytes} bytes seen: is the SPA served?`);
  assert.ok(bytes <= BUDGET, `${bytes} bytes are more than ${BUDGET}`);
  await guest.close();
});
