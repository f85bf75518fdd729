// The side of talks: a counselor asks, a liaison person arranges without reading, a leader records in a tunnel and
// raises an opinion, the office merges and answers, and the counselor sees the answer.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { Gallery } from "../harness/look.mjs";
import { Register } from "../harness/register.mjs";
import { story } from "../harness/story.mjs";
import { PC, PHONE } from "../harness/person.mjs";

const now = new Date();
const YEAR = now.getFullYear();
/** A local day (Asia/Shanghai), so many from today. */
const day = (ahead) => new Date(now.getTime() + 8 * 3_600_000 + ahead * 86_400_000).toISOString().slice(0, 10);

/** A college whose head is paired with two counselors since the new year; a liaison person, and the owner's office. */
async function paired(world) {
  const register = new Register(world.office);
  const owner = await register.unit("滇北理工大学党委", null, "party_committee", "school", { line: "party" });
  const college = await register.unit("材料学院", owner, "college", "college", { line: "party" });
  const hired = async (name, unit, post) => {
    const person = await register.person(name, unit, { staff: "administrator" });
    return { person, name, appointment: await register.appoint(person, unit, post, "2020-01-01") };
  };
  const staff = await hired("周文", owner, "office_staff");
  const leader = await hired("李敏", college, "head");
  const liaison = await hired("孙悦", college, "liaison");
  const counselors = [await hired("王芳", college, "counselor"), await hired("赵刚", college, "counselor")];
  const programme = randomUUID();
  const start = { act: "start", programme, definition: "leaders_counselors", owner, title: "领导联系服务辅导员", on: `${YEAR}-01-01`, contacts: [{ name: "学工部", phone: "0871-65030000" }] };
  await world.office.command("programme", { programme: start });
  for (const counselor of counselors) {
    const confirm = { act: "confirm", pair: randomUUID(), programme, leader: leader.appointment, counselor: counselor.appointment, from: `${YEAR}-01-01` };
    await world.office.command("pairing", { pairing: confirm });
  }
  const account = ({ person, name }, login) => register.account(person, login, name);
  return { programme, account, staff, leader, liaison, counselors };
}

const pair = (person, name) => person.page.getByRole("main").getByRole("link", { name });
const field = ({ page }, name) => page.getByLabel(name).filter({ visible: true }).first();

