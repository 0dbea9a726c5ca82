// How the client behaves whatever the page: by keyboard alone, reloaded, offline, with a failing or
// slow API, after a sign-in has run out.
import { strict as assert } from "node:assert";
import { after, before, test } from "node:test";
import { DESK, PHONE, launch, sound, visitor } from "../support/browser.mjs";
import { startMusubi } from "../support/musubi.mjs";
import { signIn } from "../support/people.mjs";

const CONTRACTOR = "jutaku@example.jp";
const NOTHING = "01900000-0000-7000-8000-000000000000";
const EVENTS = /\/api\/v1\/events(\?|$)/;

let musubi;
let browser;
/** A public event that one can register for. */
let open;

before(async () => {
  musubi = await startMusubi({ demo: true });
  browser = await launch();
  const list = await (await fetch(`${musubi.url}/api/v1/events?limit=100`)).json();
  open = list.items.find((one) => one.status === "published" && one.registration.phase === "open");
  assert.ok(open, "the demo has no event that is open");
});
after(async () => {
  await browser?.close();
  await musubi?.stop();
});

/** Runs `body` with a visitor of its own; no page may report an error by itself. */
async function visit(options, body) {
  const guest = await visitor(browser, { url: musubi.url, ...options });
  try {
    await body(guest.page, guest);
    const broken = guest.faults.filter((fault) => !fault.startsWith("500 "));
    assert.deepEqual(broken, []);
  } finally {
    await guest.close();
  }
}

/** Opens an address and waits until it has its heading and nothing is on the way. */
async function settle(page, path) {
  const answer = await page.goto(path);
  await page.locator("main").locator("h1, h2, [role=alert]").first().waitFor();
  await page.waitForLoadState("networkidle");
  return answer;
}

/** What has the focus: its tag, and its label or text. */
const focused = (page) =>
  page.evaluate(() => {
    const one = document.activeElement;
    const words = one?.labels?.[0]?.innerText ?? one?.innerText ?? "";
    return { tag: one?.tagName ?? "", type: one?.type ?? "", words: words.trim(), value: one?.value ?? "" };
  });

/** Presses Tab until `wanted` has the focus; what was passed on the way is handed to `passing`. */
async function tabTo(page, what, wanted, passing = async () => {}) {
  for (let pressed = 0; pressed < 80; pressed += 1) {
    await page.keyboard.press("Tab");
    const here = await focused(page);
    if (wanted(here)) return here;
    await passing(here);
  }
  throw new Error(`Tab never reaches ${what} on ${page.url()}`);
}

test("a guest registers by keyboard alone", async () => {
  await visit({ viewport: DESK }, async (page) => {
    await settle(page, `/events/${open.id}`);
    await tabTo(page, "the link to the form", ({ tag, words }) => tag === "A" && /申し込む/.test(words));
    await page.keyboard.press("Enter");
    await page.waitForURL(/register$/);
    await page.getByLabel(/^メールアドレス/).waitFor();
    const typed = [
      [/^姓\(かな\)/, "みほん"], [/^姓/, "見本"], [/^名\(かな\)/, "はなこ"], [/^名/, "花子"],
      [/^メールアドレス/, "keyboard@example.com"], [/^会社・団体名/, "見本水産"],
    ];
    const left = new Map(typed);
    await tabTo(
      page,
      "the button",
      ({ tag, words }) => tag === "BUTTON" && /申し込む/.test(words),
      async ({ tag, type, words, value }) => {
        if (type === "checkbox" && /同意します/.test(words)) await page.keyboard.press("Space");
        const found = [...left].find(([label]) => label.test(words));
        if (tag !== "INPUT" || !found || value) return;
        left.delete(found[0]);
        await page.keyboard.type(found[1]);
      },
    );
    assert.deepEqual([...left.keys()].map(String), [], "Tab never reached these fields");
    await page.keyboard.press("Enter");
    await page.getByText("申込を受け付けました").waitFor();
  });
});

test("a new page's heading takes the focus", async () => {
  await visit({ viewport: DESK }, async (page) => {
    await settle(page, "/");
    for (const [name, path] of [["イベント", /\/events$/], ["サインイン", /\/sign-in/]]) {
      await page.getByRole("link", { name, exact: true }).first().click();
      await page.waitForURL(path);
      await page.waitForFunction(
        () => document.activeElement?.tagName === "H1" && document.activeElement.isConnected,
      );
    }
  });
});

