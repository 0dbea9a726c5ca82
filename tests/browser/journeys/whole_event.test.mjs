// One event of the year, from the draft to what is left of it: prepared and published, registered
// for on a phone, attended, asked about, counted in the year's figures, talked on about, and told
// of in the portal. Each person has a browser of their own; the clock is the test's.
import { strict as assert } from "node:assert";
import { after, before, test } from "node:test";
import { DESK, PHONE, launch, picture, visitor } from "../support/browser.mjs";
import { eventually, startMail, startMusubi } from "../support/musubi.mjs";
import { fill, fillDateTime, open, settled, signIn, signedIn, soundInBoth, weeksAhead } from "../support/people.mjs";

const CONTRACTOR = "jutaku@example.jp";
const PREFECTURE = "ken@example.jp";
const MODERATOR = "moderator@example.jp";
const TITLE = "浜の道具と<IT>を結ぶ会";
const ARTICLE = "結ぶ会で決まった、3つの小さな試み";
const QUESTION = "網の手入れの記録を、写真だけで残せますか。";
const ANSWER = "写真に日付と場所が付くので、まずは撮るだけで始められます。";
const HANA = {
  family: "見本", given: "花恵", kana: ["みほん", "はなえ"],
  address: "hanae@example.com", password: "hamabe-no-kaki-goya-7",
};
/** The others; the last one registers and does not come. */
const OTHERS = ["イサム", "ウシオ", "エリ", "オサム", "カイト", "コヌカ"].map((kana, at) => ({
  family: "見本", given: ["勇", "潮", "恵里", "修", "海斗", "来抜"][at], kana: ["ミホン", kana],
  address: `whole${at}@example.com`,
}));
const GUESTS = OTHERS.slice(0, -1);
/** Who came. */
const PRESENT = GUESTS.length + 1;

const day = weeksAhead(1);
/** The fiscal year of that day: it begins in April. */
const fiscalYear = Number(day.slice(0, 4)) - (Number(day.slice(5, 7)) < 4 ? 1 : 0);
let mail;
let musubi;
let browser;

before(async () => {
  mail = await startMail();
  const now = `${new Date().toISOString().slice(0, 19)}Z`;
  musubi = await startMusubi({ demo: true, mail, clock: now });
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await musubi?.stop();
  mail?.stop();
});

/** Runs `body` as somebody with a browser of their own, in which nothing may break. */
async function as(email, viewport, body, password) {
  const url = musubi.url;
  const person = email
    ? await signedIn(browser, url, email, { viewport, password })
    : await visitor(browser, { url, viewport });
  try {
    return await body(person.page);
  } catch (error) {
    await picture(person.page, "whole-event-failed");
    throw error;
  } finally {
    const { faults } = person;
    await person.close();
    assert.deepEqual(faults, []);
  }
}

const press = (page, name) => page.locator("main").getByRole("button", { name, exact: true }).click();
const confirm = (page, name) => page.getByRole("dialog").getByRole("button", { name }).click();

/** An instant of the event's day in Japan. */
const onTheDay = (time) => new Date(`${day}T${time}:00+09:00`).toISOString().replace(".000", "");

const api = async (path, body) => {
  const answer = await fetch(`${musubi.url}${path}`, {
    method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body),
  });
  assert.ok(answer.ok, `${path}: ${answer.status} ${await answer.clone().text()}`);
  return answer.status === 204 ? undefined : answer.json();
};

