// People at venues, days without a network: who came is noted on several phones at once, wishes are noted and claimed.
import assert from "node:assert/strict";
import { join } from "node:path";
import { Gallery, SCREENS } from "../harness/look.mjs";
import { Register } from "../harness/register.mjs";
import { soon } from "../harness/soon.mjs";
import { story } from "../harness/story.mjs";
import { PC, PHONE } from "../harness/person.mjs";

const STUDENTS = ["王芳", "李雷", "陈静", "孙丽", "马刚", "吴洋"];
const TALK = "校友报告会";

/** A college with students whose names reach phones, and three people who work in it. */
async function college(world, { crowd = 0 } = {}) {
  const register = new Register(world.office);
  const unit = await register.unit("滇北大学材料学院", null, "college", "college");
  for (const name of STUDENTS) await register.person(name, unit, { staff: "student" });
  for (let nth = 1; nth <= crowd; nth++) await register.person(`学生${nth}`, unit, { staff: "student" });
  const works = async (name, login, post) => {
    const person = await register.person(name, unit, { staff: "counselor" });
    await register.appoint(person, unit, post, "2020-01-01");
    return register.account(person, login, name);
  };
  return {
    li: await works("李敏", "limin", "member"),
    zhao: await works("赵刚", "zhaogang", "member"),
    head: await works("周远", "zhouyuan", "secretary"),
  };
}

async function signedIn(world, account, device) {
  const person = await world.arrives(account, device);
  await person.signIn();
  return person;
}

/** An activity of today, planned on a screen. */
async function plan(person, fields, { kind = "报告会、讲坛" } = {}) {
  const { page } = person;
  await person.go("/activities");
  await page.getByRole("button", { name: "新建活动" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "建立" }).click();
  await page.waitForURL("**/activities/*?plan");
  const today = await page.evaluate(() => {
    const now = new Date();
    return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((it) => String(it).padStart(2, "0")).join("-");
  });
  await page.getByLabel("类型", { exact: true }).selectOption({ label: kind });
  for (const [name, value] of Object.entries({ 日期: today, ...fields })) {
    const field = page.getByLabel(name, { exact: true });
    await field.fill(value);
    await field.blur();
  }
  await person.waitOnServer();
}

async function openVenue(person, title) {
  await person.go("/activities");
  await person.page.getByRole("link", { name: title }).click();
  await person.page.getByRole("heading", { name: "不记名人数" }).waitFor();
}

const line = (person, name) => person.page.getByRole("button", { name: `登记 ${name} 到场`, exact: true });
const tap = async (person, name) => {
  await line(person, name).click();
  await soon(() => line(person, name).getAttribute("aria-pressed"), "true");
};
const press = (person, name) => person.page.getByRole("button", { name, exact: true }).click();

/** What a screen says of who came. */
const told = (person) => person.page.evaluate(() => ({
  totals: [...document.querySelectorAll(".venue .totals dd")].map((it) => it.innerText).join(" "),
  here: [...document.querySelectorAll(".checkin-line[aria-pressed=true] strong")].map((it) => it.innerText).sort(),
}));

async function says(person, totals) {
  await person.page.waitForFunction((totals) => {
    const shown = [...document.querySelectorAll(".venue .totals dd")].map((it) => it.innerText).join(" ");
    return shown === totals;
  }, totals);
}

