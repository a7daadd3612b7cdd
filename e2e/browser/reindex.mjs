// Build the index while questions are asked; go back to the one before.
import { ask, assert, base, login, run, shot } from "./lib.mjs";

await run(async (open) => {
  const page = await open();
  const chat = await open();
  await login(page, "wang");
  await chat.goto(base + "/");
  await page.goto(base + "/desk/system");
  const current = page.locator("tr.current td:first-child");
  for (const round of [1, 2]) {
    const before = await current.innerText();
    await page.click("form[action='/desk/reindex'] button");
    if (round === 1) await shot(page, "desk-reindex");
    let asked = 0;
    do {
      assert.match(await (await ask(chat, "第7号新材料项目投资多少")).innerText(), /8亿元/);
      asked++;
    } while ((await current.innerText()) === before);
    await page.locator("#index .notice", { hasText: "重建完成" }).waitFor();
    console.log(`round ${round}: ${asked} questions answered while the index was built`);
  }
  await shot(page, "desk-system");
  const newest = await current.innerText();
  await page.click("form[action='/desk/rollback'] button");
  await page.waitForFunction((name) => document.querySelector("tr.current td")?.innerText !== name, newest);
  assert.match(await (await ask(chat, "第7号新材料项目投资多少")).innerText(), /8亿元/);
});