/** The contractor writes the event and asks the prefecture. */
async function prepares(page) {
  await open(page, "/staff/events/new");
  await fill(page, /^タイトル/, TITLE);
  await fill(page, /^テーマ/, "漁具×記録");
  await fill(page, /^概要/, "道具の手入れを題材に、浜の会社とITの会社が小さな試みを決めます。");
  await fill(page, /^詳しい説明/, "## 当日すること\n\n- 道具を見る\n- **一つだけ**決める\n");
  await fillDateTime(page, /^開始日時/, day, "14:00");
  await fillDateTime(page, /^終了日時/, day, "16:30");
  await fillDateTime(page, /^申込の締切/, day, "12:00");
  await fill(page, /^会場名/, "見本漁協 会議室");
  await fill(page, /^会場の住所/, "宮城県石巻市見本1-2");
  await fill(page, /^会場の定員/, "20");
  await fill(page, /^参加費/, "無料");
  for (const [at, kind, title] of [[0, "聞く", "道具の話"], [1, "話す", "試すことを決める"]]) {
    await page.getByRole("button", { name: "プログラムを加える" }).click();
    const item = page.getByRole("group", { name: `プログラム ${at + 1}`, exact: true });
    await item.getByLabel(/^題名/).fill(title);
    await item.getByLabel(new RegExp(`^${kind}`)).check();
  }
  await soundInBoth(page, "whole-event-form");
  await press(page, "保存する");
  await page.waitForURL(/\/staff\/events\/[0-9a-f-]{36}$/);
  await press(page, "県に確認を依頼する");
  await page.getByText("県の確認待ち").first().waitFor();
  await soundInBoth(page, "whole-event-desk");
  return page.url().split("/").pop();
}

/** The prefecture finds it among what waits, and makes it public. */
async function publishes(page) {
  await open(page, "/staff/confirmations");
  const waiting = page.getByRole("region", { name: TITLE });
  await waiting.waitFor();
  await soundInBoth(page, "whole-confirmations");
  await waiting.getByRole("link", { name: "内容を見て決める" }).click();
  await press(page, "公開する");
  await confirm(page, "公開する");
  await page.getByText("公開中").first().waitFor();
}

