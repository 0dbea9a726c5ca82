// The API's documentation: it runs under our own policy and asks nobody else; and the pages a
// browser shows before WASM come in the language that was chosen in the SPA.
import { strict as assert } from "node:assert";
import { after, before, test } from "node:test";
import { launch, visitor } from "../support/browser.mjs";
import { startMusubi } from "../support/musubi.mjs";

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

test("the documentation shows every operation and asks nobody else", async () => {
  const guest = await visitor(browser, { url: musubi.url });
  const asked = [];
  guest.page.on("request", (request) => asked.push(request.url()));
  await guest.page.goto("/api/docs");
  await guest.page.locator(".opblock").first().waitFor({ timeout: 60_000 });
  assert.ok((await guest.page.locator(".opblock").count()) > 40);
  const foreign = asked.filter((url) => !url.startsWith(musubi.url) && !url.startsWith("data:"));
  assert.deepEqual(foreign, []);
  // An operation can be tried: its answer is shown.
  const list = guest.page.locator("#operations-event-list_events");
  await list.locator(".opblock-summary-control").click();
  await list.getByRole("button", { name: "Try it out" }).click();
  await list.getByRole("button", { name: "Execute" }).click();
  await list.locator(".live-responses-table .response-col_status", { hasText: "200" }).waitFor();
  assert.deepEqual(guest.faults, []);
  await guest.close();
});

test("a page before WASM comes in the language chosen in the SPA", async () => {
  const guest = await visitor(browser, { url: musubi.url, lang: "ja" });
  await guest.page.goto("/events");
  await guest.page.locator("main h1").first().waitFor();
  await guest.page.getByRole("button", { name: "English" }).first().click();
  await guest.page.waitForFunction(() => document.documentElement.lang === "en");
  const html = await guest.page.evaluate(async () => (await fetch("/events")).text());
  assert.match(html, /<html lang="en">/);
  assert.deepEqual(guest.faults, []);
  await guest.close();
});
