// Every page on a phone and on a PC: pictures for people, and what no page may get wrong.
import assert from "node:assert/strict";
import { Gallery } from "../harness/look.mjs";
import { story } from "../harness/story.mjs";
import { PC, PHONE } from "../harness/person.mjs";

const PLAN = "“一站式”学生社区建设方案";
const ACT = { acts: 1 };
const NO_ACT = { acts: 0 };

for (const [size, device] of [["phone", PHONE], ["pc", PC]]) {
  story(`every page is fit to be seen on a ${size}`, async (world) => {
    const gallery = new Gallery(size);
    const li = await world.arrives(await world.account("李敏", "limin"), device);
    await newcomer(li, gallery);
    await atWork(li, gallery);
    await inOtherClothes(li, gallery);
    await withoutNetwork(li, gallery);
    await refused(li, gallery, world);
    await li.leave();
    const admin = await world.arrives({ login: "admin", name: "管理员" }, device);
    await admin.signIn();
    await admin.go("/organisation");
    await admin.page.getByRole("heading", { name: "人员" }).waitFor();
    await gallery.see(admin, "organisation", NO_ACT);
    await admin.page.getByRole("button", { name: "添加人员" }).click();
    await admin.page.getByRole("dialog").getByLabel("姓名").waitFor();
    await gallery.see(admin, "add-person", ACT);
    gallery.check();
  });
}

/** Pages that have nothing to show yet. */
async function newcomer(li, gallery) {
  await li.go("/sign-in");
  await li.page.getByLabel("账号").waitFor();
  assert.equal(await li.page.evaluate(() => document.documentElement.lang), "zh-CN");
  await gallery.see(li, "sign-in", ACT);
  await li.enter("wrong-password");
  await li.page.getByText("账号或密码不对").waitFor();
  await gallery.see(li, "sign-in-refused", ACT);
  await li.go("/first");
  await li.page.getByLabel("一次性口令").waitFor();
  await gallery.see(li, "first", ACT);
  await li.signIn();
  await gallery.see(li, "today-empty", ACT);
  await li.go("/work");
  await li.page.getByText("这个空间还没有内容").waitFor();
  await gallery.see(li, "work-empty", ACT);
  await li.page.getByRole("button", { name: "新建" }).click();
  await li.page.getByRole("dialog", { name: "新建" }).getByLabel("空间", { exact: true }).waitFor();
  await gallery.see(li, "new", ACT);
  await li.go("/nowhere");
  await li.page.getByText("没有这一页").first().waitFor();
  await gallery.see(li, "nowhere", NO_ACT);
  await li.go("/unsent");
  await li.page.getByText("这台设备上没有等着送出的内容").waitFor();
  await gallery.see(li, "unsent-empty", NO_ACT);
  await li.go("/organisation");
  await li.page.getByText("这一页只给管理员用").waitFor();
  await gallery.see(li, "organisation-closed", NO_ACT);
}

async function atWork(li, gallery) {
  const plan = await li.newPaper("^建设方案", PLAN);
  await plan.append(plan.paragraph(2), "把学院的育人力量请进宿舍楼，学生下楼就能找到人、办成事。先在材料学院两栋楼试一学期。");
  await plan.waitFor("on-server");
  await gallery.see(li, "plan", NO_ACT);
  await li.newPaper("基本信息表");
  await li.paper.field("省份").selectOption("江苏");
  await li.paper.field("学校名称").fill("江南理工大学");
  await li.paper.field("联系方式").fill("团委办公室");
  await li.paper.waitFor("on-server");
  await gallery.see(li, "form", NO_ACT);
  await li.go("/");
  await li.page.getByRole("link", { name: "接着写" }).waitFor();
  await gallery.see(li, "today", ACT);
  await li.openPlace("工作");
  await li.page.getByRole("link", { name: PLAN }).waitFor();
  await gallery.see(li, "work", ACT);
  await li.openPlace("我的");
  await li.page.getByText("这台", { exact: true }).waitFor();
  await gallery.see(li, "me", NO_ACT);
  await li.page.getByRole("button", { name: "退出登录" }).click();
  await li.page.getByRole("dialog", { name: "退出登录" }).getByText("退出并清空").waitFor();
  await gallery.see(li, "sign-out", ACT);
  await li.page.keyboard.press("Escape");
}

/** Dark, with letters twice as large, and in English. */
async function inOtherClothes(li, gallery) {
  const larger = (it) => li.page.evaluate((it) => { document.documentElement.style.fontSize = it; }, it);
  for (const [name, acts, open] of [["work", ACT, () => li.go("/work")], ["plan", NO_ACT, () => li.open(PLAN)]]) {
    await open();
    await li.page.getByText(PLAN).first().waitFor();
    await li.page.emulateMedia({ colorScheme: "dark" });
    await gallery.see(li, `${name}-dark`, acts);
    await li.page.emulateMedia({ colorScheme: "light" });
    await larger("200%");
    await gallery.see(li, `${name}-large`, acts);
    await larger("");
  }
  await li.go("/me");
  await li.page.getByRole("radio", { name: "English" }).check();
  await li.page.getByRole("heading", { level: 1, name: "Me" }).waitFor();
  assert.equal(await li.page.evaluate(() => document.documentElement.lang), "en");
  await gallery.see(li, "me-english", NO_ACT);
  await li.page.reload();
  await li.page.getByRole("heading", { level: 1, name: "Me" }).waitFor();
  await li.page.getByRole("radio", { name: "中文" }).check();
  await li.page.getByRole("heading", { level: 1, name: "我的" }).waitFor();
  assert.equal(await li.page.evaluate(() => document.documentElement.lang), "zh-CN");
}

async function withoutNetwork(li, gallery) {
  await li.goOffline();
  const plan = await li.open(PLAN);
  await plan.append(plan.paragraph(2), "隧道里也在写。");
  await plan.waitFor("on-phone");
  await gallery.see(li, "plan-offline", NO_ACT);
  await li.go("/unsent");
  await li.waitFor("offline", 1);
  await gallery.see(li, "unsent", ACT);
  await li.go("/me");
  await li.waitFor("offline", 1);
  await gallery.see(li, "me-offline", NO_ACT);
}

/** What was written meanwhile is not accepted. */
async function refused(li, gallery, { office, space }) {
  await office.setMember(space, li.account, "reader");
  await li.goOnline();
  await li.waitFor("escrow", 1);
  await gallery.see(li, "unsent-escrow", NO_ACT);
  await office.turnAwayAll("已经定稿");
  await li.waitFor("refused", 1);
  await li.go("/unsent");
  await li.waitFor("refused", 1);
  await gallery.see(li, "unsent-refused", NO_ACT);
  await li.page.getByRole("link", { name: PLAN }).click();
  await li.page.getByText("主管决定不接收").waitFor();
  await gallery.see(li, "plan-fork", NO_ACT);
  await li.page.getByRole("link", { name: "看服务器上的那份" }).click();
  await li.page.getByText("你在这个空间是查阅").waitFor();
  await gallery.see(li, "plan-read-only", NO_ACT);
}
