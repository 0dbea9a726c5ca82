// Pictures of the main pages for the documents: `npm run screenshots` starts Musubi with the demo
// programme and writes docs/images/NAME-390.png and NAME-1280.png. CONTRIBUTING.md says how.
import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { DESK, PHONE, launch, visitor } from "./support/browser.mjs";
import { eventually, startMail, startMusubi } from "./support/musubi.mjs";
import { PASSWORD, open, signIn } from "./support/people.mjs";

const FOLDER = new URL("../../docs/images/", import.meta.url).pathname;
const MEMBER = "member@example.jp";
const PREFECTURE = "ken@example.jp";
/** No more than this of a page: what follows is more of the same. */
const HEIGHTS = { 390: 1500, 1280: 1100 };


// What `cargo xtask test` leaves behind is enough.
const root = new URL("../../", import.meta.url).pathname;
for (const [name, path] of [
  ["BIN", "target/debug/musubi"], ["SERVICE", "target/debug/acceptance-service"],
  ["PYTHON", "target/xtask/venv/bin/python"], ["WEB", "dist"],
]) process.env[`MUSUBI_TEST_${name}`] ??= `${root}${path}`;

const now = `${new Date().toISOString().slice(0, 19)}Z`;
const mail = await startMail();
const musubi = await startMusubi({ demo: true, mail, clock: now });
const browser = await launch();
try {
  mkdirSync(FOLDER, { recursive: true });
  await everything();
} finally {
  await browser.close();
  await musubi.stop();
  mail.stop();
}

async function everything() {
  const events = (await ask("/events?limit=100")).items;
  const [next] = events;
  const seats = (one) => one.registration.phase === "open" && one.seats.some((seat) => seat.left > 0);
  const open = events.find(seats);
  const [measure] = (await ask("/measures")).items;
  const threads = (await ask("/community/threads", await token(MEMBER))).items;
  const [thread] = threads.toSorted((one, other) => other.post_count - one.post_count);
  const both = async (email, pages) => {
    for (const viewport of [PHONE, DESK]) await pictures(email, viewport, pages);
  };
  await both(null, [
    ["home", "/"], ["events", "/events"], ["event", `/events/${open.id}`],
    ["register", `/events/${open.id}/register`], ["articles", "/articles"],
    ["measure", `/measures/${measure.id}`], ["companies", "/companies"], ["api-docs", "/api/docs/"],
  ]);
  await both(MEMBER, [["own-page", "/me"], ["thread", `/community/threads/${thread.id}`]]);
  // The next event's day, shortly before it begins: some are there already.
  const minutes = (time, more) => `${new Date(Date.parse(time) + more * 60_000).toISOString().slice(0, 19)}Z`;
  musubi.at(minutes(next.starts_at, -15));
  const came = await receive(next.id);
  await both(PREFECTURE, [["today", "/staff"], ["attendance", `/staff/events/${next.id}/attendance`]]);
  // It is over, and those who came are asked.
  musubi.at(minutes(next.ends_at, 1));
  const asked = await mail.mailTo(came, (text) => text.includes("/survey#"));
  await both(null, [["survey", asked.text.match(/\/survey#[\w.%~-]+/)[0]]]);
  await both(PREFECTURE, [["kpi", "/staff/kpi"]]);
}

async function ask(path, bearer, body) {
  const headers = { "content-type": "application/json" };
  if (bearer) headers.authorization = `Bearer ${bearer}`;
  const method = body ? "POST" : "GET";
  const answer = await fetch(`${musubi.url}/api/v1${path}`, { method, headers, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}

async function token(email) {
  return (await ask("/auth/sign-in", null, { email, password: PASSWORD })).access_token;
}

/** Ticks every other one of those expected, as soon as the clock allows it; answers one's address. */
async function receive(event) {
  const bearer = await eventually("the event's day", async () => {
    const known = await token(PREFECTURE);
    const summary = await ask(`/events/${event}/attendance/summary`, known);
    return summary.phase === "open" && known;
  });
  const { items } = await ask(`/events/${event}/attendance?limit=100`, bearer);
  const seated = items.filter((one) => one.status === "confirmed");
  for (const [at, one] of seated.entries()) {
    if (at % 2 === 0) await ask(`/events/${event}/attendance/tick`, bearer, { person_id: one.person_id });
  }
  const registered = await ask(`/events/${event}/registrations?limit=100`, bearer);
  return registered.items.find((one) => one.person_id === seated[0].person_id).email;
}

/** One picture of each page, as somebody or as a visitor. */
async function pictures(email, viewport, pages) {
  const { page, close } = await visitor(browser, { url: musubi.url, viewport });
  if (email) await signIn(page, email);
  for (const [name, path] of pages) {
    if (name === "api-docs") {
      await page.goto(path);
      await page.locator(".opblock").first().waitFor();
    } else {
      await open(page, path);
    }
    if ((await page.locator(".trace").count()) > 0) throw new Error(`${path} shows a failure`);
    await page.evaluate(() => document.fonts.ready);
    const whole = await page.evaluate(() => document.documentElement.scrollHeight);
    const height = Math.min(whole, HEIGHTS[viewport.width]);
    const file = `${FOLDER}${name}-${viewport.width}.png`;
    const clip = { x: 0, y: 0, width: viewport.width, height };
    await page.screenshot({ path: file, clip, fullPage: true });
    fewerColours(file);
  }
  await close();
}

/** A palette instead of every colour, where ImageMagick is there to make one. */
function fewerColours(file) {
  const said = spawnSync("convert", [file, "+dither", "-colors", "96", "-strip", `png8:${file}`]);
  if (said.error) console.error(`${file} stays large: ${said.error.message}`);
}
