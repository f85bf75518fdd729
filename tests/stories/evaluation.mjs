// The evaluation beside filing, and the booklet: a counselor answers without a name in a tunnel, a leader speaks, the
// leading group adopts; the office binds work notes (S1-25, S1-18).
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { Gallery } from "../harness/look.mjs";
import { Register } from "../harness/register.mjs";
import { story } from "../harness/story.mjs";
import { PC, PHONE } from "../harness/person.mjs";

const YEAR = new Date().getFullYear();

async function paired(world) {
  const register = new Register(world.office);
  const owner = await register.unit("滇北理工大学党委", null, "party_committee", "school", { line: "party" });
  const college = await register.unit("材料学院", owner, "college", "college", { line: "party" });
  const hired = async (name, unit, post, login) => {
    const person = await register.person(name, unit, { staff: "administrator" });
    const appointment = await register.appoint(person, unit, post, "2020-01-01");
    return { ...(await register.account(person, login, name)), appointment };
  };
  const people = {
    staff: await hired("周文", owner, "office_staff", "zhouwen"),
    head: await hired("孙静", owner, "head", "sunjing"),
    leader: await hired("李敏", college, "head", "limin"),
    counselor: await hired("王芳", college, "counselor", "wangfang"),
  };
  const programme = randomUUID();
  const contacts = [{ name: "心理中心值班", phone: "0871-65031234" }];
  const start = { act: "start", programme, definition: "leaders_counselors", owner, title: "领导联系服务辅导员", on: `${YEAR}-01-01`, contacts };
  await world.office.command("programme", { programme: start });
  const confirm = { act: "confirm", pair: randomUUID(), programme, leader: people.leader.appointment, counselor: people.counselor.appointment, from: `${YEAR}-01-01` };
  await world.office.command("pairing", { pairing: confirm });
  return { programme, ...people };
}

for (const [size, device] of [["phone", PHONE], ["pc", PC]]) {
  // S1-25 1/2
  story(`an evaluation is asked, answered without a name, spoken to and adopted, on a ${size}`, async (world) => {
    const gallery = new Gallery(size);
    const { programme, staff, head, leader, counselor } = await paired(world);
    const about = `/corps/evaluation/${programme}`;
    const zhou = await world.arrives(staff, device);
    await zhou.signIn();
    await zhou.go(about);
    await zhou.page.getByRole("button", { name: "开始评议" }).click();
    await zhou.page.locator('[data-evaluation="open"]').waitFor();

    const wang = await world.arrives(counselor, device);
    await wang.signIn();
    await wang.go(about);
    const view = wang.page.locator("[data-view]");
    await view.getByRole("heading", { name: "说说联系你的领导：李敏" }).waitFor();
    for (const mark of ["5 分", "4 分", "4 分", "3 分"].entries()) {
      await view.getByRole("group").nth(mark[0]).getByRole("button", { name: mark[1] }).click();
    }
    await view.getByLabel("还想说的（可不填，别写姓名和电话）").fill("谈话能早一点约定");
    await gallery.see(wang, "evaluation-view", { acts: 1 });
    await wang.goOffline();
    await view.getByRole("button", { name: "交答卷" }).click();
    await wang.page.locator('[data-fate="waits"]').waitFor();
    await wang.goOnline();
    await wang.page.locator('[data-view="given"]').waitFor();

    const li = await world.arrives(leader, device);
    await li.signIn();
    await li.go(about);
    await li.page.getByLabel("我的自述").fill("全年谈心四次，帮助解决了两件事。");
    await li.page.getByRole("button", { name: "保存" }).click();
    await li.waitOnServer();

    await zhou.page.reload();
    await zhou.page.getByText("1 对里已交 1 份。").waitFor();
    await zhou.page.getByRole("button", { name: "结束征求意见" }).click();
    await zhou.page.getByText("不足 5 份，不公布。").waitFor();
    assert.equal(await zhou.page.getByText("谈话能早一点约定").count(), 0);
    const sun = await world.arrives(head, device);
    await sun.signIn();
    await sun.go(about);
    await sun.page.getByText("全年谈心四次").waitFor();
    await sun.page.getByLabel("依据（会议纪要或文号）").fill("领导小组会议纪要第3号");
    await gallery.see(sun, "evaluation-adopt", { acts: 1 });
    await sun.page.getByRole("button", { name: "审定" }).click();
    await sun.page.locator('[data-evaluation="adopted"]').waitFor();
    await gallery.see(sun, "evaluation-adopted", { acts: 0 });
    gallery.check();
  });

  // S1-18 1/2
  story(`work notes become a booklet without a network, on a ${size}`, async (world) => {
    const gallery = new Gallery(size);
    const { programme, staff, leader } = await paired(world);
    const li = await world.arrives(leader, PHONE);
    await li.signIn();
    await li.go("/care");
    await li.page.getByRole("main").getByRole("link", { name: "王芳" }).click();
    await li.page.getByRole("button", { name: "记约谈" }).click();
    await li.page.waitForURL("**/record/*");
    await li.page.getByLabel("约谈日期").filter({ visible: true }).first().fill(`${YEAR}-01-05`);
    await li.page.getByRole("radio", { name: "面对面" }).check();
    await li.page.getByRole("checkbox", { name: "工作", exact: true }).check();
    await li.isKept();
    await li.waitOnServer();
    const zhou = await world.arrives(staff, device);
    await zhou.signIn();
    await zhou.go(`/corps/booklet/${programme}`);
    await zhou.page.getByText("李敏 · 王芳").waitFor();
    await zhou.goOffline();
    await zhou.page.getByText("选了 1 份，共 1 份").waitFor();
    const button = zhou.page.getByRole("button", { name: "生成 Word 文件" });
    await zhou.page.locator("button.primary:not([disabled])").waitFor();
    await gallery.see(zhou, "booklet", { acts: 1 });
    const [download] = await Promise.all([zhou.page.waitForEvent("download"), button.click()]);
    assert.equal(download.suggestedFilename(), "汇编成册.docx");
    const file = await readFile(await download.path());
    assert.equal(file.subarray(0, 2).toString(), "PK");
    gallery.check();
  });
}
