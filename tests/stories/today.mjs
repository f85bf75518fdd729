// 今天 and notices: what waits is in sight, opens in a tunnel, and the office sees how far it came.
import assert from "node:assert/strict";
import { Gallery } from "../harness/look.mjs";
import { Register } from "../harness/register.mjs";
import { soon } from "../harness/soon.mjs";
import { story } from "../harness/story.mjs";
import { PC, PHONE } from "../harness/person.mjs";

const PROVINCES = ["北京", "天津", "河北", "山西", "内蒙古", "辽宁", "吉林", "黑龙江", "上海", "江苏", "浙江", "安徽", "福建", "江西", "山东", "河南",
  "湖北", "湖南", "广东", "广西", "海南", "重庆", "四川", "贵州", "云南", "西藏", "陕西", "甘肃", "青海", "宁夏", "新疆", "兵团"];
const TITLE = "报送青年教师工作总结";

/** The centre with its 32 provincial units, its office and the office of one of them. */
async function country(world) {
  const register = new Register(world.office);
  const centre = await register.unit("全国学校部", null, "league_committee", "centre");
  const units = {};
  for (const [place, name] of PROVINCES.entries()) {
    units[name] = await register.unit(`${name}学校部`, centre, "league_committee", "province", { place: place + 1 });
  }
  const li = await register.person("李敏", centre, { staff: "administrator" });
  await register.appoint(li, centre, "office_staff", "2020-01-01");
  const wang = await register.person("王芳", units["云南"], { staff: "administrator" });
  await register.appoint(wang, units["云南"], "office_staff", "2020-01-01");
  await register.standard("学校部书记", centre, "league_committee", "secretary", 1, { levels: ["province"] });
  return { li: await register.account(li, "limin", "李敏"), wang: await register.account(wang, "wangfang", "王芳") };
}

for (const [size, device, other] of [["phone", PHONE, PC], ["pc", PC, PHONE]]) {
  // S0-32, X-23, X-16: sent to 32, opened and answered in a tunnel, followed by its sender, called by telephone.
  story(`a notice to 32 provinces opens and is answered without a network, on a ${size}`, async (world) => {
    const gallery = new Gallery(size);
    const { li, wang } = await country(world);
    const office = await world.arrives(li, other);
    await office.signIn();
    await office.go("/notices/new");
    const form = office.page;
    await form.getByLabel("哪一级").waitFor();
    await form.getByLabel("标题").fill(TITLE);
    await form.getByLabel("正文").fill("请各省于年底前报送本省青年教师工作总结。\n材料一式两份。");
    await form.getByRole("radio", { name: "文字回复" }).check();
    await form.getByLabel("截止日期（可不填）").fill("2099-12-31");
    await form.getByRole("button", { name: "发出" }).click();
    await form.locator('[data-given="on-server"]').waitFor();

    const reader = await world.arrives(wang, device);
    await reader.signIn();
    const { page } = reader;
    await page.getByRole("link", { name: TITLE }).first().waitFor();
    await page.getByText("学校部书记 待安排").first().waitFor();
    await gallery.see(reader, "today-owed", { acts: 1 });
    await reader.goOffline();
    await reader.waitFor("offline");
    await page.reload();
    await page.getByText("离线：这里是本机存着的").waitFor();
    await page.getByRole("link", { name: "阅看" }).first().click();
    await page.getByText("材料一式两份。").waitFor();
    await page.getByText("已阅回执存于本机").waitFor();
    await page.getByLabel("回复").fill("已部署，12月报送。");
    await gallery.see(reader, "notice-offline", { acts: 1 });
    await page.getByRole("button", { name: "提交回复" }).click();
    await page.getByText("回复已存于本机").waitFor();
    await reader.goOnline();
    await page.locator('[data-receipt="answered"]').waitFor();
    await page.locator('[data-receipt="opened"]').waitFor();
    await gallery.see(reader, "notice-read", { acts: 0 });
    await page.getByRole("button", { name: "发到群里" }).click();
    const said = await page.locator("[data-share]").innerText();
    assert.ok(said.includes("全国学校部发来一份通知") && said.includes("/notices/"), said);
    assert.ok(![TITLE, "王芳", "李敏", "材料"].some((secret) => said.includes(secret)), said);
    await gallery.see(reader, "notice-share", { acts: 1 });
    gallery.check();
  });

  // S0-32, X-23: who follows a notice sees who has not opened it.
  story(`an office sees who has not opened its notice and notes a call, on a ${size}`, async (world) => {
    const gallery = new Gallery(size);
    const { li } = await country(world);
    const office = await world.arrives(li, device);
    await office.signIn();
    const { page } = office;
    await office.go("/notices");
    await page.getByText("没有收到通知").waitFor();
    await page.getByRole("link", { name: "发通知" }).filter({ visible: true }).first().click();
    await page.getByLabel("标题").fill(TITLE);
    await page.getByLabel("正文").fill("请阅知。");
    await gallery.see(office, "notice-new", { acts: 1 });
    await page.getByRole("button", { name: "发出" }).click();
    await page.locator('[data-given="on-server"]').waitFor();
    await office.go("/notices");
    await page.getByText("已阅 0 / 32").waitFor();
    await gallery.see(office, "notices", { acts: 1 });
    await page.getByRole("link", { name: TITLE }).click();
    await page.getByText("1 / 32").waitFor();
    await soon(() => page.locator(".addressees > li").count(), 32);
    await page.getByRole("button", { name: "已电话通知" }).first().click();
    await page.getByLabel("谁接的电话").fill("办公室值班员");
    await page.getByRole("button", { name: "记下" }).click();
    await page.getByText("办公室值班员").waitFor();
    await gallery.see(office, "notice-sent", { acts: 0 });
    await page.getByRole("button", { name: "撤回通知" }).click();
    const dialog = page.getByRole("dialog").filter({ visible: true });
    await dialog.getByRole("button", { name: "撤回通知" }).click();
    await dialog.getByText("请写明原因").waitFor();
    await dialog.getByLabel("撤回的原因").fill("报送时间有误，另发新通知");
    await gallery.see(office, "notice-withdraw", { acts: 1 });
    await dialog.getByRole("button", { name: "撤回通知" }).click();
    await page.getByText("报送时间有误，另发新通知").filter({ visible: true }).first().waitFor();
    assert.equal(await page.getByRole("button", { name: "撤回通知" }).filter({ visible: true }).count(), 0);
    await gallery.see(office, "notice-withdrawn", { acts: 0 });
    gallery.check();
  });
}

