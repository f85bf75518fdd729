// no network, closed tabs, ended browsers; in the end everybody has everything, nothing twice.
import assert from "node:assert/strict";
import { draftHolds } from "../harness/drafts.mjs";
import { PHONE } from "../harness/person.mjs";
import { story } from "../harness/story.mjs";

const PLAN = "材料学院建设方案";

/** Opens the plan by the list of the phone and says what stands in it. */
async function planOf(person) {
  const plan = await person.open(PLAN);
  await plan.waitFor("on-phone");
  return plan;
}

async function isStillHere(person, unsent) {
  await person.waitFor("offline", unsent);
  assert.match(await person.page.locator(".state-chip").innerText(), new RegExp(`离线 · ${unsent} 项存于本机`));
  await assert.rejects(person.page.evaluate(() => fetch("/healthz")), "there is a network in the tunnel");
}

story("two people write one plan in two tunnels, through closed tabs and ended browsers", async (world) => {
  const [li, zhao] = await world.two();
  const hers = await li.newPlan(PLAN);
  await hers.append(hers.paragraph(1), "目标。");
  await li.page.keyboard.press("Enter");
  await li.page.keyboard.type("措施。");
  const his = await zhao.open(PLAN);
  await his.shows(["目标。", "措施。"]);
  await Promise.all([li.waitOnServer(), zhao.waitOnServer()]);

  await Promise.all([li.goOffline(), zhao.goOffline()]);
  await hers.append(hers.paragraph(1), "材料学院先行。");
  await hers.append(hers.paragraph(2), "李敏写的。");
  await his.append(his.paragraph(2), "赵刚写的。");
  await zhao.page.keyboard.press("Enter");
  await zhao.page.keyboard.type("经费自筹。");
  await Promise.all([hers.isKept(), his.isKept()]);
  await Promise.all([li.reopenTab(), zhao.reopenTab()]);
  await Promise.all([isStillHere(li, 1), isStillHere(zhao, 1)]);
  await li.paper.shows(["目标。材料学院先行。", "措施。李敏写的。"]);
  await zhao.paper.shows(["目标。", "措施。赵刚写的。", "经费自筹。"]);

  await li.paper.append(li.paper.paragraph(1), "明年全校。");
  await zhao.paper.append(zhao.paper.paragraph(3), "另请学校补助。");
  await Promise.all([li.paper.waitFor("on-phone"), zhao.paper.waitFor("on-phone")]);
  await Promise.all([li.reopenBrowser(), zhao.reopenBrowser()]);
  await Promise.all([isStillHere(li, 1), isStillHere(zhao, 1)]);
  await (await planOf(li)).shows(["目标。材料学院先行。明年全校。", "措施。李敏写的。"]);
  await (await planOf(zhao)).shows(["目标。", "措施。赵刚写的。", "经费自筹。另请学校补助。"]);

  await Promise.all([li.goOnline(), zhao.goOnline()]);
  await Promise.all([li.waitOnServer(), zhao.waitOnServer()]);
  await zhao.page.waitForFunction(() => document.querySelector(".block-text").textContent.endsWith("明年全校。"));
  const merged = await zhao.paper.paragraphs();
  assert.deepEqual([merged[0], merged[2], merged.length], ["目标。材料学院先行。明年全校。", "经费自筹。另请学校补助。", 3]);
  assert.ok(["措施。李敏写的。赵刚写的。", "措施。赵刚写的。李敏写的。"].includes(merged[1]), merged[1]);
  await li.paper.shows(merged);
});

story("two people fill in one form in two tunnels; where they differ, a person chooses", async (world) => {
  const [li, zhao] = await world.two();
  // Both make the form while apart: it is the same one.
  await Promise.all([li.goOffline(), zhao.goOffline()]);
  const hers = await li.newPaper("基本信息表");
  const his = await zhao.newPaper("基本信息表");
  assert.equal(new URL(li.page.url()).pathname, new URL(zhao.page.url()).pathname);
  await hers.field("省份").selectOption("云南");
  await hers.field("学校名称").fill("江南理工大学");
  await hers.append(hers.field("试点内容"), "组建学科交流小组。");
  await his.field("团委负责人").fill("赵刚");
  await his.field("学校名称").fill("江南理工大学（本部）");
  await his.append(his.field("试点内容"), "每两周一次。");
  await Promise.all([hers.isKept(), his.isKept()]);
  await Promise.all([li.reopenTab(), zhao.reopenTab()]);
  await Promise.all([isStillHere(li, 1), isStillHere(zhao, 1)]);
  await li.paper.holds(li.paper.field("学校名称"), "江南理工大学");
  await li.paper.field("联系方式").fill("0871-65030000");
  await zhao.paper.holds(zhao.paper.field("学校名称"), "江南理工大学（本部）");
  await zhao.paper.append(zhao.paper.field("试点内容"), "地点轮流。");
  await Promise.all([li.paper.waitFor("on-phone"), zhao.paper.waitFor("on-phone")]);

  await Promise.all([li.reopenBrowser(), zhao.reopenBrowser()]);
  await li.paper.holds(li.paper.field("联系方式"), "0871-65030000");
  await zhao.paper.holds(zhao.paper.field("试点内容"), "每两周一次。地点轮流。");
  await Promise.all([li.goOnline(), zhao.goOnline()]);
  for (const person of [li, zhao]) {
    const { page, paper } = person;
    await person.waitOnServer();
    await paper.holds(paper.field("省份"), "云南");
    await paper.holds(paper.field("团委负责人"), "赵刚");
    await paper.holds(paper.field("联系方式"), "0871-65030000");
    const both = page.getByRole("group", { name: "两人填得不一样" });
    await both.getByRole("button", { name: "用“江南理工大学（本部）”" }).waitFor();
    await both.getByRole("button", { name: "用“江南理工大学”" }).waitFor();
  }
  const content = await li.paper.field("试点内容").inputValue();
  assert.ok(["组建学科交流小组。每两周一次。地点轮流。", "每两周一次。地点轮流。组建学科交流小组。"].includes(content), content);
  await zhao.paper.holds(zhao.paper.field("试点内容"), content);

  await zhao.page.getByRole("button", { name: "用“江南理工大学（本部）”" }).click();
  for (const { page, paper } of [li, zhao]) {
    await page.getByRole("group", { name: "两人填得不一样" }).waitFor({ state: "detached" });
    await paper.holds(paper.field("学校名称"), "江南理工大学（本部）");
  }
});

story("a tab that dies while a line of a form is typed loses nothing of it", async (world) => {
  const li = await world.person("李敏", "limin", PHONE);
  await li.goOffline();
  const form = await li.newPaper("基本信息表");
  await form.field("学校名称").pressSequentially("江南理");
  await li.page.waitForFunction(draftHolds, "江南理");
  await li.reopenTab();
  await li.paper.holds(li.paper.field("学校名称"), "江南理");
  await li.paper.waitFor("on-phone");
});
