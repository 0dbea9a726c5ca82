// The walking skeleton, walked: the contractor prepares, the prefecture confirms, participants
// register on a phone, one cancels by the mail's link, the next moves up and is told.
import { strict as assert } from "node:assert";
import { after, before, test } from "node:test";
import { PHONE, launch, picture, sound, visitor } from "../support/browser.mjs";
import { startMail, startMusubi } from "../support/musubi.mjs";
import { fill, fillDateTime, signedIn, weeksAhead } from "../support/people.mjs";

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

async function contractorPrepares() {
  const { page, faults, close } = await signedIn(browser, musubi.url, "jutaku@example.jp");
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
  const { page, faults, close } = await signedIn(browser, musubi.url, "ken@example.jp");
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

async function registers(id, { family, given, kana, address, other }, lang = "ja") {
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
  const send = page.locator("main").getByRole("button", { name: /申し込む/ });
  await send.click();
  if (other) {
    // Two of a company are there: it is said at the company, and nothing typed is lost.
    await page.locator("main").getByText(/参加できるのは2名まで/).first().waitFor();
    await sound(page, "register-company-full");
    await fill(page, /^会社・団体名/, other);
    await send.click();
  }
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
    { family: "見本", given: "三郎", kana: ["みほん", "さぶろう"], address: "saburo@example.com",
      other: "三郎商店" },
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