// X-16 2/2: a choice of one's own, kept by the server.
story("a person chooses how to be reminded", async (world) => {
  const gallery = new Gallery("phone");
  const { wang } = await country(world);
  const reader = await world.arrives(wang, PHONE);
  await reader.signIn();
  await reader.go("/me");
  const { page } = reader;
  await page.getByText("每天最多一条").waitFor();
  await page.getByRole("radio", { name: "不提醒" }).check();
  await page.getByText("已提交，服务器确认后生效。").waitFor();
  await page.locator(".remind").scrollIntoViewIfNeeded();
  await gallery.see(reader, "me-reminders", { acts: 0 });
  await reader.waitOnServer();
  await page.reload();
  await page.getByRole("radio", { name: "不提醒" }).waitFor();
  await soon(() => page.getByRole("radio", { name: "不提醒" }).isChecked(), true, "the choice is the server's");
  gallery.check();
});

// what was fixed by mistake is withdrawn with a reason, also without a network.
story("a version that was fixed is withdrawn, with a reason", async (world) => {
  const gallery = new Gallery("pc");
  const li = await world.person("李敏", "limin", PC);
  const paper = await li.newPlan("建设方案");
  const { page } = li;
  await paper.append(paper.paragraph(1), "目标。");
  await li.waitOnServer();
  await page.getByRole("button", { name: "定稿", exact: true }).click();
  await page.getByRole("dialog", { name: "把这一版定稿？" }).getByLabel("理由").fill("会议通过");
  await page.getByRole("button", { name: "定稿这一版" }).click();
  await page.getByRole("button", { name: "撤回定稿" }).waitFor();
  await li.goOffline();
  await li.waitFor("offline");
  await page.getByRole("button", { name: "撤回定稿" }).click();
  await page.getByRole("dialog", { name: "撤回这次定稿？" }).getByLabel("理由").fill("附件有误");
  await page.getByRole("button", { name: "撤回", exact: true }).click();
  await page.getByText("撤回待确认").waitFor();
  await li.goOnline();
  await page.getByText("定稿已撤回").waitFor();
  await gallery.see(li, "version-withdrawn", { acts: 0 });
  gallery.check();
});