for (const [size, device] of [["phone", PHONE], ["pc", PC]]) {
  // S1-16, X-25 1/2, X-26
  story(`a counselor asks, the liaison person arranges unread, an opinion is raised offline and answered, on a ${size}`, async (world) => {
    const gallery = new Gallery(size);
    const { programme, account, staff, leader, liaison, counselors } = await paired(world);
    const sit = async (who, login) => {
      const person = await world.arrives(await account(who, login), device);
      await person.signIn();
      return person;
    };
    const office = await sit(staff, "zhouwen");
    const wang = await sit(counselors[0], "wangfang");
    const sun = await sit(liaison, "sunyue");
    const li = await sit(leader, "limin");

    // The office sets the roster; the meeting that is owed stands on its desk.
    await office.go(`/programmes/${programme}`);
    await office.page.getByRole("link", { name: "办公室工作台" }).click();
    await office.page.getByText("工作人员：周文").waitFor();
    await office.page.getByText("交流会、推进会").first().waitFor();
    await office.page.getByRole("button", { name: "加一行" }).click();
    await field(office, "姓名或部门").fill("心理中心值班");
    await office.page.getByLabel("电话", { exact: true }).fill("0871-65031234");
    await office.page.getByRole("button", { name: "保存值班电话" }).click();
    await office.page.getByText("已保存，正在送到各人的手机").waitFor();
    await gallery.see(office, "office-desk", { acts: 0 });

    // One press, nothing to fill in.
    await wang.go("/care");
    await pair(wang, "李敏").click();
    await wang.page.getByRole("button", { name: "请求约谈" }).click();
    await wang.page.getByText(/你在.*请求约谈，等待安排/).waitFor();
    await gallery.see(wang, "talk-asked", { acts: 1 });

    // The liaison person finds it today and arranges it, and holds nothing of the pair.
    await sun.go("/");
    await sun.page.getByText("王芳请求约谈").waitFor();
    await sun.page.getByRole("link", { name: "王芳请求约谈" }).click();
    await sun.page.getByText("李敏 · 王芳").waitFor();
    await gallery.see(sun, "arrange", { acts: 1 });
    await sun.page.getByRole("listitem").filter({ hasText: "李敏 · 王芳" }).getByRole("button", { name: "安排时间" }).click();
    const dialog = sun.page.getByRole("dialog", { name: "安排：李敏 · 王芳" });
    await dialog.getByLabel("日期").fill(day(3));
    await dialog.getByLabel("时间（可不填）").fill("14:30");
    await gallery.see(sun, "arrange-dialog", { acts: 1 });
    await dialog.getByRole("button", { name: "保存" }).click();
    await sun.page.getByText("14:30（孙悦安排）").waitFor();
    await sun.page.getByRole("checkbox", { name: "选中 李敏 · 赵刚" }).check();
    await sun.page.getByRole("button", { name: "提醒所选（1）" }).click();
    await sun.page.getByText(/孙悦在.*提醒过/).waitFor();
    await sun.go("/care");
    await sun.page.getByText("还没有结对").waitFor();
    await li.go("/");
    await li.page.getByText(/联系辅导员：\d+ 项待安排/).waitFor();
    await li.page.getByText("孙悦提醒").waitFor();
    assert.equal(await li.page.getByText(/逾期|超期/).count(), 0);
    await gallery.see(li, "today-leader", { acts: 1 });

    // The leader talks where there is no network; whom to call stands on the page all the same.
    await li.go("/care");
    await pair(li, "王芳").click();
    await li.page.getByText("14:30（孙悦安排）").waitFor();
    await gallery.see(li, "pair-arranged", { acts: 1 });
    await li.goOffline();
    await li.page.getByRole("button", { name: "记约谈" }).click();
    await li.page.waitForURL("**/record/*");
    const call = li.page.getByRole("link", { name: "心理中心值班 0871-65031234" });
    assert.equal(await call.getAttribute("href"), "tel:0871-65031234");
    await field(li, "约谈日期").fill(day(0));
    await li.page.getByRole("radio", { name: "面对面" }).check();
    const opinions = li.page.getByRole("group", { name: /^意见建议/ });
    await opinions.getByRole("button", { name: "添一行" }).click();
    await opinions.getByLabel("内容").fill("值班室没有热水");
    await opinions.getByRole("radio", { name: "是", exact: true }).check();
    await li.isKept();
    await gallery.see(li, "record-raised", { acts: 1 });
    await li.goOnline();
    await li.waitOnServer();

    // The office merges it, has it solved and answers.
    await office.go(`/office/${programme}`);
    await office.page.getByText("王芳提出，李敏记录").first().waitFor();
    await office.page.getByRole("checkbox", { name: /值班室没有热水/ }).check();
    await office.page.getByRole("button", { name: "归并所选（1）" }).click();
    const merge = office.page.getByRole("dialog", { name: "归并成问题" });
    await merge.getByLabel("问题", { exact: true }).fill("学生公寓值班条件");
    await merge.getByLabel("负责人").selectOption({ label: "李敏" });
    await gallery.see(office, "merge", { acts: 1 });
    await merge.getByRole("button", { name: "保存" }).click();
    await office.page.getByText("学生公寓值班条件").first().waitFor();
    await office.page.getByText("没有待归并的意见").waitFor();

    await li.go("/");
    await li.page.getByRole("link", { name: "问题“学生公寓值班条件”等你解决" }).click();
    await field(li, "解决办法").fill("每层增设开水器");
    await gallery.see(li, "my-issue", { acts: 1 });
    await li.page.getByRole("button", { name: "保存" }).click();

    await office.page.reload();
    await office.page.getByText("每层增设开水器").waitFor();
    await office.page.getByRole("button", { name: "答复", exact: true }).first().click();
    const answer = office.page.getByRole("dialog", { name: "答复提出的人" });
    await answer.getByLabel("答复内容").fill("本月底前每层装好开水器。");
    await answer.getByRole("button", { name: "答复", exact: true }).click();
    await office.page.getByText("已答复").first().waitFor();
    await gallery.see(office, "office-answered", { acts: 0 });

    // Who raised it is told; who did not is not.
    await wang.go("/");
    await wang.page.getByRole("link", { name: "意见有答复：学生公寓值班条件" }).click();
    await wang.page.getByText("本月底前每层装好开水器。").waitFor();
    assert.equal(await wang.page.getByText(/你在.*请求约谈/).count(), 0, "the record closed the request");
    await gallery.see(wang, "answered", { acts: 1 });
    const zhao = await sit(counselors[1], "zhaogang");
    await zhao.go("/care");
    await pair(zhao, "李敏").click();
    await zhao.page.getByRole("button", { name: "请求约谈" }).waitFor();
    assert.equal(await zhao.page.getByText("开水器").count(), 0);

    // A list for whoever takes over, and a calendar for other programs.
    await office.page.getByLabel("谁要交接").selectOption({ label: "李敏" });
    await office.page.getByRole("button", { name: "生成清单" }).click();
    await office.page.locator(".handover-list").getByText("李敏 · 赵刚").waitFor();
    await li.go("/me");
    await li.page.getByRole("button", { name: "生成地址" }).click();
    const address = await li.page.locator(".feed-address").innerText();
    const feed = await (await fetch(address)).text();
    assert.match(feed, /BEGIN:VCALENDAR[^]*SUMMARY:每季度约谈 待安排/);
    assert.ok(!feed.includes("王芳") && !feed.includes("赵刚"));
    await gallery.see(li, "me-feed", { acts: 0 });
    gallery.check();
  });
}
