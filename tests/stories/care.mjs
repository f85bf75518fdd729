// Pairs: a leader records talks in a tunnel, and the office's numbers follow; each part says who reads it.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { Office } from "../harness/office.mjs";
import { Gallery } from "../harness/look.mjs";
import { Register } from "../harness/register.mjs";
import { soon } from "../harness/soon.mjs";
import { story } from "../harness/story.mjs";
import { PC, PHONE } from "../harness/person.mjs";

const YEAR = new Date().getFullYear();

/** A college whose head is paired with two counselors since the new year. */
async function paired(world) {
  const register = new Register(world.office);
  const owner = await register.unit("滇北理工大学党委", null, "party_committee", "school", { line: "party" });
  const college = await register.unit("材料学院", owner, "college", "college", { line: "party" });
  const hired = async (name, unit, post) => {
    const person = await register.person(name, unit, { staff: "administrator" });
    return { person, name, appointment: await register.appoint(person, unit, post, "2020-01-01") };
  };
  const staff = await hired("周文", owner, "office_staff");
  const head = await hired("孙静", owner, "head");
  const leader = await hired("李敏", college, "head");
  const counselors = [await hired("王芳", college, "counselor"), await hired("赵刚", college, "counselor")];
  const programme = randomUUID();
  const contacts = [{ name: "心理中心值班", phone: "0871-65031234" }];
  const start = { act: "start", programme, definition: "leaders_counselors", owner, title: "领导联系服务辅导员", on: `${YEAR}-01-01`, contacts };
  await world.office.command("programme", { programme: start });
  for (const counselor of counselors) {
    const confirm = { act: "confirm", pair: randomUUID(), programme, leader: leader.appointment, counselor: counselor.appointment, from: `${YEAR}-01-01` };
    await world.office.command("pairing", { pairing: confirm });
  }
  const account = ({ person, name }, login) => register.account(person, login, name);
  return { programme, account, staff, head, leader, counselors };
}

/** The evaluation without which nothing is filed: asked, ended, adopted (S1-25). */
async function evaluated(world, { programme, account, head }) {
  const about = { programme, year: YEAR };
  for (const act of ["begin", "close"]) await world.office.command("evaluation", { evaluation: { act, ...about } });
  const adopts = await Office.as(world.server, await account(head, "sunjing"));
  await adopts.command("evaluation", { evaluation: { act: "adopt", ...about, document: "领导小组会议纪要第3号" } });
}

const field = ({ page }, name) => page.getByLabel(name).filter({ visible: true }).first();

/** Writes the work notes of a talk; gives the address of the record. */
async function talk(person, name, day, way = "面对面") {
  const { page } = person;
  await person.go("/care");
  await page.getByRole("main").getByRole("link", { name }).click();
  await page.getByRole("button", { name: "记约谈" }).click();
  await page.waitForURL("**/record/*");
  await field(person, "约谈日期").fill(day);
  await page.getByRole("radio", { name: way }).check();
  await page.getByRole("checkbox", { name: "工作", exact: true }).check();
  await person.isKept();
  return new URL(page.url()).pathname;
}

