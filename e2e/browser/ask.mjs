// Ask, follow up, open a source, look at the rows, download them.
import { ask, assert, base, run, shot } from "./lib.mjs";

await run(async (open) => {
  const page = await open();
  await page.goto(base + "/");
  await page.locator(".suggest button").first().waitFor();
  await shot(page, "chat-empty");

  const first = await ask(page, "新能源项目有哪些");
  assert.match(await first.innerText(), /潇河新能源电池项目/);
  const second = await ask(page, "其中投资最大的是哪个");
  assert.match(await second.innerText(), /潇河新能源电池项目[\s\S]*52亿元/);
  await shot(page, "chat-answers");

  const link = first.locator(".tools a").first();
  const rows = Number((await link.innerText()).match(/\d+/)[0]);
  await link.click();
  const table = first.locator("table.rows");
  await table.waitFor();
  assert.ok(rows > 1);
  assert.equal(await table.locator("tbody tr").count(), rows);
  await table.locator("th a", { hasText: "金额" }).click();
  await first.locator('th[aria-sort="ascending"]').waitFor();
  await first.locator("th a", { hasText: "金额" }).click();
  await first.locator('th[aria-sort="descending"]').waitFor();
  assert.match(await first.locator("tbody tr").first().innerText(), /52亿元/);
  await shot(page, "chat-rows");
  for (const kind of ["csv", "xlsx"]) {
    const [download] = await Promise.all([page.waitForEvent("download"), first.locator(".tools a", { hasText: kind }).click()]);
    assert.equal(download.suggestedFilename(), "projects." + kind);
  }

  await second.locator(".sources a").first().click();
  const mark = page.locator("#mark");
  await mark.waitFor();
  assert.match(await mark.innerText(), /潇河新能源电池项目/);
  assert.ok(await mark.evaluate((m) => { const r = m.getBoundingClientRect(); return r.top >= 0 && r.bottom <= innerHeight; }), "the sentence is on the screen");
  await shot(page, "source");

  await page.goBack();
  await page.locator("article.exchange").nth(1).waitFor();
  await page.locator(".wrong button").last().click();
  await page.locator("article .notice").waitFor();

  await page.click('.languages button[value="zh-Hant"]');
  await page.locator('html[lang="zh-Hant"]').waitFor();
  const hant = await ask(page, "迎澤區那6個簽約項目總投資多少");
  assert.match(await hant.innerText(), /90多億元/);
  await page.click('.languages button[value="en"]');
  await page.locator('html[lang="en"]').waitFor();
  await shot(page, "chat-english");

  await page.click(".fresh button");
  await page.locator(".welcome").waitFor();

  const hostile = await ask(page, '<img src=x onerror="document.title=1"> <script>document.title=2</script>');
  assert.match(await hostile.locator(".question").innerText(), /<script>/);
  assert.match(await page.title(), /Zhaoshang/);
});
