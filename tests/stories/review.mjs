// A review from the naming of reviewers to the comment that an applicant reads: one reviewer is left out by unit, one scores
// without a network and over a restart, nobody sees another's sheet, the one too many is refused in words, and all results
// are told at once.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { Gallery } from "../harness/look.mjs";
import { PASSWORD } from "../harness/office.mjs";
import { Register } from "../harness/register.mjs";
import { story } from "../harness/story.mjs";
import { PC, PHONE } from "../harness/person.mjs";

const STUDIOS = ["先锋工作室", "聚合工作室", "绿化学工作室"];
const COMMENT = "第二年度的目标可以再具体一些。";

const field = ({ page }, name) => page.getByLabel(name).filter({ visible: true }).first();
const button = ({ page }, name) => page.getByRole("button", { name, exact: true }).filter({ visible: true }).first();
const press = (person, name) => button(person, name).click();
const refusal = ({ page }) => page.locator(".fate[data-fate=refused]").first();

function inDays(days) {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

/** Somebody who sends commands without a screen. */
async function session(base, { login }) {
  let cookie;
  const post = async (path, body) => {
    const headers = { "content-type": "application/json", origin: base, ...(cookie && { cookie }) };
    const answer = await fetch(base + path, { method: "POST", headers, body: JSON.stringify(body) });
    const text = await answer.text();
    assert.ok(answer.ok, `${path}: ${answer.status} ${text}`);
    cookie = answer.headers.get("set-cookie")?.split(";")[0] ?? cookie;
    return JSON.parse(text);
  };
  await post("/api/sign-in", { login, password: PASSWORD, installation: randomUUID() });
  const give = async (command, it) => {
    const receipt = await post("/api/commands", { id: randomUUID(), command, [command]: it });
    assert.deepEqual(receipt.outcome, { outcome: "accepted" }, JSON.stringify(receipt));
  };
  return { post, give };
}

/** Two colleges with three branches, the university's office, four reviewers of whom the first is of the first college. */
async function people(world) {
  const register = new Register(world.office);
  const top = { line: "party", founded: "2010-01-01" };
  const university = await register.unit("滇北理工大学党委", null, "party_committee", "school", top);
  const department = await register.unit("校机关党委", university, "college", "college", top);
  const colleges = [];
  for (const name of ["材料学院党委", "化学学院党委"]) colleges.push(await register.unit(name, university, "college", "college", top));
  const branches = [];
  for (const [nth, name] of ["材料物理支部", "高分子支部", "分析化学支部"].entries()) {
    branches.push(await register.unit(name, colleges[nth < 2 ? 0 : 1], "branch", "branch", top));
  }
  const heads = [];
  const one = async (name, login, ...posts) => {
    const person = await register.person(name, posts[0][0], { staff: "teacher" });
    for (const [unit, post] of posts) {
      const appointment = await register.appoint(person, unit, post, "2022-01-01");
      if (post === "secretary") heads.push(appointment);
    }
    return register.account(person, login, name);
  };
  const office = await one("李校", "lixiao", [university, "office_staff"]);
  const officer = await one("王组织", "wang", ...colleges.map((unit) => [unit, "office_staff"]));
  const secretary = await one("赵书记", "zhao", ...branches.map((unit) => [unit, "secretary"]));
  const reviewers = [];
  for (const [name, login, unit] of [["孙评审", "sun", colleges[0]], ["周评审", "zhou", department], ["吴评审", "wu", department], ["郑评审", "zheng", department]]) {
    reviewers.push(await one(name, login, [unit, "member"]));
  }
  return { university, colleges, branches, heads, office, officer, secretary, reviewers };
}

/** A call whose three applications came, and which is over. */
async function called(world, who, secretary) {
  const base = secretary.browser.base;
  const [office, officer, zhao] = [await session(base, who.office), await session(base, who.officer), await session(base, who.secretary)];
  const [call, programme] = [randomUUID(), randomUUID()];
  const contacts = [{ name: "李校", phone: "0000-0000" }];
  await world.office.command("programme", { programme: { act: "start", programme, definition: "leaders_counselors", owner: who.university, title: "双带头人工作室", on: inDays(0), contacts } });
  const text = {
    title: "第二批工作室申报", batch: "第二批", basis: "组〔2026〕3号", body: "请组织申报。", deadline: `${inDays(9)}T17:30:00`, reference: inDays(9),
    receiver: who.university, contact: contacts[0], form: "private_note", rubric: "附件1", places: { least: 2, most: 2 }, quota: 2, to: who.colleges,
  };
  await office.give("call", { act: "draft", call, programme, text, seen: 0 });
  await office.give("call", { act: "issue", call });
  const applications = STUDIOS.map(() => randomUUID());
  for (const [nth, application] of applications.entries()) {
    await zhao.give("application", { act: "start", application, call, host: who.branches[nth], head: who.heads[nth], title: STUDIOS[nth] });
    await secretary.go(`/applications/${application}`);
    await press(secretary, "开始填写");
    await secretary.page.getByText("都填好了。").waitFor();
    await secretary.waitOnServer();
    await press(secretary, "报基层党委");
    await secretary.page.getByRole("dialog").getByRole("button", { name: "报基层党委" }).click();
    await secretary.page.locator("[data-application=handed_up]").first().waitFor();
    await officer.give("application", { act: "check", application });
  }
  for (const [nominating, order] of [[who.colleges[0], applications.slice(0, 2)], [who.colleges[1], applications.slice(2)]]) {
    await officer.give("application", { act: "rank", call, nominating, order });
    for (const application of order) await officer.give("application", { act: "submit", application });
  }
  await office.give("call", { act: "close", call, reason: "都已报齐" });
  return { call, applications };
}

/** Rubric and reviewers by the form; the proposal, as it is shown. */
async function open(office, call, gallery) {
  const { page } = office;
  await office.go(`/calls/${call}`);
  await page.getByRole("link", { name: "评审", exact: true }).filter({ visible: true }).first().click();
  await page.getByRole("heading", { name: "评分项" }).waitFor();
  await page.getByLabel("名称").first().fill("政治功能");
  await page.getByLabel("权重（%）").first().fill("60");
  await page.getByLabel("满分").first().fill("10");
  await press(office, "添一项");
  await page.getByLabel("名称").nth(1).fill("工作基础");
  await page.getByLabel("权重（%）").nth(1).fill("40");
  await page.getByLabel("满分").nth(1).fill("20");
  await field(office, "每份由几人评").fill("2");
  await field(office, "每人最多评几份").fill("3");
  for (const name of ["孙评审", "周评审", "吴评审", "郑评审"]) {
    await field(office, "找评委（姓名或拼音）").fill(name);
    await page.getByRole("button", { name: new RegExp(`^添上 ${name}`) }).click();
    await page.getByRole("button", { name: `去掉 ${name}` }).waitFor();
  }
  await gallery.see(office, "review-open", { acts: 1 });
  await press(office, "开始评审");
  await page.getByRole("heading", { name: "分配" }).waitFor();
  assert.equal(await page.getByText("孙评审回避（同单位）").count(), 2, "left out of both of the own college");
  await gallery.see(office, "review-assignment", { acts: 1 });
  await press(office, "定下分配");
  await page.getByText("已交 0 / 6").waitFor();
}

async function score(person, [first, second], comment) {
  await field(person, "政治功能得分").fill(first);
  if (second === "弃评") await press(person, "工作基础弃评");
  else await field(person, "工作基础得分").fill(second);
  await field(person, "给申报人的意见").fill(comment);
}

/** Without a network, over a restart. Gives the title of what was judged. */
async function scoreInATunnel(zhou, gallery) {
  const { page } = zhou;
  await zhou.go("/reviews");
  await page.getByRole("heading", { name: "待评" }).waitFor();
  await gallery.see(zhou, "review-tasks", { acts: 0 });
  await page.locator("a.item").filter({ visible: true }).first().click();
  await page.waitForURL("**/reviews/*");
  await page.getByLabel("政治功能得分").waitFor();
  await zhou.goOffline();
  await score(zhou, ["9", "弃评"], COMMENT);
  await page.getByText("总分 90.0").waitFor();
  await page.getByText("草稿存于本机").waitFor();
  await zhou.reopenBrowser();
  const again = zhou.page;
  await again.getByLabel("政治功能得分").waitFor();
  assert.equal(await again.getByLabel("政治功能得分").inputValue(), "9");
  assert.equal(await again.getByLabel("给申报人的意见").inputValue(), COMMENT);
  await again.getByText("申报人将看到").click();
  await again.locator(".review-preview blockquote").getByText(COMMENT).waitFor();
  await gallery.see(zhou, "review-sheet", { acts: 1 });
  await press(zhou, "交评分表");
  await again.getByRole("dialog").getByRole("button", { name: "交评分表" }).click();
  await again.locator(".fate[data-fate=waits]").waitFor();
  await zhou.goOnline();
  await again.getByText("评分表已交").waitFor();
  await gallery.see(zhou, "review-sheet-in", { acts: 0 });
  return again.getByRole("heading", { level: 1 }).innerText();
}

/** All sheets that a reviewer still owes, without a screen. */
async function scoreTheRest(base, reviewer, points) {
  const { post, give } = await session(base, reviewer);
  for (const { call, application, handed } of await post("/api/review/tasks", {})) {
    if (handed) continue;
    const { pins } = await post("/api/review/sheet", { application });
    const marks = [{ mark: "points", points }, { mark: "points", points: points * 2 }];
    await give("review", { act: "hand_in", call, application, sheet: { marks, to_committee: "建议入围", to_applicant: "", pins } });
  }
}

async function decide(office, title, outcome, reason) {
  const { page } = office;
  await page.getByRole("button", { name: `审定“${title}”` }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("radio", { name: outcome, exact: true }).check();
  await dialog.getByLabel("原因").fill(reason);
  await dialog.getByRole("button", { name: "审定", exact: true }).click();
}

async function inDialog(office, act, fill = {}) {
  await press(office, act);
  const dialog = office.page.getByRole("dialog");
  for (const [name, value] of Object.entries(fill)) await dialog.getByLabel(name).fill(value);
  await dialog.getByRole("button", { name: act, exact: true }).click();
}

async function select(office, call, gallery) {
  const { page } = office;
  await office.go(`/calls/${call}/review`);
  await page.getByText("已交 6 / 6").waitFor();
  await inDialog(office, "公开评分");
  await page.getByRole("heading", { name: "评分结果" }).waitFor();
  for (const title of STUDIOS) await page.getByRole("button", { name: `“${title}”入围` }).click();
  await press(office, "存下入围名单");
  await button(office, "存下入围名单").waitFor({ state: "detached" });
  for (const [nth, title] of STUDIOS.slice(0, 2).entries()) {
    await decide(office, title, "选定", "工作基础好");
    await page.getByText(`已选定 ${nth + 1} 个，名额 2–2 个`).waitFor();
  }
  await decide(office, STUDIOS[2], "选定", "工作基础好");
  assert.match(await refusal(office).innerText(), /最多选 2 个，已选定：.*先锋工作室/);
  await gallery.see(office, "review-refused", { acts: 0 });
  await page.getByRole("button", { name: "知道了" }).first().click();
  await decide(office, STUDIOS[2], "未选定", "目标还要具体");
  await button(office, "公示").waitFor();
  await gallery.see(office, "review-selection", { acts: 1 });
  await inDialog(office, "公示");
  await button(office, "统一公布结果").waitFor();
  await inDialog(office, "统一公布结果");
  assert.match(await refusal(office).innerText(), /公示到 .* 才结束/);
  await gallery.see(office, "review-public", { acts: 1 });
}

for (const [size, device] of [["phone", PHONE], ["pc", PC]]) {
  // S3-14 2/3: who is of the college does not judge it.
  story(`reviewers score apart, the office selects within its places and tells all at once, on a ${size}`, async (world) => {
    const gallery = new Gallery(size);
    const who = await people(world);
    const secretary = await world.arrives(who.secretary, device);
    await secretary.signIn();
    const base = secretary.browser.base;
    const { call, applications } = await called(world, who, secretary);

    const office = await world.arrives(who.office, device);
    await office.signIn();
    await open(office, call, gallery);

    const zhou = await world.arrives(who.reviewers[1], device);
    await zhou.signIn();
    const judged = await scoreInATunnel(zhou, gallery);
    await scoreTheRest(base, who.reviewers[1], 8);

    // Another reviewer finds nothing of it.
    const { post } = await session(base, who.reviewers[2]);
    for (const { application } of await post("/api/review/tasks", {})) {
      const seen = JSON.stringify(await post("/api/review/sheet", { application }));
      assert.ok(!seen.includes(COMMENT), seen);
    }
    const progress = office.page;
    await office.go(`/calls/${call}/review`);
    await progress.getByText("吴评审未交").waitFor();
    assert.equal(await progress.getByText(COMMENT).count(), 0, "closed for the office too");
    await gallery.see(office, "review-progress", { acts: 0 });
    for (const nth of [0, 2, 3]) await scoreTheRest(base, who.reviewers[nth], 6);

    await select(office, call, gallery);
    const about = applications[STUDIOS.indexOf(judged.trim())];
    await secretary.go(`/applications/${about}`);
    await secretary.page.locator("[data-application=submitted]").first().waitFor();
    assert.equal(await secretary.page.getByText(COMMENT).count(), 0, "nobody is told before all are");

    await inDialog(office, "收回公示", { 原因: "改为不公示" });
    await button(office, "公示").waitFor();
    await inDialog(office, "公示", { 几个工作日: "0", "说明（选定少于名额下限，或不公示时必填）": "校内小范围试点" });
    await office.page.getByText("不公示", { exact: true }).waitFor();
    await inDialog(office, "统一公布结果");
    await office.page.getByText("结果已公布").first().waitFor();
    await gallery.see(office, "review-released", { acts: 0 });

    await secretary.go(`/applications/${about}`);
    await secretary.page.getByRole("heading", { name: "评审结果" }).waitFor();
    await secretary.page.getByText(COMMENT).waitFor();
    await gallery.see(secretary, "review-told", { acts: 0 });
    gallery.check();
  });
}
