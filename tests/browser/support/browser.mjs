// Debian's Chromium, driven by Playwright; every page is watched for errors and checked by axe.
import AxeBuilder from "@axe-core/playwright";
import { strict as assert } from "node:assert";
import { mkdirSync } from "node:fs";
import { chromium } from "playwright-core";

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export const launch = () =>
  chromium.launch({
    executablePath: process.env.MUSUBI_TEST_CHROMIUM ?? "/usr/bin/chromium",
    args: FLAGS,
  });

export const PHONE = { width: 390, height: 844 };
export const DESK = { width: 1280, height: 900 };

/** A fresh visitor (own cookies and storage) with one page; `faults` collects what went wrong. */
export async function visitor(browser, { url, lang = "ja", viewport = DESK } = {}) {
  const context = await browser.newContext({
    baseURL: url,
    locale: lang === "ja" ? "ja-JP" : "en-US",
    timezoneId: "Asia/Tokyo",
    viewport,
    reducedMotion: "reduce",
  });
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  const faults = [];
  page.on("pageerror", (error) => faults.push(`page error: ${error.message}`));
  page.on("console", (message) => {
    // A 4xx answer is part of some journeys; a blocked script or a panic never is.
    const network = message.text().startsWith("Failed to load resource");
    if (message.type() === "error" && !network) faults.push(`console: ${message.text()}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 500) faults.push(`${response.status()} ${response.url()}`);
  });
  return { context, page, faults, close: () => context.close() };
}

/** Fails on any axe violation of the page as it is now, and on sideways scrolling. */
export async function sound(page, name) {
  // There are no frames, and nobody reads what passed: both take most of axe's time.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ["violations"] });
  const { violations } = await axe.analyze();
  const told = violations.map((violation) => {
    const where = violation.nodes.map((node) => `    ${node.target.join(" ")}: ${node.html}`);
    return `  ${violation.id}: ${violation.help}\n${where.join("\n")}`;
  });
  if (told.length > 0) await picture(page, `axe-${name}`);
  assert.equal(told.length, 0, `axe on ${name} (${page.url()}):\n${told.join("\n")}`);
  await fits(page, name);
}

/** Fails when the page as it is now scrolls sideways, and names what sticks out. */
export async function fits(page, name) {
  const { wider, who } = await page.evaluate(() => {
    const root = document.documentElement;
    const out = [...document.querySelectorAll("body *")].filter(
      (one) => one.getBoundingClientRect().right > root.clientWidth + 1,
    );
    return {
      wider: root.scrollWidth - root.clientWidth,
      who: out.slice(-3).map((one) => one.outerHTML.slice(0, 200)),
    };
  });
  assert.ok(wider <= 0, `${name} scrolls sideways by ${wider} px: ${who.join("\n")}`);
}

/** A screenshot under tests/browser/output (not committed). */
export async function picture(page, name) {
  const folder = new URL("../output/", import.meta.url).pathname;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: `${folder}${name}.png`, fullPage: true });
}
