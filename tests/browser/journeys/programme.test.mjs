// The walking skeleton, walked: the contractor prepares, the prefecture confirms, participants
// register on a phone, one cancels by the mail's link, the next moves up and is told.
import { strict as assert } from "node:assert";
import { after, before, test } from "node:test";
import { DESK, PHONE, launch, picture, sound, visitor } from "../support/browser.mjs";
import { startMail, startMusubi } from "../support/musubi.mjs";

const PASSWORD = "musubi-demo-2026";
const TITLE = "結び目の会: 水産加工のDX <見本>";
let mail;
let musubi;
let browser;

before(async () => {
  mail = await startMail();
  musubi = await startMusubi({ demo: true, mail });
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await musubi?.stop();
  mail?.stop();
});

const fill = async (page, label, text) => page.getByLabel(label).first().fill(text);

async function signedIn(email, viewport = DESK) {
  const person = await visitor(browser, { url: musubi.url, viewport });
  const { page } = person;
  await page.goto("/sign-in");
  await fill(page, /^メールアドレス/, email);
  await fill(page, /^パスワード/, PASSWORD);
  await page.locator("main").getByRole("button", { name: "サインイン" }).click();
  await page.waitForURL(/\/(staff|me)$/);
  return person;
}

async function fillDateTime(page, label, day, time) {
  const group = page.getByRole("group", { name: label });
  const [year, month, date] = day.split("-");
  await group.getByLabel("年", { exact: true }).fill(year);
  await group.getByLabel("月", { exact: true }).fill(String(Number(month)));
  await group.getByLabel("日", { exact: true }).fill(String(Number(date)));
  await group.getByLabel("時刻").fill(time);
}

/** A day some weeks from now, on a Japanese calendar. */
function weeksAhead(weeks) {
  const day = new Date(Date.now() + (weeks * 7 * 24 + 9) * 3600 * 1000);
  return day.toISOString().slice(0, 10);
}

async function contractorPrepares() {
  const { page, faults, close } = await signedIn("jutaku@example.jp");
  await page.goto("/staff/events/new");
  await fill(page, /^タイトル/, TITLE);
  await fill(page, /^テーマ/, "水産加工のDX");
  await fill(page, /^概要/, "加工の現場とITの会社が、小さく試せることを一緒に探す集まりです。");
  await fill(page, /^詳しい説明/, "## 話すこと\n\n- 現場の困りごと\n- **試してみたいこと**\n");
  await fillDateTime(page, /^開始日時/, weeksAhead(4), "14:00");
  await fillDateTime(page, /^終了日時/, weeksAhead(4), "16:30");
  await fill(page, /^会場名/, "見本会館 2階");
  await fill(page, /^会場の住所/, "宮城県塩竈市見本町1-1");
  await fill(page, /^会場の定員/, "2");
  await fill(page, /^参加費/, "無料");
  for (const [at, kind, title] of [
    [0, "聞く", "事例の紹介"],
    [1, "話す", "困りごとの対話"],
  ]) {
    await page.getByRole("button", { name: "プログラムを加える" }).click();
    const item = page.getByRole("group", { name: `プログラム ${at + 1}`, exact: true });
    await item.getByLabel(/^題名/).fill(title);
    await item.getByLabel(new RegExp(`^${kind}`)).check();
  }
  await sound(page, "event-form");
  await page.getByRole("button", { name: "保存する" }).click();
  await page.waitForURL(/\/staff\/events\/[0-9a-f-]{36}$/);
  const id = page.url().split("/").pop();
  await page.getByRole("button", { name: "県に確認を依頼する" }).click();
  await page.getByText("県の確認待ち").first().waitFor();
  await sound(page, "event-desk");
  assert.deepEqual(faults, []);
  await close();
  return id;
}

async function prefectureConfirms(id) {
  const { page, faults, close } = await signedIn("ken@example.jp");
  await page.goto("/staff/confirmations");
  await page.getByRole("heading", { name: TITLE }).waitFor();
  await sound(page, "confirmations");
  await page.goto(`/staff/events/${id}`);
  await page.getByRole("button", { name: "公開する" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "公開する" }).click();
  await page.getByText("公開中").first().waitFor();
  assert.deepEqual(faults, []);
  await close();
}

