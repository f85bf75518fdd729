// Meetings: called with receipts, written down by three people of whom two have no network, fixed by the chair, and what
// it gave somebody to do waits until it is done.
import assert from "node:assert/strict";
import { Gallery } from "../harness/look.mjs";
import { Register } from "../harness/register.mjs";
import { soon } from "../harness/soon.mjs";
import { story } from "../harness/story.mjs";
import { PC, PHONE } from "../harness/person.mjs";

const TITLE = "第一次委员会议";
const TASK = "起草本学期工作要点";

/** A committee: who keeps its office, its director, a member who takes notes, an elder. */
async function committee(world) {
  const register = new Register(world.office);
  const unit = await register.unit("滇北大学材料学院关工委", null, "league_committee", "college");
  const works = async (name, login, post) => {
    const person = await register.person(name, unit, { staff: "administrator" });
    await register.appoint(person, unit, post, "2020-01-01");
    return register.account(person, login, name);
  };
  return {
    secretary: await works("李敏", "limin", "secretary_general"),
    chair: await works("周远", "zhouyuan", "director"),
    notes: await works("王芳", "wangfang", "member"),
    elder: await works("赵刚", "zhaogang", "elder"),
  };
}

async function seated(world, account, device) {
  const person = await world.arrives(account, device);
  await person.signIn();
  return person;
}

const press = (person, name) => person.page.getByRole("button", { name, exact: true }).filter({ visible: true }).first().click();
const dialog = (person) => person.page.getByRole("dialog").filter({ visible: true });

async function openMeeting(person) {
  await person.go("/meetings");
  await person.page.getByRole("link", { name: TITLE }).first().click();
  await person.page.getByRole("heading", { level: 1, name: TITLE }).waitFor();
}

/** Somebody notes who is there, adds an item and writes a paragraph. */
async function notes(person, { here, standIn, item, text, paragraph }) {
  for (const name of here) await press(person, `${name}到会`);
  for (const name of standIn ?? []) await press(person, `${name}由人代会`);
  await press(person, "加一项议程");
  await dialog(person).getByLabel("议程内容").fill(item);
  await dialog(person).getByRole("button", { name: "记下" }).click();
  await person.page.getByRole("link", { name: "打开纪要" }).click();
  const area = person.paper.paragraph(paragraph);
  await area.waitFor();
  await person.paper.append(area, text);
  await person.isKept();
}

