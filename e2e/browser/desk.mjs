// Add a document, correct a record, ask about both, answer a gap, decide on a
// pair, remove and restore.
import { ask, assert, base, login, run, shot } from "./lib.mjs";

await run(async (open) => {
  const page = await open();
  const chat = await open();
  await login(page, "wang");
  await page.setInputFiles(".drop input[type=file]", [
    { name: "yichang.txt", mimeType: "text/plain", buffer: Buffer.from("宜昌集中签约 <script>document.title='broken'</script>\n\n2031年3月5日，宜昌市举行签约仪式。云杉氢能装备项目由云杉集团有限公司投资，总投资9亿元，落户宜昌市。") },
    { name: "empty.txt", mimeType: "text/plain", buffer: Buffer.from("") },
  ]);
  assert.match(await page.locator(".chosen").innerText(), /yichang\.txt/);
  await page.click(".drop .send");
  await page.locator("#upload .receipt.refused").waitFor();
  assert.match(await page.locator("#upload").innerText(), /项目1个/);
  await shot(page, "desk-preview");
  await chat.goto(base + "/");
  assert.doesNotMatch(await (await ask(chat, "云杉氢能装备项目投资多少")).locator(".answer").innerText(), /9亿元/);
  await page.click('form[action="/desk/accept"] button');
  await page.locator("#upload h2", { hasText: "回执" }).waitFor();
  await page.locator("#list a", { hasText: "宜昌集中签约" }).waitFor();
  await shot(page, "desk-documents");
  assert.match(await (await ask(chat, "云杉氢能装备项目投资多少")).innerText(), /9亿元/);

  await page.fill('.filter [name="match"]', "北辰冷链");
  await page.locator("#list q", { hasText: "北辰冷链" }).first().waitFor();
  assert.equal(await page.locator("#list a", { hasText: "宜昌集中签约" }).count(), 0);

  await page.goto(base + "/desk/document?id=yichang");
  await page.locator("tbody a", { hasText: "云杉氢能装备项目" }).click();
  await page.locator("mark.f-amount").waitFor();
  assert.equal(await page.locator("mark.f-amount").innerText(), "9亿元");
  await shot(page, "desk-record");
  await page.fill("#value-amount", "很多钱");
  await page.click("#field-amount button");
  await page.locator("#problem-amount").waitFor();
  await page.fill("#value-amount", "约12亿元");
  await page.click("#field-amount button");
  await page.locator("#field-amount .saved").waitFor();
  assert.match(await page.locator("#field-amount .by").innerText(), /web:wang[\s\S]*9亿元/);
  await shot(page, "desk-corrected");
  assert.match(await (await ask(chat, "云杉氢能装备项目投资多少")).innerText(), /12亿元/);
  await page.click("#field-amount .by button");
  await page.locator("mark.f-amount").waitFor();
  assert.match(await (await ask(chat, "云杉氢能装备项目投资多少")).innerText(), /9亿元/);

  await page.goto(base + "/desk/projects");
  await page.locator(".facets a", { hasText: "在建" }).click();
  await page.locator('.facets a[aria-current="true"]').waitFor();
  assert.ok((await page.locator("tbody tr").allInnerTexts()).every((row) => row.includes("在建")));
  await shot(page, "desk-projects");

  await page.goto(base + "/desk/pairs");
  await shot(page, "desk-pairs");
  const pairs = await page.locator(".pair").count();
  await page.locator(".pair button[value=split]").first().click();
  await page.waitForFunction((n) => document.querySelectorAll(".pair").length === n - 1, pairs);

  await ask(chat, "云杉氢能装备项目占地多少亩");
  const gap = page.locator(".gap", { hasText: "云杉氢能装备项目占地多少亩" });
  for (;;) { // the log of questions is written a moment after the answer
    await page.goto(base + "/desk/gaps");
    if (await gap.count()) break;
  }
  await gap.locator("summary").click();
  await gap.locator("textarea").fill("占地300亩。");
  await shot(page, "desk-gaps");
  await gap.locator("form[action='/desk/gaps/answer'] button").click();
  await page.locator("h3", { hasText: "云杉氢能装备项目占地多少亩" }).waitFor();
  assert.match(await (await ask(chat, "云杉氢能装备项目占地多少亩")).innerText(), /占地300亩/);

  await page.goto(base + "/desk/document?id=yichang");
  await page.click("form[action='/desk/document/remove'] button");
  await page.locator("form[action='/desk/document/restore'] button").waitFor();
  assert.doesNotMatch(await (await ask(chat, "云杉氢能装备项目投资多少")).locator(".answer").innerText(), /9亿元/);
  await page.click("form[action='/desk/document/restore'] button");
  await page.locator("form[action='/desk/document/remove'] button").waitFor();

  await page.goto(base + "/desk/log");
  const log = await page.locator("tbody").innerText();
  for (const what of ["入库", "更正", "合并或拆分", "移除", "恢复"]) assert.match(log, new RegExp(what));
  await shot(page, "desk-log");
}, /status of 422/);
