// Without scripts: plain pages and forms do.
import { assert, base, password, run, shot } from "./lib.mjs";

await run(async (open) => {
  const page = await open({ javaScriptEnabled: false });
  await page.goto(base + "/");
  await page.fill("#question", "新能源项目有哪些");
  await page.click("#ask button");
  const answer = page.locator("article.exchange .answer");
  await answer.waitFor();
  assert.match(await answer.innerText(), /潇河新能源电池项目/);
  await shot(page, "plain");
  await page.locator(".tools a").first().click();
  await page.locator("table.rows").waitFor();

  await page.goto(base + "/login");
  await page.fill("[name=name]", "wang");
  await page.fill("[name=password]", password);
  await page.click("main button");
  await page.locator(".tabs").waitFor();
  await page.setInputFiles("input[type=file]", { name: "plain.txt", mimeType: "text/plain", buffer: Buffer.from("2031年3月5日，宜昌市举行签约仪式。云杉氢能项目由云杉集团有限公司投资，总投资9亿元。") });
  await page.click(".drop .send");
  await page.locator("#upload .receipt").waitFor();
  await page.click('form[action="/desk/discard"] button');
  await page.locator("#upload .notice").waitFor();
});