for (const [size, device, other] of [["phone", PHONE, PC], ["pc", PC, PHONE]]) {
  // leave, stand-in and the papers of the meeting print from its page
  story(`a meeting from its call to what it gave to do, on a ${size}`, async (world) => {
    const gallery = new Gallery(size);
    const people = await committee(world);
    const secretary = await seated(world, people.secretary, device);
    await secretary.go("/meetings/new");
    const { page } = secretary;
    await page.getByLabel("会议名称").fill(TITLE);
    await page.getByLabel("地点").fill("行政楼 301");
    await page.getByLabel("议程").fill("审议工作要点\n部署暑期走访");
    await page.getByLabel("例会").selectOption({ label: "每半年一次" });
    await page.getByLabel("主持人").selectOption({ label: "周远" });
    const line = page.locator(".meeting-person").filter({ hasText: "王芳" });
    await line.getByLabel("记录").check();
    await gallery.see(secretary, "meeting-new", { acts: 1 });
    await press(secretary, "发会议通知");
    await page.getByRole("heading", { level: 1, name: TITLE }).waitFor();
    await gallery.see(secretary, "meeting-called", { acts: 2 });

    // The call waits in 今天; one answers in a tunnel.
    const elder = await seated(world, people.elder, PHONE);
    await elder.page.getByRole("link", { name: new RegExp(TITLE) }).first().click();
    await elder.page.getByText("你参加吗？").waitFor();
    await elder.goOffline();
    await elder.waitFor("offline");
    await press(elder, "请人代会");
    await dialog(elder).getByLabel("谁代你参加").fill("吴老师");
    await dialog(elder).getByRole("button", { name: "请人代会" }).click();
    await elder.page.locator('[data-fate="waits"]').waitFor();
    await gallery.see(elder, "meeting-answer-offline", { acts: 1 });
    await elder.goOnline();
    await page.getByText("吴老师代会").waitFor();

    const chair = await seated(world, people.chair, other);
    const writer = await seated(world, people.notes, device);
    for (const person of [chair, writer]) await openMeeting(person);
    await press(chair, "参加");
    await page.locator("[data-answers]").filter({ hasText: "参加 1" }).waitFor();
    await press(chair, "开会");
    for (const person of [secretary, chair, writer]) await person.page.getByRole("heading", { name: "决议" }).waitFor();

    // Three write on three devices, two of them without a network.
    for (const person of [writer, chair]) {
      await person.goOffline();
      await person.waitFor("offline");
    }
    await notes(writer, { here: ["王芳", "李敏"], item: "慰问老同志", text: "王芳记：同意要点。", paragraph: 2 });
    await notes(chair, { here: ["周远", "李敏"], standIn: ["赵刚"], item: "经费安排", text: "周远记：七月走访。", paragraph: 4 });
    await notes(secretary, { here: ["李敏"], item: "换届准备", text: "李敏记：会议开始。", paragraph: 6 });
    for (const person of [writer, chair]) await person.goOnline();
    for (const person of [writer, chair, secretary]) await person.waitOnServer();
    for (const person of [writer, chair, secretary]) {
      await openMeeting(person);
      await person.page.locator("[data-turnout]").filter({ hasText: "应到 4，实到 3，代会 1" }).waitFor();
      for (const item of ["慰问老同志", "经费安排", "换届准备"]) await person.page.getByText(item).first().waitFor();
    }
    await gallery.see(writer, "meeting-attendance", { acts: 0 });

    await press(secretary, "记一条决议");
    await dialog(secretary).getByLabel("内容").fill("原则同意工作要点");
    await dialog(secretary).getByRole("button", { name: "记下" }).click();
    await press(secretary, "交办一件事");
    await dialog(secretary).getByLabel("内容").fill(TASK);
    await dialog(secretary).getByLabel("谁来办").selectOption({ label: "赵刚" });
    await dialog(secretary).getByLabel("什么时候办完").fill("2099-12-20");
    await gallery.see(secretary, "meeting-task", { acts: 1 });
    await dialog(secretary).getByRole("button", { name: "记下" }).click();
    await chair.page.getByText(TASK).waitFor();
    await press(chair, "定稿");
    await chair.page.locator("[data-fixed]").waitFor();
    await chair.page.locator("[data-fixed] a").click();
    for (const text of ["王芳记：同意要点。", "周远记：七月走访。", "李敏记：会议开始。"]) await chair.page.getByText(text).waitFor();
    await secretary.page.locator("[data-fixed]").waitFor();
    await gallery.see(secretary, "meeting-fixed", { acts: 0 });

    // What it gave to do waits in 今天 of its owner, and is done.
    await elder.go("/");
    await elder.page.getByRole("link", { name: new RegExp(TASK) }).first().waitFor();
    await gallery.see(elder, "today-task", { acts: 1 });
    await elder.page.getByRole("link", { name: new RegExp(TASK) }).first().click();
    await press(elder, "办完了");
    await elder.page.locator('[data-action="done"]').waitFor();
    await elder.go("/");
    await soon(() => elder.page.getByRole("link", { name: new RegExp(TASK) }).count(), 0);

    await page.evaluate(() => { window.print = () => { window.printed = document.querySelectorAll(".print-list").length; }; });
    for (const [name, holds] of [["打印签到表", "赵刚"], ["打印议程", "经费安排"], ["打印桌签", "王芳"]]) {
      await press(secretary, name);
      await soon(() => page.evaluate(() => window.printed), 1);
      await page.emulateMedia({ media: "print" });
      assert.ok((await page.locator(".print-list").innerText()).includes(holds), name);
      await page.emulateMedia({ media: null });
      await page.evaluate(() => { window.printed = 0; });
    }
    await secretary.go("/meetings");
    await page.getByRole("link", { name: TITLE }).first().waitFor();
    await gallery.see(secretary, "meetings", { acts: 1 });
    gallery.check();
  });
}