async function registers(id, { family, given, kana, address }, lang = "ja") {
  const { page, faults, close } = await visitor(browser, {
    url: musubi.url,
    viewport: PHONE,
    lang: "ja",
  });
  await page.goto(`/events/${id}`);
  await page.getByRole("link", { name: /申し込む/ }).click();
  await page.waitForURL(/register$/);
  await fill(page, /^姓(?!\()/, family);
  await fill(page, /^姓\(かな\)/, kana[0]);
  await fill(page, /^名(?!\()/, given);
  await fill(page, /^名\(かな\)/, kana[1]);
  await fill(page, /^メールアドレス/, address);
  await fill(page, /^会社・団体名/, "見本水産");
  await page.getByRole("checkbox", { name: /同意します/ }).check();
  await sound(page, `register-${lang}`);
  await page.locator("main").getByRole("button", { name: /申し込む/ }).click();
  await page.getByText("申込を受け付けました").waitFor();
  await sound(page, "register-done");
  assert.deepEqual(faults, []);
  await close();
}

// The properties of the calendar file in a mail, unfolded (RFC 5545 §3.1).
function calendarIn(text) {
  const file = text.match(/BEGIN:VCALENDAR\r?\n[\s\S]*BEGIN:VEVENT[\s\S]*END:VEVENT\r?\nEND:VCALENDAR/)?.[0];
  assert.ok(file, text);
  const lines = file.replace(/\r?\n[ \t]/g, "").split(/\r?\n/);
  return new Map(lines.map((line) => [line.split(/[:;]/)[0], line.slice(line.indexOf(":") + 1)]));
}

const ticketOf = (text) => text.match(/http:\/\/127\.0\.0\.1:\d+\/registrations\/[\w%.-]+/)?.[0];

test("an event is prepared, confirmed, filled, and a place given back moves the next one up", async () => {
  const id = await contractorPrepares();
  await prefectureConfirms(id);
  const people = [
    { family: "見本", given: "一郎", kana: ["みほん", "いちろう"], address: "ichiro@example.com" },
    { family: "見本", given: "二葉", kana: ["ミホン", "フタバ"], address: "futaba@example.com" },
    { family: "見本", given: "三郎", kana: ["みほん", "さぶろう"], address: "saburo@example.com" },
  ];
  for (const person of people) await registers(id, person);

  const first = await mail.mailTo("ichiro@example.com", (text) => text.includes("参加が確定"));
  const event = await (await fetch(`${musubi.url}/api/v1/events/${id}`)).json();
  const calendar = calendarIn(first.text);
  const compact = (time) => time.replace(/[-:]/g, "");
  assert.equal(calendar.get("VERSION"), "2.0");
  assert.equal(calendar.get("METHOD"), "PUBLISH");
  assert.equal(calendar.get("UID"), `${id}@musubi`);
  assert.equal(calendar.get("DTSTART"), compact(event.starts_at));
  assert.equal(calendar.get("DTEND"), compact(event.ends_at));
  assert.equal(calendar.get("STATUS"), "CONFIRMED");
  assert.match(calendar.get("DTSTAMP"), /^\d{8}T\d{6}Z$/);
  assert.equal(calendar.get("SUMMARY"), TITLE);
  await mail.mailTo("futaba@example.com", (text) => text.includes("参加が確定"));
  const third = await mail.mailTo("saburo@example.com", (text) => text.includes("キャンセル待ち"));
  assert.match(third.text, /1番目/);

  const phone = await visitor(browser, { url: musubi.url, viewport: PHONE });
  await phone.page.goto(ticketOf(first.text));
  await phone.page.getByText("参加が確定しています").first().waitFor();
  await sound(phone.page, "ticket");
  await picture(phone.page, "ticket-phone");
  await phone.page.getByRole("button", { name: "申込を取り消す" }).click();
  await phone.page.getByRole("dialog").getByRole("button", { name: "取り消す", exact: true }).click();
  await phone.page.getByText("この申込は取り消されました").first().waitFor();
  assert.deepEqual(phone.faults, []);
  await phone.close();

  await mail.mailTo("saburo@example.com", (text) => text.includes("参加が確定"));
  const promoted = await visitor(browser, { url: musubi.url, viewport: PHONE });
  await promoted.page.goto(ticketOf(third.text));
  await promoted.page.getByText("参加が確定しています").first().waitFor();
  await promoted.close();
});

test("every public and staff page is sound in both languages on phone and desk", async () => {
  const open = ["/", "/events", "/events?period=past", "/sign-in", "/sign-up", "/reset", "/terms", "/privacy", "/nowhere"];
  const staff = ["/staff", "/staff/events", "/staff/confirmations", "/staff/mail", "/staff/programmes", "/me"];
  for (const lang of ["ja", "en"]) {
    for (const [width, viewport] of [["phone", PHONE], ["desk", DESK]]) {
      const guest = await visitor(browser, { url: musubi.url, lang, viewport });
      for (const path of open) await look(guest, path, `${lang}-${width}`);
      await guest.page.goto("/sign-in");
      await guest.page.locator('input[type="email"]').fill("ken@example.jp");
      await guest.page.locator('input[type="password"]').fill(PASSWORD);
      await guest.page.locator('main button[type="submit"]').click();
      await guest.page.waitForURL(/\/staff$/);
      for (const path of staff) await look(guest, path, `${lang}-${width}`);
      assert.deepEqual(guest.faults, []);
      await guest.close();
    }
  }
});

async function look({ page }, path, name) {
  await page.goto(path);
  await page.locator("main h1").first().waitFor();
  await page.waitForLoadState("networkidle");
  const file = path.replaceAll(/[^a-z]+/g, "-").replace(/^-|-$/g, "") || "home";
  await sound(page, `${file}-${name}`);
  await picture(page, `${file}-${name}`);
}
