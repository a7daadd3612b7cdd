// Choose among choices, by button and by keyboard.
import { answered, ask, assert, base, run, shot } from "./lib.mjs";

await run(async (open) => {
  const page = await open();
  await page.goto(base + "/");
  const first = await ask(page, "东湖项目投资多少");
  assert.deepEqual(await first.locator(".choices button").allInnerTexts(), ["东湖一期", "东湖二期"]);
  await shot(page, "choices");
  await first.locator(".choices button").last().click();
  const second = await answered(page, 1);
  assert.match(await second.locator(".question").innerText(), /东湖二期/);
  assert.match(await second.locator(".answer").innerText(), /二期投资20亿元/);
  await first.locator(".choices button").first().focus();
  await page.keyboard.press("Enter");
  assert.match(await (await answered(page, 2)).locator(".answer").innerText(), /一期投资10亿元/);
});