for (const [size, device] of [["phone", PHONE], ["pc", PC]]) {
  // S1-24 2/2, X-26
  story(`a leader records three talks without a network over a restart, and the office's numbers follow, on a ${size}`, async (world) => {
    const gallery = new Gallery(size);
    const { programme, account, staff, leader } = await paired(world);
    const li = await world.arrives(await account(leader, "limin"), device);
    await li.signIn();
    const office = await world.arrives(await account(staff, "zhouwen"), device);
    await office.signIn();
    await li.goOffline();

    await li.go("/care");
    await li.page.getByText("王芳").first().waitFor();
    await gallery.see(li, "care", { acts: 0 });
    await li.page.getByRole("main").getByRole("link", { name: "王芳" }).click();
    await li.page.getByRole("heading", { name: "待安排" }).waitFor();
    await gallery.see(li, "care-pair-empty", { acts: 1 });

    const first = await talk(li, "王芳", `${YEAR}-02-03`);
    await li.page.getByText("只有你和王芳能看。").first().waitFor();
    await li.page.getByRole("link", { name: "0871-65031234" }).waitFor();
    await gallery.see(li, "care-record", { acts: 1 });
    await talk(li, "王芳", `${YEAR}-05-06`, "电话");
    await li.reopenBrowser();
    await talk(li, "赵刚", `${YEAR}-02-09`);
    await li.go(first);
    await soon(() => field(li, "约谈日期").inputValue(), `${YEAR}-02-03`);
    await li.go("/care");
    await li.page.getByRole("main").getByRole("link", { name: "王芳" }).click();
    await li.page.getByText("电话，不计次").waitFor();
    await gallery.see(li, "care-pair", { acts: 1 });

    await office.go(`/coverage/${programme}`);
    const cell = (name) => office.page.getByRole("button", { name });
    await cell("一季度：完成 0，应完成 2").waitFor();
    await li.goOnline();
    await li.waitOnServer();
    await office.page.reload();
    await cell("一季度：完成 2，应完成 2").click();
    await office.page.getByText("李敏 · 王芳").waitFor();
    await cell("二季度：完成 0，应完成 2").waitFor();
    await gallery.see(office, "coverage", { acts: 0 });
    // The record opens for the office: the notes alone.
    await office.page.getByRole("link", { name: `${YEAR}年2月3日` }).click();
    await office.page.getByRole("heading", { name: "工作纪要" }).waitFor();
    assert.equal(await office.page.getByRole("heading", { name: "私密内容" }).count(), 0);
    gallery.check();
  });
}

for (const [size, device] of [["phone", PHONE], ["pc", PC]]) {
  // S1-20 2/2, S1-21 3/4
  story(`the yearly table is computed, filed with a number, and corrected as a new version, on a ${size}`, async (world) => {
    const gallery = new Gallery(size);
    const { programme, account, staff, head, leader } = await paired(world);
    await evaluated(world, { programme, account, head });
    const li = await world.arrives(await account(leader, "limin"), PHONE);
    await li.signIn();
    const record = await talk(li, "王芳", `${YEAR}-02-03`);
    await li.waitOnServer();
    const office = await world.arrives(await account(staff, "zhouwen"), device);
    await office.signIn();
    const { page } = office;
    await office.go(`/programmes/${programme}`);
    await page.getByRole("link", { name: "年度汇总表" }).click();
    await page.getByRole("row").filter({ hasText: "王芳" }).getByRole("button", { name: "1", exact: true }).first().waitFor();
    await page.getByText("还没有存过档").waitFor();
    await gallery.see(office, "yearly", { acts: 1 });
    await page.getByRole("button", { name: "存档", exact: true }).click();
    await gallery.see(office, "yearly-file", { acts: 1 });
    await page.getByRole("dialog").getByRole("button", { name: "存档", exact: true }).click();
    await page.getByText("和第 1 版一致").waitFor();
    await page.getByText(/备〔\d{4}〕1号 第 1 版/).waitFor();

    // The leader moves the talk into another quarter; the office corrects.
    await li.go(record);
    await field(li, "约谈日期").fill(`${YEAR}-05-06`);
    await li.isKept();
    await li.waitOnServer();
    await page.reload();
    await page.getByText("第 1 版之后有变化").waitFor();
    await page.getByRole("button", { name: "存更正版" }).click();
    const asked = page.getByRole("dialog");
    await asked.getByRole("button", { name: "存档", exact: true }).click();
    await asked.getByText("请写明这一版更正了什么").waitFor();
    await asked.getByLabel("这一版更正了什么").fill("约谈日期有误");
    await asked.getByRole("button", { name: "存档", exact: true }).click();
    await page.getByText("和第 2 版一致").waitFor();
    await gallery.see(office, "yearly-corrected", { acts: 0 });
    // The first version is what it was.
    await page.locator('[data-filing="1"]').getByRole("button", { name: "打开" }).click();
    await page.getByText(/这是存档：备〔\d{4}〕1号 第 1 版/).waitFor();
    await gallery.see(office, "yearly-frozen", { acts: 0 });
    await page.getByRole("button", { name: "看现在的表" }).click();
    await page.getByText("和第 2 版一致").waitFor();
    // Behind a number stand its records.
    await page.locator(".yearly-cell").first().click();
    await page.getByRole("dialog").getByRole("link", { name: "第 1 条记录" }).click();
    await page.getByRole("heading", { name: "工作纪要" }).waitFor();
    gallery.check();
  });
}