// S0-10 2/2, S2-24, S2-26 1/2
story("two phones in a hall without a network note who came, one is restarted, and all agree afterwards", async (world) => {
  const { li, zhao, head } = await college(world);
  const hers = await signedIn(world, li, PHONE);
  await plan(hers, { 名称: TALK, 地点: "学生活动中心", 主题: "成长成才", 主讲人: "杨校友" });
  const his = await signedIn(world, zhao, PHONE);
  for (const person of [hers, his]) await openVenue(person, TALK);
  await hers.goOffline();
  await his.goOffline();

  await tap(hers, "王芳");
  await tap(hers, "李雷");
  await hers.page.getByRole("searchbox", { name: "查找" }).fill("cj");
  await tap(hers, "陈静");
  await press(hers, "撤销");
  await tap(hers, "陈静");
  await hers.page.getByRole("searchbox", { name: "查找" }).fill("周明");
  await press(hers, "新到的人");
  const dialog = hers.page.getByRole("dialog", { name: "新到的人" });
  await dialog.getByLabel("姓名").fill("周明 13812345678");
  await dialog.getByRole("button", { name: "加入并登记到场" }).click();
  await dialog.getByText("这里有像证件号或电话的数字").waitFor();
  await dialog.getByLabel("姓名").fill("周明");
  await dialog.getByRole("button", { name: "加入并登记到场" }).click();
  await press(hers, "学生加 5");
  await hers.waitFor("offline");
  await hers.isKept();

  // The phone dies and comes back in the hall: nothing is gone, and the noting goes on.
  await hers.reopenBrowser();
  await says(hers, "9 0 9 0");
  await tap(hers, "马刚");
  await says(hers, "10 0 10 0");

  await tap(his, "王芳");
  await tap(his, "孙丽");
  await tap(his, "李敏");
  await press(his, "其他人加 1");
  await press(his, "其他人加 1");
  await press(his, "其他人减 1");
  await his.page.getByRole("textbox", { name: "现场记录" }).fill("提问很多。");
  await says(his, "4 1 2 1");

  await hers.goOnline();
  await his.goOnline();
  await Promise.all([hers.waitOnServer(), his.waitOnServer()]);
  // Her 5 named and 5 counted students, his Sun Li, one teacher, one more: Wang Fang counts once.
  for (const person of [hers, his]) await says(person, "13 1 11 1");
  const theirs = await signedIn(world, head, PC);
  await openVenue(theirs, TALK);
  await says(theirs, "13 1 11 1");
  const all = await Promise.all([hers, his, theirs].map(told));
  assert.deepEqual(all[0], all[1]);
  assert.deepEqual(all[0], all[2]);
  assert.deepEqual(all[0].here, ["周明", "孙丽", "李敏", "李雷", "王芳", "陈静", "马刚"].sort());
  await hers.page.getByText("2 人登记，算一次").waitFor();
  await soon(() => theirs.page.getByRole("textbox", { name: "现场记录" }).inputValue(), "提问很多。");
  await theirs.go("/activities");
  await theirs.page.getByText("7 人 · 13 人次").waitFor();
  await theirs.page.getByText("1 场，最近：校友报告会").waitFor();
});

for (const [size, device] of [["phone", PHONE], ["pc", PC]]) {
  // S0-17, S2-25 1/2, S4-09: pictures, names that are never shown, a plan that says what it lacks.
  story(`activities are fit to be seen on a ${size}, and matchmaking shows no names`, async (world) => {
    const gallery = new Gallery(size);
    const { li } = await college(world, { crowd: 30 });
    const hers = await signedIn(world, li, device);
    const { page } = hers;
    await hers.go("/activities");
    await page.getByText("还没有活动").waitFor();
    await gallery.see(hers, "activities-empty", { acts: 1 });
    await plan(hers, { 名称: "建队纪念日主题队日", 地点: "青少年科技馆" }, { kind: "联合活动" });
    await page.getByLabel("面向", { exact: true }).selectOption({ label: "低年级学生" });
    await page.getByLabel("固定日子", { exact: true }).selectOption({ label: "建队纪念日" });
    await page.getByText("日期不在建队纪念日当天").waitFor();
    for (const [name, kind] of [["星光小学", "学校"], ["青少年科技馆", "公共文化机构"]]) {
      await page.getByLabel("单位名称").fill(name);
      await page.getByLabel("机构类型").selectOption({ label: kind });
      await press(hers, "加单位");
    }
    await page.getByText("主办与参与单位至少 2 家").waitFor({ state: "hidden" });
    await hers.waitOnServer();
    await page.reload();
    await page.getByText("青少年科技馆").first().waitFor();
    await soon(() => page.getByLabel("面向", { exact: true }).inputValue(), "junior_students");
    await gallery.see(hers, "activity-plan", { acts: 0 });
    await page.getByRole("link", { name: "到场登记" }).click();
    for (const name of ["王芳", "李雷", "孙丽"]) await tap(hers, name);
    await press(hers, "其他人加 5");
    await hers.waitOnServer();
    await gallery.see(hers, "activity-venue", { acts: 0 });
    await page.evaluate(() => { document.documentElement.style.fontSize = "200%"; });
    await gallery.see(hers, "activity-venue-large", { acts: 0 });
    await page.evaluate(() => { document.documentElement.style.fontSize = ""; });
    await press(hers, "打印签到表");
    await page.locator(".print-list tbody tr").first().waitFor({ state: "attached" });
    await page.emulateMedia({ media: "print" });
    await page.locator(".print-list").getByText("李雷").waitFor();
    await soon(() => page.getByText("不记名人数").isVisible(), false, "only the list is printed");
    await page.screenshot({ path: join(SCREENS, `activity-print-${size}.png`) });
    await page.emulateMedia({ media: "screen" });
    await press(hers, "新到的人");
    await page.getByRole("dialog").getByLabel("姓名").waitFor();
    await gallery.see(hers, "activity-newcomer", { acts: 1 });
    await page.keyboard.press("Escape");

    await plan(hers, { 名称: "七夕相亲会", 地点: "湖畔" }, { kind: "婚恋交友" });
    await page.getByRole("link", { name: "到场登记" }).click();
    await page.getByText("这项活动不显示姓名，只计人数").waitFor();
    assert.equal(await page.getByText("王芳").count(), 0);
    assert.equal(await page.getByRole("button", { name: "打印签到表" }).count(), 0);
    await press(hers, "其他人加 5");
    await gallery.see(hers, "activity-no-names", { acts: 0 });
    await hers.go("/activities");
    await page.getByRole("heading", { name: "汇总" }).waitFor();
    await gallery.see(hers, "activities", { acts: 1 });
    gallery.check();
  });
}

