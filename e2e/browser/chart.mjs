// Pictures: asked for, opened, drawn in another way, downloaded, in the dark, on a phone, without scripts.
import { ask, assert, base, run, shot } from "./lib.mjs";

await run(async (open) => {
  const page = await open();
  await page.goto(base + "/");
  const asked = await ask(page, "按行业画个图");
  const svg = asked.locator("details.chart[open] svg[role=img]");
  await svg.waitFor();
  assert.match(await svg.textContent(), /各行业项目金额（亿元）[\s\S]*未画入/);
  assert.match(await svg.getAttribute("aria-label"), /新材料 \S*\d/);
  await asked.locator(".kinds a", { hasText: "饼图" }).click();
  await asked.locator(".kinds strong", { hasText: "饼图" }).waitFor();
  assert.match(await asked.locator("details.chart svg").textContent(), /\d%/);
  await shot(page, "chart-pie");
  for (const kind of ["svg", "png"]) {
    const [download] = await Promise.all([page.waitForEvent("download"), asked.locator(".kinds a", { hasText: kind }).click()]);
    assert.equal(download.suggestedFilename(), "chart." + kind);
  }

  const offered = await ask(page, "各年签约金额");
  const fold = offered.locator("details.chart");
  assert.equal(await fold.getAttribute("open"), null);
  await fold.locator("summary").click();
  await fold.locator("svg").waitFor();
  const again = await ask(page, "换成折线图");
  assert.match(await again.locator("details.chart[open] svg").textContent(), /各年项目金额/);
  await shot(page, "chart-line");

  const dark = await open({ colorScheme: "dark", viewport: { width: 390, height: 800 } });
  await dark.goto(base + "/");
  const small = await ask(dark, "按行业画个图");
  await small.locator("details.chart svg").waitFor();
  assert.ok(await dark.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "the page is no wider than a phone");
  const [paper, ink] = await small.locator("svg").evaluate((s) => [".paper", "text.ink"].map((c) => getComputedStyle(s.querySelector(c)).fill));
  assert.notEqual(paper, ink);
  assert.notEqual(paper, "rgb(255, 255, 255)");
  await shot(dark, "chart-dark");

  const plain = await open({ javaScriptEnabled: false });
  await plain.goto(base + "/");
  await plain.fill("#question", "按行业画个图");
  await plain.click("#ask button");
  await plain.locator("details.chart svg").waitFor();
  await plain.locator(".kinds a", { hasText: "饼图" }).click();
  await plain.locator(".kinds strong", { hasText: "饼图" }).waitFor();
  await plain.locator("svg").waitFor();
});
