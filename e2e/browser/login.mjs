// Log in and be refused; the desk is closed to those without a role.
import { assert, base, login, password, run, shot } from "./lib.mjs";

await run(async (open) => {
  const page = await open();
  await page.goto(base + "/desk/users");
  await page.waitForURL(base + "/login**");
  await page.fill("[name=name]", "zhao");
  await page.fill("[name=password]", "not the password");
  await page.click("main button");
  await page.locator('[role="alert"]').waitFor();
  assert.match(await page.locator('[role="alert"]').innerText(), /姓名或密码不对/);
  await shot(page, "login-refused");

  await page.fill("[name=name]", "zhao");
  await page.fill("[name=password]", password);
  await page.click("main button");
  await page.locator(".notice").waitFor(); // where zhao wanted to go is for admins
  assert.match(await page.locator(".notice").innerText(), /没有这个权限/);
  await page.goto(base + "/desk");
  await page.locator(".tabs").waitFor();
  assert.equal(await page.locator(".tabs a", { hasText: "系统" }).count(), 0);
  await page.click("nav form[action='/logout'] button");
  await page.locator("#question").waitFor();
  await page.goto(base + "/desk");
  await page.waitForURL(base + "/login**");

  const admin = await open();
  await login(admin, "wang");
  await admin.goto(base + "/desk/users");
  await admin.locator("td", { hasText: "web:zhao" }).waitFor();
  await shot(admin, "desk-users");
}, /status of 40[13]/);