async function note(person, { school = "星光小学", text, yuan = "120" }) {
  const { page } = person;
  await press(person, "记一个心愿");
  const dialog = page.getByRole("dialog", { name: "记一个心愿" });
  await dialog.getByLabel("学校").fill(school);
  await dialog.getByLabel("具体说说").fill(text);
  await dialog.getByLabel("大约多少元").fill(yuan);
  await dialog.getByRole("button", { name: "记下" }).click();
  return dialog;
}

const wish = (person, text) => person.page.getByRole("listitem").filter({ hasText: text });

// S4-19, X-07 3/3
story("a wish is noted in a village without the child's name, and of two who claim it offline one is told who was first", async (world) => {
  const { li, zhao, head } = await college(world);
  const [hers, his] = [await signedIn(world, li, PHONE), await signedIn(world, zhao, PHONE)];
  const chief = await signedIn(world, head, PC);
  const gallery = new Gallery("phone");
  await hers.go("/wishes");
  await hers.page.getByText("还没有心愿").waitFor();
  await hers.goOffline();
  const dialog = await note(hers, { text: "书包，找 138 1234 5678" });
  await dialog.getByText("内容里有像电话的数字").waitFor();
  await gallery.see(hers, "wish-refused", { acts: 1 });
  await dialog.getByLabel("具体说说").fill("一套科普书");
  await dialog.getByRole("button", { name: "记下" }).click();
  await wish(hers, "一套科普书").getByText("待确认").waitFor();
  await hers.reopenBrowser();
  await wish(hers, "一套科普书").getByText("待确认").waitFor();
  await hers.goOnline();
  await wish(hers, "一套科普书").getByText("待核实").waitFor();

  await chief.go("/wishes");
  await wish(chief, "一套科普书").getByRole("button", { name: "核实，可以认领" }).click();
  await wish(chief, "一套科普书").getByText("可认领", { exact: true }).waitFor();
  await his.go("/wishes");
  for (const person of [hers, his]) {
    await wish(person, "一套科普书").getByText("可认领", { exact: true }).waitFor();
    await person.goOffline();
    await wish(person, "一套科普书").getByRole("button", { name: "认领" }).click();
    await person.page.getByRole("dialog", { name: "认领这个心愿" }).getByRole("button", { name: "认领", exact: true }).click();
    await wish(person, "一套科普书").getByText("待确认").waitFor();
  }
  await his.goOnline();
  await wish(his, "一套科普书").getByText("已认领", { exact: true }).waitFor();
  await hers.goOnline();
  await wish(hers, "一套科普书").getByText("赵刚 先认领了").waitFor();
  await gallery.see(hers, "wish-lost", { acts: 1 });
  await wish(his, "一套科普书").getByRole("button", { name: "已经送到" }).click();
  await wish(hers, "一套科普书").getByRole("button", { name: "确认收到" }).click();
  for (const person of [hers, his, chief]) await wish(person, "一套科普书").getByText("已确认", { exact: true }).waitFor();
  await gallery.see(his, "wishes", { acts: 1 });
  await new Gallery("pc").see(chief, "wishes", { acts: 1 });
  gallery.check();
});