test("a reload keeps what was typed", async () => {
  await visit({ viewport: PHONE }, async (page) => {
    await settle(page, `/events/${open.id}/register`);
    await page.getByRole("combobox", { name: /^会社・団体名/ }).fill("見本の会社");
    await page.reload();
    const field = page.getByRole("combobox", { name: /^会社・団体名/ });
    await field.waitFor();
    assert.equal(await field.inputValue(), "見本の会社");
  });
});

test("an address of nothing says so, with 404", async () => {
  await visit({}, async (page) => {
    for (const [path, words] of [
      ["/nowhere", "このアドレスのページはありません"],
      [`/events/${NOTHING}`, "見つかりません"],
    ]) {
      const answer = await page.goto(path);
      assert.equal(answer.status(), 404, path);
      await page.locator("main").getByText(words).first().waitFor();
    }
  });
});

const problem = (status, code) => ({
  status,
  contentType: "application/problem+json",
  body: JSON.stringify({
    type: `/api/v1/problems/${code}`, title: code, status, detail: code, instance: "trace-for-this-test", code,
    errors: [],
  }),
});

test("a failing API is told with its trace id, and can be tried again", async () => {
  await visit({}, async (page) => {
    await page.route(EVENTS, (route) => route.fulfill(problem(500, "internal")));
    await page.goto("/events");
    const alert = page.getByRole("alert").filter({ hasText: "trace-for-this-test" });
    await alert.waitFor();
    await sound(page, "events-failing");
    await page.unroute(EVENTS);
    await alert.getByRole("button", { name: "もう一度読み込む" }).click();
    await page.getByRole("link", { name: open.title }).first().waitFor();
    assert.equal(await page.getByText("trace-for-this-test").count(), 0);
  });
});

test("being offline is told, and being back", async () => {
  await visit({}, async (page, { context }) => {
    await settle(page, "/events");
    await context.setOffline(true);
    await page.getByText("通信が切れています").waitFor();
    // What was loaded stays.
    assert.ok(await page.getByRole("link", { name: open.title }).first().isVisible());
    await context.setOffline(false);
    await page.getByText("通信が切れています").waitFor({ state: "detached" });
  });
});

test("nothing moves for 300 ms, then a skeleton stands in", async () => {
  await visit({}, async (page) => {
    await settle(page, "/");
    let answer;
    const held = new Promise((resolve) => {
      answer = resolve;
    });
    await page.route(EVENTS, async (route) => {
      await held;
      await route.continue();
    });
    // The page's timers stand still from here on.
    await page.clock.install();
    await page.clock.pauseAt(Date.now() + 3_600_000);
    await page.getByRole("link", { name: "イベント", exact: true }).first().click();
    await page.locator('main [aria-busy="true"]').first().waitFor({ state: "attached" });
    await page.clock.runFor(250);
    assert.equal(await page.locator("main .skeleton").count(), 0, "a skeleton within 250 ms");
    await page.clock.runFor(100);
    await page.locator("main .skeleton").first().waitFor();
    await page.clock.resume();
    answer();
    await page.getByRole("link", { name: open.title }).first().waitFor();
    assert.equal(await page.locator("main .skeleton").count(), 0);
  });
});

test("a sign-in that has run out loses nothing that was typed", async () => {
  await visit({}, async (page, { context }) => {
    await signIn(page, CONTRACTOR);
    const path = `/staff/events/${open.id}/edit`;
    const renewed = /\/api\/v1\/auth\/refresh$/;
    const change = new RegExp(`/api/v1/events/${open.id}$`);
    await page.goto(path);
    const title = page.getByLabel(/^タイトル/);
    await title.fill("途中まで書いた会");
    // The server forgets the sign-in: neither token nor cookie is good any more.
    await context.clearCookies();
    await page.route(renewed, (route) => route.fulfill(problem(401, "session_ended")));
    await page.route(change, (route) => route.fulfill(problem(401, "token_expired")));
    await page.getByRole("button", { name: "保存する" }).click();
    const again = page.locator("main").getByRole("link", { name: "サインイン" });
    await again.first().waitFor();
    await page.unroute(renewed);
    await page.unroute(change);
    await again.first().click();
    const leave = page.getByRole("dialog").getByRole("button", { name: "保存せずに移動する" });
    await Promise.race([leave.waitFor(), page.waitForURL(/\/sign-in/)]);
    if (await leave.isVisible()) await leave.click();
    await page.waitForURL(/\/sign-in/);
    await signIn(page, CONTRACTOR, { at: null });
    await page.waitForURL((url) => url.pathname === path);
    await title.waitFor();
    assert.equal(await title.inputValue(), "途中まで書いた会");
  });
});
