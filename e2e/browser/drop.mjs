// Drag and drop a file that is large enough to have a progress.
import { assert, base, login, run } from "./lib.mjs";

await run(async (open) => {
  const page = await open();
  await login(page, "zhao");
  await page.evaluate(() => {
    window.shown = false;
    new MutationObserver(() => { if (!document.querySelector(".sending").hidden) window.shown = true; })
      .observe(document.querySelector(".sending"), { attributes: true });
    const line = "2031年3月5日，宜昌市举行签约仪式。\n";
    const files = new DataTransfer();
    files.items.add(new File([line.repeat(60_000)], "large.txt", { type: "text/plain" }));
    const drop = document.querySelector(".drop");
    for (const kind of ["dragover", "drop"]) drop.dispatchEvent(new DragEvent(kind, { dataTransfer: files, bubbles: true, cancelable: true }));
  });
  await page.locator("#upload .receipt").waitFor();
  assert.ok(await page.evaluate(() => window.shown), "the progress was shown");
  assert.ok(await page.locator(".sending").isHidden(), "the progress is gone");
  assert.equal(await page.locator(".drop.over").count(), 0);
});
