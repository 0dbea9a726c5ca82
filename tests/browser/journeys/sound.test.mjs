// Every page of the SPA, sound in both languages on phone and desk: no axe violation, nothing that
// scrolls sideways (nor at 320 pixels, nor at 200 %), no error in the console, one first heading. A
// new page is put into the lists below.
import { strict as assert } from "node:assert";
import { after, before, test } from "node:test";
import { DESK, PHONE, fits, launch, sound, visitor } from "../support/browser.mjs";
import { startMusubi } from "../support/musubi.mjs";
import { PASSWORD, chooseLanguage, open, signIn } from "../support/people.mjs";

const ADMIN = "admin@example.jp";
const MEMBER = "member@example.jp";
const PREFECTURE = "ken@example.jp";
/** The narrowest phone, and what 1280 pixels are at 200 %. */
const NARROWER = [320, 640];
const NOTHING = "01900000-0000-7000-8000-000000000000";

let musubi;
let browser;
/** One of everything that the demo has. */
let known;

before(async () => {
  musubi = await startMusubi({ demo: true });
  browser = await launch();
  known = await lookUp();
});
after(async () => {
  await browser?.close();
  await musubi?.stop();
});

async function lookUp() {
  const ask = async (path, token) => {
    const headers = token ? { authorization: `Bearer ${token}` } : {};
    const answer = await fetch(`${musubi.url}/api/v1${path}`, { headers });
    assert.ok(answer.ok, `${path}: ${answer.status}`);
    return (await answer.json()).items;
  };
  const enter = async (email) => {
    const answer = await fetch(`${musubi.url}/api/v1/auth/sign-in`, {
      method: "POST", headers: { "content-type": "application/json" },
      body: JSON.stringify({ email, password: PASSWORD }),
    });
    return (await answer.json()).access_token;
  };
  const [member, staff] = [await enter(MEMBER), await enter(PREFECTURE)];
  const [coming] = (await ask("/events?limit=100")).filter((one) => one.registration.phase === "open");
  const [ticket] = await ask("/me/registrations", member);
  const first = async (path, token) => (await ask(path, token))[0].id;
  return {
    open: coming.id,
    past: await first("/events?period=past"),
    company: await first("/organisations"),
    article: await first("/articles"),
    measure: await first("/measures"),
    ticket: ticket.id,
    joined: ticket.event.id,
    thread: await first("/community/threads", member),
    draft: await first("/staff/articles", staff),
    collaboration: await first("/collaborations", staff),
  };
}

const openPages = () => [
  "/", "/events", "/events?period=past", `/events/${known.open}`, `/events/${known.past}`,
  `/events/${known.open}/register`, "/companies", `/companies/${known.company}`, "/articles",
  `/articles/${known.article}`, "/measures", `/measures/${known.measure}`, "/sign-in", "/sign-up",
  "/reset", "/reset#none", "/verify", "/verify#none", "/terms", "/privacy", "/survey", "/survey#none",
  "/community", "/community/unsubscribe/none", "/confirm/none", "/registrations/none",
  `/events/${NOTHING}`, "/nowhere",
];
const memberPages = () => [
  "/me", `/me/registrations/${known.ticket}`, "/me/company", "/community", "/community/new",
  `/community/threads/${known.thread}`, `/community/events/${known.joined}`,
];
const staffPages = () => [
  "/staff", "/staff/events", "/staff/events/new", `/staff/events/${known.open}`,
  ...["registrations", "attendance", "survey", "history"].map((tab) => `/staff/events/${known.past}?tab=${tab}`),
  `/staff/events/${known.open}/edit`, `/staff/events/${known.past}/attendance`, "/staff/confirmations",
  "/staff/articles", "/staff/articles/new", `/staff/articles/${known.draft}`,
  `/staff/articles/${known.draft}/edit`, "/staff/collaborations", "/staff/collaborations?edit=new",
  `/staff/collaborations/${known.collaboration}`, `/staff/collaborations/${known.collaboration}?edit=1`,
  "/staff/organisations", "/staff/organisations/new", `/staff/organisations/${known.company}`,
  ...["names", "proposals", "it", "persons"].map((tab) => `/staff/name-matching?tab=${tab}`),
  "/staff/kpi", "/staff/kpi?edit=targets", "/staff/kpi?edit=new", "/staff/visits", "/staff/reports",
  "/staff/attendance", "/staff/mail", "/staff/programmes",
  "/staff/api-keys", "/staff/api-keys?new=1",
];
const adminPages = () => ["/staff/accounts"];

/** Looks at the pages one after the other, each in both languages: the one begins where the last ended. */
async function look(email, viewport, paths) {
  const { page, faults, close } = await visitor(browser, { url: musubi.url, viewport });
  if (email) await signIn(page, email);
  let languages = ["ja", "en"];
  for (const path of paths) {
    await open(page, path);
    assert.equal(await page.locator("h1").count(), 1, `headings of ${path}`);
    // What is not there says so; everything else is there.
    if (!path.endsWith("none")) assert.equal(await page.locator(".trace").count(), 0, `${path} fails`);
    const name = path.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "one").replaceAll(/[^a-z]+/g, "-");
    for (const [at, lang] of languages.entries()) {
      if (at > 0) await chooseLanguage(page, lang);
      await sound(page, `${name}-${lang}-${viewport.width}`);
    }
    for (const width of viewport === PHONE ? NARROWER : []) {
      await page.setViewportSize({ width, height: viewport.height });
      await fits(page, `${path} at ${width} px`);
    }
    await page.setViewportSize(viewport);
    languages = languages.toReversed();
  }
  assert.deepEqual(faults, []);
  await close();
}

for (const [who, email, paths] of [
  ["public", null, openPages], ["member", MEMBER, memberPages], ["staff", PREFECTURE, staffPages],
  ["administrator", ADMIN, adminPages],
]) {
  test(`every ${who} page is sound in both languages on phone and desk`, async () => {
    await Promise.all([PHONE, DESK].map((viewport) => look(email, viewport, paths())));
  });
}
