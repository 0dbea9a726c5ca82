// What people do in the SPA, whatever the journey: sign in, fill fields, look at a page.
import { DESK, sound, visitor } from "./browser.mjs";

/** The password of every demo account. */
export const PASSWORD = "musubi-demo-2026";

/** Fills the first field whose label matches. */
export const fill = (page, label, text) => page.getByLabel(label).first().fill(text);

/** Signs in on the page where one is, or on `at`; waits until that page is left. */
export async function signIn(page, email, { at = "/sign-in", password = PASSWORD } = {}) {
  if (at) await page.goto(at);
  await page.locator('main input[type="email"]').fill(email);
  await page.locator('main input[type="password"]').fill(password);
  await page.locator('main button[type="submit"]').click();
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
}

/** Somebody with a browser of their own who is signed in. */
export async function signedIn(browser, url, email, { viewport = DESK, lang, password } = {}) {
  const person = await visitor(browser, { url, viewport, lang });
  await signIn(person.page, email, { password });
  return person;
}

/** Fills a date (`2026-12-24`) and a time (`14:00`) into the group of that name. */
export async function fillDateTime(page, label, day, time) {
  const group = page.getByRole("group", { name: label });
  const [year, month, date] = day.split("-");
  await group.getByLabel("年", { exact: true }).fill(year);
  await group.getByLabel("月", { exact: true }).fill(String(Number(month)));
  await group.getByLabel("日", { exact: true }).fill(String(Number(date)));
  await group.getByLabel("時刻").fill(time);
}

/** A day some weeks from now, on a Japanese calendar. */
export function weeksAhead(weeks, from = Date.now()) {
  const day = new Date(from + (weeks * 7 * 24 + 9) * 3600 * 1000);
  return day.toISOString().slice(0, 10);
}

/**
 * Waits until the page is the SPA's own, has its heading, and waits for nothing: the text from
 * before WASM is gone and no part of the page is busy.
 */
export async function settled(page) {
  const ready = () => {
    const main = document.getElementById("main");
    const busy = main?.querySelector('[aria-busy="true"], .skeleton');
    return !document.getElementById("prerender") && main?.querySelector("h1") && !busy;
  };
  await page.waitForFunction(ready).catch((error) => {
    throw new Error(`${page.url()} does not settle: ${error.message}`);
  });
}

/** Opens an address and waits until its page is settled. */
export async function open(page, path) {
  await page.goto(path);
  await settled(page);
}

/** Chooses the other language where one is; what the page shows stays. */
export async function chooseLanguage(page, lang) {
  const menu = page.locator(".nav-toggle");
  const folded = await menu.isVisible();
  if (folded) await menu.click();
  await page.locator(`header button.nav-link[lang="${lang}"]`).click();
  await page.waitForFunction((wanted) => document.documentElement.lang === wanted, lang);
  if (folded) await menu.click();
  await settled(page);
}

/** The page as it is now, sound in Japanese and in English; afterwards it is Japanese again. */
export async function soundInBoth(page, name) {
  await settled(page);
  await sound(page, `${name}-ja`);
  await chooseLanguage(page, "en");
  await sound(page, `${name}-en`);
  await chooseLanguage(page, "ja");
}