/** A guest registers on a phone, and opens what the mail brings. */
async function registers(page, id) {
  await open(page, `/events/${id}`);
  await soundInBoth(page, "whole-event");
  await page.getByRole("link", { name: /申し込む/ }).click();
  await page.waitForURL(/register$/);
  await settled(page);
  await fill(page, /^姓(?!\()/, HANA.family);
  await fill(page, /^姓\(かな\)/, HANA.kana[0]);
  await fill(page, /^名(?!\()/, HANA.given);
  await fill(page, /^名\(かな\)/, HANA.kana[1]);
  await fill(page, /^メールアドレス/, HANA.address);
  await fill(page, /^会社・団体名/, "見本定置網");
  await page.getByRole("checkbox", { name: /同意します/ }).check();
  await soundInBoth(page, "whole-register");
  await page.locator("main").getByRole("button", { name: /申し込む/ }).click();
  await page.getByText("申込を受け付けました").waitFor();
  await soundInBoth(page, "whole-registered");
  const { text } = await mail.mailTo(HANA.address, (words) => words.includes("参加が確定"));
  await open(page, text.match(/http:\/\/127\.0\.0\.1:\d+\/registrations\/[\w%.-]+/)[0]);
  await page.getByText("参加が確定しています").first().waitFor();
  await soundInBoth(page, "whole-ticket");
}

/** The others register by the same operation that the form uses. */
async function othersRegister(id) {
  const { terms, privacy } = await (await fetch(`${musubi.url}/api/v1/legal`)).json();
  for (const { family, given, kana, address } of OTHERS) {
    await api(`/api/v1/events/${id}/registrations`, {
      family_name: family, given_name: given, family_kana: kana[0], given_kana: kana[1],
      // One company each: an event takes two of one.
      email: address, organisation_name: `${given}商店`, mode: "in_person", locale: "ja",
      acceptance: { terms_version: terms.version, privacy_version: privacy.version },
    });
  }
}

/** Staff tick at the door who comes, found by reading or by name. */
async function receives(page, id) {
  await open(page, `/staff/events/${id}/attendance`);
  const search = page.getByRole("searchbox", { name: "名簿を探す" });
  const tick = async (words, given) => {
    await search.fill(words);
    const row = page.locator(".tick-item");
    await page.waitForFunction(() => document.querySelectorAll(".tick-item").length === 1);
    const button = row.getByRole("button", { name: new RegExp(given), pressed: false });
    await button.click();
    await row.getByRole("button", { name: new RegExp(given), pressed: true }).waitFor();
  };
  await tick("はなえ", HANA.given);
  for (const { given } of GUESTS) await tick(given, given);
  const numbers = page.getByRole("region", { name: "出席の人数" });
  await numbers.getByText(`参加者 ${PRESENT}人 / 予定 ${OTHERS.length + 1}人`).waitFor();
  await search.fill("");
  await page.waitForFunction((all) => document.querySelectorAll(".tick-item").length === all, OTHERS.length + 1);
  await soundInBoth(page, "whole-attendance");
}

const surveyLink = async (address) => {
  const { text } = await mail.mailTo(address, (words) => words.includes("/survey#"));
  return text.match(/http:\/\/127\.0\.0\.1:\d+\/survey#([\w.%~-]+)/);
};

/** One answers on a phone, screen by screen. */
async function answers(page) {
  const [link] = await surveyLink(HANA.address);
  await open(page, link);
  await soundInBoth(page, "whole-survey");
  for (const step of ["とても満足", "よかった", "とてもよくできた", "たくさんあった"]) await press(page, step);
  await fill(page, /^自由記述/, "道具を手に取りながら話せたのがよかったです。");
  await soundInBoth(page, "whole-survey-words");
  await press(page, "次へ");
  await page.getByRole("heading", { name: "回答の確認" }).waitFor();
  await soundInBoth(page, "whole-survey-review");
  await press(page, "回答を送る");
  await page.getByRole("heading", { name: "ありがとうございました" }).waitFor();
  await soundInBoth(page, "whole-survey-thanks");
  // Once per person: the same link says so.
  await page.reload();
  await page.getByRole("heading", { name: "回答は済んでいます" }).waitFor();
}

/** The others answer by the links in their own mails; one of them is not satisfied. */
async function othersAnswer() {
  for (const [at, { address }] of GUESTS.entries()) {
    const [, token] = await surveyLink(address);
    const satisfaction = at === 0 ? 3 : 5;
    await api("/api/v1/survey/answers", { token, satisfaction, content: 4, exchange: 4, discovery: 5 });
  }
}

/** What the KPI page says of the year and of the event. */
async function readFigures(page) {
  await open(page, `/staff/kpi?year=${fiscalYear}`);
  const card = page.locator(".card").filter({ hasText: "イベント参加者数(延べ)" });
  const number = (text, pattern) => Number(text.match(pattern)?.[1].replaceAll(",", ""));
  const satisfaction = page.getByRole("region", { name: "満足度", exact: true });
  const row = page.getByRole("row").filter({ hasText: TITLE });
  return {
    participants: number(await card.first().locator(".kpi-value").innerText(), /([\d,]+)/),
    satisfied: number(await satisfaction.innerText(), /([\d,]+)名が/),
    answers: number(await satisfaction.innerText(), /回答([\d,]+)件/),
    event: (await row.count()) > 0 ? await row.first().innerText() : "",
  };
}

/** Who was there makes an account with the same address, and goes on talking. */
async function signsUpAndAsks(page, id) {
  await open(page, "/sign-up");
  await soundInBoth(page, "whole-sign-up");
  await fill(page, /^メールアドレス/, HANA.address);
  await fill(page, /^パスワード/, HANA.password);
  await fill(page, /^姓(?!\()/, HANA.family);
  await fill(page, /^名(?!\()/, HANA.given);
  await page.getByRole("checkbox", { name: /同意します/ }).check();
  await press(page, "アカウントを作る");
  await page.getByRole("heading", { name: "メールを確認してください" }).waitFor();
  await soundInBoth(page, "whole-mail-sent");
  const { text } = await mail.mailTo(HANA.address, (words) => words.includes("/verify#"));
  await open(page, text.match(/http:\/\/127\.0\.0\.1:\d+\/verify#[\w.%~-]+/)[0]);
  await press(page, "メールアドレスを確認する");
  await page.getByText("メールアドレスを確認しました").waitFor();
  await signIn(page, HANA.address, { password: HANA.password });
  await page.getByRole("link", { name: TITLE }).first().waitFor();
  await soundInBoth(page, "whole-my-page");
  await open(page, `/events/${id}`);
  await page.getByRole("link", { name: "参加者のトピックを開く" }).click();
  await page.waitForURL(/\/community\/threads\//);
  await posts(page, QUESTION);
  await soundInBoth(page, "whole-thread");
  return new URL(page.url()).pathname;
}

/** Writes into the thread where one is. */
async function posts(page, words) {
  await fill(page, /^本文/, words);
  await press(page, "投稿する");
  await page.getByRole("article").filter({ hasText: words }).waitFor();
}

/** The contractor tells of it, and asks the prefecture. */
async function writes(page) {
  await open(page, "/staff/articles/new");
  await page.getByRole("radio", { name: "お知らせ" }).check();
  await fill(page, /^タイトル/, ARTICLE);
  await fill(page, /^概要/, "浜の道具の会から、写真で残す記録など、3つの試みが始まります。");
  await fill(page, /^本文/, "## 始まること\n\n1. 網の手入れを写真で残す\n2. 道具の貸し借りを表にする\n");
  await soundInBoth(page, "whole-article-form");
  await press(page, "保存する");
  await page.waitForURL(/\/staff\/articles\/[0-9a-f-]{36}$/);
  await press(page, "県に確認を依頼する");
  await page.getByText("県の確認待ち").first().waitFor();
  await soundInBoth(page, "whole-article-desk");
}

/** The prefecture finds it from the page of today, and makes it public. */
async function publishesArticle(page) {
  await open(page, "/staff");
  await soundInBoth(page, "whole-today");
  await page.getByRole("link", { name: /確認を待っている記事/ }).click();
  await page.getByRole("link", { name: ARTICLE }).click();
  await press(page, "公開する");
  await confirm(page, "公開する");
  await page.getByText("公開中").first().waitFor();
}

/** A visitor finds it in the portal. */
async function reads(page) {
  await open(page, "/articles");
  await soundInBoth(page, "whole-articles");
  await page.getByRole("link", { name: ARTICLE }).first().click();
  await page.getByRole("heading", { level: 1, name: ARTICLE }).waitFor();
  await page.getByRole("heading", { name: "始まること" }).waitFor();
  await soundInBoth(page, "whole-article");
}

test("one event: published, registered for, attended, asked about, counted, talked on, told of", async () => {
  const id = await as(CONTRACTOR, DESK, prepares);
  await as(PREFECTURE, DESK, publishes);
  await as(null, PHONE, (page) => registers(page, id));
  await othersRegister(id);

  musubi.at(onTheDay("13:30"));
  const phase = async () => (await (await fetch(`${musubi.url}/api/v1/events/${id}`)).json()).registration.phase;
  await eventually("the event's day", async () => (await phase()) !== "open");
  const earlier = await as(PREFECTURE, DESK, readFigures);
  await as(CONTRACTOR, PHONE, (page) => receives(page, id));

  musubi.at(onTheDay("16:31"));
  await as(null, PHONE, answers);
  await othersAnswer();
  const last = OTHERS.at(-1).address;
  assert.ok(!mail.mails.some((one) => one.to.includes(last) && one.text?.includes("/survey#")));

  await as(PREFECTURE, DESK, async (page) => {
    await open(page, `/staff/events/${id}?tab=survey`);
    await page.getByRole("heading", { name: `結果（${PRESENT}件）` }).waitFor();
    await soundInBoth(page, "whole-survey-desk");
    const later = await readFigures(page);
    assert.equal(later.participants, earlier.participants + PRESENT);
    // At least: with the week that went by, surveys of the demo closed too.
    assert.ok(later.answers >= earlier.answers + PRESENT, `${later.answers} after ${earlier.answers}`);
    assert.ok(later.satisfied >= earlier.satisfied + PRESENT - 1);
    // Six there, all at the venue, of six companies; five of six answers are a 4 or a 5.
    assert.match(later.event, /\t6\t6\t0\t6\t83\.3%\t4\.67\t6\t100\.0%$/);
    await soundInBoth(page, "whole-kpi");
  });

  const thread = await as(null, PHONE, (page) => signsUpAndAsks(page, id));
  await as(MODERATOR, DESK, async (page) => {
    await open(page, thread);
    await page.getByRole("article").filter({ hasText: QUESTION }).waitFor();
    await posts(page, ANSWER);
    await soundInBoth(page, "whole-thread-moderator");
  });
  const told = await mail.mailTo(HANA.address, (words) => words.includes("/community/"));
  assert.ok(told.text.includes(TITLE));
  await as(HANA.address, PHONE, async (page) => {
    await open(page, thread);
    await page.getByRole("article").filter({ hasText: ANSWER }).waitFor();
  }, HANA.password);

  await as(CONTRACTOR, DESK, writes);
  await as(PREFECTURE, DESK, publishesArticle);
  await as(null, PHONE, reads);
});
