// What the scripts of this folder share. Each is run as
//
//     CHROMIUM=/usr/bin/chromium node SCRIPT ADDRESS FOLDER
//
// ADDRESS is where the pages are, FOLDER where screenshots go. Nothing waits for
// a fixed time: everything waits for what it needs, for as long as a slow
// machine may take.
import assert from "node:assert/strict";
import path from "node:path";
import { chromium } from "playwright-core";

export { assert };
export const [base, shots] = process.argv.slice(2);
export const password = "correct horse battery";

const patience = 120_000;

// run opens a browser, calls scenario with a function that makes pages, and
// fails on script errors and on requests to anywhere but our own address.
// expected says which errors of the console belong to the scenario.
export async function run(scenario, expected = /^$/) {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox", "--disable-dev-shm-usage"], timeout: patience });
  const wrong = [];
  const open = async function (options = {}) {
    const context = await browser.newContext({ locale: "zh-CN", viewport: { width: 1200, height: 800 }, ...options });
    context.setDefaultTimeout(patience);
    context.setDefaultNavigationTimeout(patience);
    const page = await context.newPage();
    page.on("pageerror", (e) => wrong.push("script error: " + e.message));
    page.on("console", (m) => {
      if (m.type() === "error" && !expected.test(m.text())) wrong.push("console: " + m.text());
    });
    page.on("request", (r) => {
      if (!r.url().startsWith(base) && !r.url().startsWith("data:")) wrong.push("outside request: " + r.url());
    });
    return page;
  };
  try {
    await scenario(open);
    assert.deepEqual(wrong, []);
  } finally {
    await browser.close();
  }
}

export async function shot(page, name) {
  await page.screenshot({ path: path.join(shots, name + ".png"), fullPage: true });
}

// ask types a question and gives the answer that is streamed in.
export async function ask(page, question) {
  const before = await page.locator("article.exchange[id]").count();
  await page.fill("#question", question);
  await page.keyboard.press("Enter");
  return answered(page, before);
}

// answered waits for the answer after those that were there before.
export async function answered(page, before) {
  const exchange = page.locator("article.exchange[id]").nth(before);
  await exchange.locator(".answer").waitFor();
  return exchange;
}

export async function login(page, name) {
  await page.goto(base + "/login");
  await page.fill("[name=name]", name);
  await page.fill("[name=password]", password);
  await page.click("main button");
  await page.waitForURL(base + "/desk**");
}
