// A school sets its terms and days off, and what is owed in pairs stands on the page 今天, with and without a network.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { Gallery } from "../harness/look.mjs";
import { Register } from "../harness/register.mjs";
import { story } from "../harness/story.mjs";
import { PC, PHONE } from "../harness/person.mjs";

const YEAR = new Date().getFullYear();
const NEXT = YEAR + 1;
const ACT = { acts: 1 };

/** A school whose head of a college is paired with a counselor since the new year. */
async function school(world) {
  const register = new Register(world.office);
  const owner = await register.unit("滇北理工大学党委", null, "party_committee", "school", { line: "party" });
  const college = await register.unit("材料科学与工程学院", owner, "college", "college", { line: "party" });
  const hired = async (name, unit, post) => {
    const person = await register.person(name, unit, { staff: "administrator" });
    return { person, name, appointment: await register.appoint(person, unit, post, "2020-01-01") };
  };
  const staff = await hired("周文", owner, "office_staff");
  const leader = await hired("李敏", college, "head");
  const counselor = await hired("王芳", college, "counselor");
  const programme = randomUUID();
  const contacts = [{ name: "心理中心值班", phone: "0871-65031234" }];
  const start = { act: "start", programme, definition: "leaders_counselors", owner, title: "领导联系服务辅导员", on: `${YEAR}-01-01`, contacts };
  await world.office.command("programme", { programme: start });
  const confirm = { act: "confirm", pair: randomUUID(), programme, leader: leader.appointment, counselor: counselor.appointment, from: `${YEAR}-01-01` };
  await world.office.command("pairing", { pairing: confirm });
  const account = ({ person, name }, login) => register.account(person, login, name);
  return { owner, college, account, staff, leader };
}

const dialog = ({ page }) => page.getByRole("dialog").filter({ visible: true });

async function confirms(person) {
  await dialog(person).getByRole("button", { name: "下一步" }).click();
  await dialog(person).getByRole("button", { name: "确定" }).click();
  await dialog(person).waitFor({ state: "detached" });
}

async function large(person, gallery, name, acts) {
  const { page } = person;
  await page.evaluate(() => { document.documentElement.style.fontSize = "200%"; });
  await gallery.see(person, name, acts);
  await page.evaluate(() => { document.documentElement.style.fontSize = ""; });
}

for (const [size, device] of [["phone", PHONE], ["pc", PC]]) {
  // For X-22: an office sets the terms and pastes a notice.
  story(`an office sets the terms of its school and pastes the notice on days off, on a ${size}`, async (world) => {
    const gallery = new Gallery(size);
    const { owner, college, account, staff } = await school(world);
    const office = await world.arrives(await account(staff, "zhouwen"), device);
    const { page } = office;
    await office.signIn();
    await office.go(`/units/${owner}`);
    await page.getByRole("link", { name: "校历与放假安排" }).click();
    await page.getByText("按上级或系统自带").first().waitFor();
    await page.getByText(`${YEAR}年9月1日至${NEXT}年1月31日`).waitFor();
    await gallery.see(office, "calendar", ACT);

    await page.getByRole("button", { name: "设定学期" }).click();
    await dialog(office).getByLabel("第一学期从哪天开始").fill(`${YEAR}-08-24`);
    await dialog(office).getByLabel("第二学期从哪天开始").fill(`${NEXT}-02-22`);
    await dialog(office).getByRole("button", { name: "下一步" }).click();
    await dialog(office).getByText("应尽事项、公示期、提醒都按它计算").waitFor();
    await gallery.see(office, "calendar-terms", ACT);
    await dialog(office).getByRole("button", { name: "确定" }).click();
    await page.getByText(`${YEAR}年8月24日至${NEXT}年2月21日`).waitFor();
    await page.getByText("本单位设定").waitFor();

    await page.getByRole("button", { name: `${NEXT}年` }).click();
    await page.getByText(`还没有${NEXT}年的放假安排`).waitFor();
    await page.getByRole("button", { name: "粘贴放假通知" }).click();
    const field = dialog(office).getByLabel("放假通知的文字");
    await field.fill("1月1日（周五）至3日");
    await dialog(office).getByText("后面没有写放假还是上班").waitFor();
    await field.fill("一、元旦：1月1日（周五）至3日（周日）放假，共3天。\n二、春节：2月5日至11日放假调休，共7天。2月13日（周六）上班。");
    await dialog(office).getByText("读到放假 10 天、补班 1 天").waitFor();
    await gallery.see(office, "calendar-paste", ACT);
    await confirms(office);
    await page.getByText("2月13日补班").waitFor();
    await gallery.see(office, "calendar-set", ACT);
    await large(office, gallery, "calendar-large", ACT);

    await office.go(`/calendar/${college}`);
    await page.getByText("材料科学与工程学院").waitFor();
    await page.getByText(`${YEAR}年8月24日至${NEXT}年2月21日`).waitFor();
    assert.equal(await page.getByRole("button", { name: "设定学期" }).count(), 0, "a college goes by its school");
    gallery.check();
  });

  // For S1-08: known without a network, and never called late.
  story(`what a leader owes stands on 今天 with and without a network, on a ${size}`, async (world) => {
    const gallery = new Gallery(size);
    const { account, leader } = await school(world);
    const li = await world.arrives(await account(leader, "limin"), device);
    const { page } = li;
    await li.signIn();
    const owed = page.getByRole("region", { name: "我该做的" });
    await owed.getByRole("link", { name: "每季度约谈 · 王芳" }).waitFor();
    await owed.getByText("按到期先后").waitFor();
    assert.equal(await page.getByText(/逾期|超期|落后/).count(), 0, "nobody is called late");
    await gallery.see(li, "today-owed-pairs", { acts: 1 });
    await li.goOffline();
    await li.go("/");
    await owed.getByText("连上网络后补全").waitFor();
    await owed.getByText("其他的只查看到").waitFor();
    await owed.getByRole("link", { name: "每季度约谈 · 王芳" }).waitFor();
    await gallery.see(li, "today-owed-offline", { acts: 1 });
    await owed.getByRole("link", { name: "每季度约谈 · 王芳" }).click();
    await page.getByRole("heading", { name: "待安排" }).waitFor();
    gallery.check();
  });
}
