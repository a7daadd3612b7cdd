// Accessibility of every page, in light and dark, on a desk and on a phone: no
// finding of axe that is serious or critical, and nothing wider than the screen.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { ask, assert, base, login, run, shot } from "./lib.mjs";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const pages = {
  chat: "/", login: "/login", document: "/documents/projects?start=120&end=180", documents: "/desk/documents", entry: "/desk/document?id=qingdao",
  projects: "/desk/projects?status=signed", record: "/desk/record?id=projects%23p1", pairs: "/desk/pairs", gaps: "/desk/gaps", log: "/desk/log",
  users: "/desk/users", system: "/desk/system", missing: "/documents/none",
};

await run(async (open) => {
  const page = await open();
  await login(page, "wang");
  await page.goto(base + "/");
  const answer = await ask(page, "新能源项目有哪些");
  await answer.locator(".tools a").first().click();
  await answer.locator("table.rows").waitFor();
  await ask(page, "按行业画个图");
  await ask(page, "火星上有什么项目");
  const findings = [];
  const look = async function (name) {
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
    for (const v of violations) {
      const line = `${name}: ${v.impact} ${v.id}: ${v.help} (${v.nodes.map((n) => n.target).join(", ")})`;
      if (v.impact === "serious" || v.impact === "critical") findings.push(line);
      else console.log(line);
    }
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (over > 0) findings.push(`${name}: ${over} pixels wider than the screen`);
  };
  for (const scheme of ["light", "dark"]) {
    for (const [size, width] of [["desk", 1200], ["phone", 390]]) {
      await page.emulateMedia({ colorScheme: scheme });
      await page.setViewportSize({ width, height: 844 });
      for (const [name, path] of Object.entries(pages)) {
        await page.goto(base + path);
        await page.locator("#main").waitFor();
        await look(`${name} ${scheme} ${size}`);
        await shot(page, `look-${name}-${scheme}-${size}`);
      }
    }
  }
  assert.deepEqual(findings, []);
}, /status of 404/);
