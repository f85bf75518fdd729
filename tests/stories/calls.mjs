// A call for applications from the office to the receipt: issued, written by two people of whom one has no network, handed
// up, put in order, submitted within the quota; the one too many is refused in words.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { Gallery } from "../harness/look.mjs";
import { Register } from "../harness/register.mjs";
import { story } from "../harness/story.mjs";
import { PC, PHONE } from "../harness/person.mjs";

const TITLE = "第二批“双带头人”工作室申报";
const LONG = ["2年建设周期目标", "第一年度目标", "第二年度目标", "增强政治功能", "履行主责主业", "提升思政工作质量", "推动事业发展", "加强班子队伍建设"];

const field = ({ page }, name) => page.getByLabel(name).filter({ visible: true }).first();
const press = ({ page }, name) => page.getByRole("button", { name, exact: true }).filter({ visible: true }).first().click();
const fate = ({ page }, what) => page.locator(`.fate[data-fate=${what}]`);

/** A day from today on, as a date field takes it. */
function inDays(days) {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

/** University, college with an officer, two branches with one secretary and a teacher who writes with them. */
async function people(world) {
  const register = new Register(world.office);
  const top = { line: "party", founded: "2010-01-01" };
  const university = await register.unit("滇北理工大学党委", null, "party_committee", "school", top);
  const college = await register.unit("材料学院党委", university, "college", "college", top);
  const branches = [];
  for (const name of ["材料物理支部", "高分子支部"]) branches.push(await register.unit(name, college, "branch", "branch", top));
  const one = async (name, login, ...posts) => {
    const person = await register.person(name, posts[0][0], { staff: "teacher" });
    for (const [unit, post] of posts) await register.appoint(person, unit, post, "2022-01-01");
    return register.account(person, login, name);
  };
  const office = await one("李校", "lixiao", [university, "office_staff"]);
  const officer = await one("王组织", "wang", [college, "office_staff"]);
  const secretary = await one("赵书记", "zhao", ...branches.map((unit) => [unit, "secretary"]));
  const teacher = await one("钱老师", "qian", [branches[0], "member"]);
  const contacts = [{ name: "李校", phone: "0000-0000" }];
  const programme = { act: "start", programme: randomUUID(), definition: "studios", owner: university, title: "双带头人工作室", on: inDays(0), contacts };
  await world.office.command("programme", { programme }).catch(async () => {
    await world.office.command("programme", { programme: { ...programme, definition: "leaders_counselors" } });
  });
  return { office, officer, secretary, teacher };
}

async function issue(office, gallery) {
  const { page } = office;
  await office.go("/calls");
  await page.getByText("还没有申报通知").first().waitFor();
  await page.getByRole("link", { name: "发起申报" }).filter({ visible: true }).first().click();
  await field(office, "通知标题").fill(TITLE);
  await press(office, "存为草稿");
  // What is missing is told one by one before it can go out (S3-01).
  await page.getByRole("heading", { name: "发出前还缺" }).waitFor();
  await gallery.see(office, "call-draft", { acts: 1 });
  for (const [name, value] of [
    ["批次", "第二批"], ["依据", "组〔2026〕3号"], ["通知正文", "为做好第二批工作室建设，现组织申报。\n请各基层党委审核、排序后报送。"],
    ["截止日期", inDays(9)], ["条件计算日", inDays(9)], ["联系人", "李校"], ["联系电话", "0000-0000"], ["建设标准", "附件1"], ["每家最多报几个", "1"],
  ]) await field(office, name).fill(value);
  await field(office, "申报书表样").selectOption({ label: "“双带头人”教师党支部书记工作室申报书" });
  await page.getByRole("checkbox", { name: "材料学院党委" }).check();
  await press(office, "存为草稿");
  await page.getByText("都齐了，可以发出。").waitFor();
  await press(office, "发出");
  await page.getByRole("dialog").getByRole("button", { name: "发出", exact: true }).click();
  await page.getByRole("heading", { name: "收到通知的单位" }).waitFor();
  await page.getByText("未确认").first().waitFor();
  await gallery.see(office, "call-issued", { acts: 0 });
  return new URL(page.url()).pathname;
}

/** Begins the application of a branch. */
async function start(secretary, call, branch, title) {
  const { page } = secretary;
  await secretary.go(call);
  const host = page.getByLabel("依托单位");
  await page.getByRole("heading", { name: "我们要申报" }).waitFor();
  if (await host.count()) await host.selectOption({ label: branch });
  await page.getByLabel("负责人（按任职）").waitFor();
  await page.waitForFunction(() => [...document.querySelectorAll("select")].at(-1).value !== "");
  await field(secretary, "工作室名称").fill(title);
  await press(secretary, "开始写申报书");
  await page.getByRole("link", { name: new RegExp(title) }).filter({ visible: true }).first().click();
  await page.getByRole("heading", { level: 1, name: title }).waitFor();
  return new URL(page.url()).pathname;
}

async function row({ page }, table, cells) {
  const group = page.getByRole("group", { name: table, exact: true });
  await group.getByRole("button", { name: "添一行" }).click();
  for (const [name, value, choice] of cells) {
    const cell = group.getByLabel(name).filter({ visible: true }).last();
    if (!choice) await cell.fill(value);
    else if (await cell.evaluate((it) => it.tagName === "SELECT")) await cell.selectOption({ label: value });
    else await cell.getByRole("radio", { name: value, exact: true }).check();
  }
}

/** Everything that is asked in one line or in a table. */
async function short(person, branch) {
  const { page } = person;
  for (const [name, value] of [["所属基层党委", "材料学院党委"], ["依托党支部", branch], ["工作室负责人", "赵书记"]]) {
    await field(person, name).fill(value);
    const plain = page.getByRole("button", { name: `就写“${value}”` });
    await plain.or(page.getByRole("option", { name: new RegExp(value) })).first().click();
  }
  await field(person, "工作室名称").fill("先锋工作室");
  await field(person, "支部成立日期").fill("2010-01-01");
  await field(person, "联系方式").fill("0000-0000000");
  await row(person, "建设标准逐项对照", [["标准条目", "政治功能强"], ["符合情况", "符合", true], ["说明", "组织生活规范"]]);
  await row(person, "实施步骤", [["完成时间", "2027-06-01"], ["工作内容", "制度建设"], ["建设类别", "软件建设", true]]);
  for (const year of ["第一年", "第二年"]) {
    await row(person, "预期成果清单", [["成果形式", "工作法、典型案例", true], ["成果名称", "支部工作法"], ["完成年度", year, true]]);
  }
}

/** A long text in its own document. */
async function long(person, application, name, text) {
  const { page } = person;
  if (!page.url().endsWith(application)) await person.go(application);
  await page.getByRole("group", { name: new RegExp(name) }).getByRole("button", { name: /写|打开/ }).first().click();
  await page.waitForURL("**/paper/*");
  await person.paper.append(person.paper.paragraph(1), text);
  await person.paper.isKept();
  await page.goBack();
  await page.getByText("申报书内容").first().waitFor();
}

async function handUp(secretary) {
  const { page } = secretary;
  await page.getByText("都填好了。").waitFor();
  await press(secretary, "报基层党委");
  await page.getByRole("dialog").getByRole("button", { name: "报基层党委" }).click();
}

for (const [size, device] of [["phone", PHONE], ["pc", PC]]) {
  // S3-01, S3-11, S3-13: the whole way, on a screen.
  story(`an office calls, a branch applies, its college ranks and submits within its quota, on a ${size}`, async (world) => {
    const gallery = new Gallery(size);
    const who = await people(world);
    const office = await world.arrives(who.office, device);
    await office.signIn();
    const call = await issue(office, gallery);

    const secretary = await world.arrives(who.secretary, device);
    await secretary.signIn();
    await secretary.go("/calls");
    await secretary.page.getByText("还剩").first().waitFor();
    await gallery.see(secretary, "calls", { acts: 0 });
    const second = await start(secretary, call, "高分子支部", "聚合工作室");
    const first = await start(secretary, call, "材料物理支部", "先锋工作室");
    await secretary.page.getByText("成立满 1 年").waitFor();
    await press(secretary, "开始填写");
    await short(secretary, "材料物理支部");
    await gallery.see(secretary, "application-written", { acts: 1 });
    await secretary.waitOnServer();

    // One writes without a network, the other goes on with it.
    const teacher = await world.arrives(who.teacher, PC);
    await teacher.signIn();
    await teacher.go(first);
    await teacher.page.getByText("申报书内容").first().waitFor();
    await teacher.goOffline();
    for (const name of LONG.slice(0, 3)) await long(teacher, first, name, "断网时写的目标。");
    for (const name of LONG.slice(3)) await long(secretary, first, name, "有网时写的措施。");
    await teacher.goOnline();
    await teacher.waitOnServer();

    // Handed up without a network, it waits with the time that is left.
    await secretary.page.getByText("都填好了。").waitFor();
    await secretary.waitOnServer();
    await secretary.goOffline();
    await handUp(secretary);
    await fate(secretary, "waits").getByText("还剩").waitFor();
    await gallery.see(secretary, "application-waits", { acts: 1 });
    await secretary.goOnline();
    await fate(secretary, "waits").waitFor({ state: "detached" });
    await secretary.page.locator("[data-application=handed_up]").first().waitFor();
    await gallery.see(secretary, "application-handed-up", { acts: 0 });

    await secretary.go(second);
    await press(secretary, "开始填写");
    await short(secretary, "高分子支部");
    for (const name of LONG) await long(secretary, second, name, "第二个支部的内容。");
    await handUp(secretary);
    await secretary.page.locator("[data-application=handed_up]").first().waitFor();

    const officer = await world.arrives(who.officer, device);
    await officer.signIn();
    await officer.go(call);
    await officer.page.getByRole("heading", { name: "材料学院党委：审核、排序、报送" }).waitFor();
    for (let left = 2; left > 0; left--) {
      await officer.page.getByRole("button", { name: "审核通过" }).nth(left - 1).waitFor();
      await press(officer, "审核通过");
      await officer.page.getByRole("button", { name: "审核通过" }).nth(left - 1).waitFor({ state: "detached" });
    }
    await officer.page.locator(".rank-place").nth(1).waitFor();
    const top = await officer.page.locator("ol.rank .rank-name strong").first().innerText();
    if (top !== "先锋工作室") await officer.page.getByRole("button", { name: "把“先锋工作室”往前移" }).click();
    await gallery.see(officer, "call-ranking", { acts: 1 });
    await press(officer, "存下排序");
    await officer.page.getByText("排序还没有存").waitFor({ state: "detached" });
    await officer.page.getByRole("button", { name: "报送“先锋工作室”" }).click();
    await officer.page.getByText("名额已用 1 / 1").waitFor();
    await officer.page.getByRole("button", { name: "报送“聚合工作室”" }).click();
    const refused = await fate(officer, "refused").innerText();
    assert.match(refused, /1 个名额已用完：材料物理支部“先锋工作室”/);
    await gallery.see(officer, "call-refused", { acts: 0 });

    await office.go(call);
    await office.page.getByRole("link", { name: /先锋工作室/ }).filter({ visible: true }).first().click();
    await office.page.getByText("断网时写的目标。").first().waitFor();
    for (const name of ["收到纸质版", "收到盖章页"]) await press(office, name);
    await office.page.getByText("形式完整").first().waitFor();
    await gallery.see(office, "application-came", { acts: 0 });
    assert.equal(await office.page.getByText("聚合工作室").count(), 0, "the office sees what was submitted");
    gallery.check();
  });
}
