// Mentors: hours booked without a network, certified by the office, checked by a stranger (S0-08, S0-09, S0-15).
import assert from "node:assert/strict";
import { Gallery } from "../harness/look.mjs";
import { Register } from "../harness/register.mjs";
import { story } from "../harness/story.mjs";
import { PC, PHONE } from "../harness/person.mjs";

const YEAR = new Date().getFullYear();

/** A League committee with its office, and a teacher of a college below it. */
async function committee(world) {
  const register = new Register(world.office);
  const unit = await register.unit("滇北理工大学团委", null, "league_committee", "school");
  const college = await register.unit("材料学院", unit, "college", "college");
  const hired = async (name, at, post, login) => {
    const person = await register.person(name, at);
    await register.appoint(person, at, post, "2020-01-01");
    return register.account(person, login, name);
  };
  const staff = await hired("周文", unit, "office_staff", "zhouwen");
  const mentor = await hired("李敏", college, "counselor", "limin");
  return { staff, mentor };
}

/** Opens one of the office's forms, fills it in and saves it. */
async function enter({ page }, name, fields) {
  await page.getByRole("button", { name, exact: true }).click();
  const dialog = page.getByRole("dialog", { name });
  for (const [label, value] of Object.entries(fields)) {
    const field = dialog.getByLabel(label, { exact: true });
    if ((await field.evaluate((it) => it.tagName)) === "SELECT") await field.selectOption({ label: value });
    else await field.fill(value);
  }
  await dialog.getByRole("button", { name: "保存" }).click();
  await dialog.waitFor({ state: "hidden" });
}

for (const [size, device] of [["phone", PHONE], ["pc", PC]]) {
  // S0-09 1/3, S0-15 2/2
  story(`a mentor's hours in a tunnel become a certificate that a stranger checks, on a ${size}`, async (world) => {
    const gallery = new Gallery(size);
    const { staff, mentor } = await committee(world);
    const office = await world.arrives(staff, device);
    await office.signIn();
    await office.go("/corps");
    await office.page.getByRole("heading", { name: "滇北理工大学团委办公室" }).waitFor();
    await gallery.see(office, "corps-office-empty", { acts: 1 });
    await office.page.getByRole("button", { name: "加入导师团" }).click();
    await gallery.see(office, "corps-join", { acts: 1 });
    await office.page.keyboard.press("Escape");
    await enter(office, "加入导师团", { 人员: "李敏", 导师团: "科技创新导师团", 从: `${YEAR}-01-01`, 到: `${YEAR}-12-31` });
    await enter(office, "与人事部门的约定", { 进展: "已商定，可作考核晋升的辅助条件", 日期: `${YEAR}-01-02`, "文件（可不填）": "人字〔2026〕3号" });

    const li = await world.arrives(mentor, device);
    await li.signIn();
    await li.go("/corps");
    const mine = () => li.page.getByRole("region", { name: "我的导师团" });
    await mine().getByText("科技创新导师团").first().waitFor();
    await li.goOffline();
    await li.reopenBrowser();
    await mine().getByText("科技创新导师团").first().waitFor();
    const here = li.page;
    await here.getByLabel("项目", { exact: true }).selectOption({ label: "挑战杯" });
    await here.getByLabel("日期", { exact: true }).fill(`${YEAR}-01-05`);
    await here.getByLabel("多少分钟").fill("90");
    await here.getByLabel("做了什么（可不填）").fill("指导参赛作品");
    await here.getByRole("button", { name: "记学时" }).click();
    await here.locator('[data-fate="waits"]').waitFor();
    await gallery.see(li, "corps-mine-offline", { acts: 1 });
    await li.goOnline();
    await here.locator('[data-fate="waits"]').waitFor({ state: "detached" });
    assert.equal(await here.locator('[data-fate="refused"]').count(), 0);

    await office.page.reload();
    await office.page.locator("[data-hours]").getByText("1 小时 30 分").first().waitFor();
    await enter(office, "增加组织", { 学科: "材料科学", 类别: "研究会", 名称: "青年材料研究会", 成立日期: `${YEAR}-01-01`, 指导单位: "材料学院" });
    await enter(office, "记一次服务", { 人员: "李敏", 类别: "学术成长", 日期: `${YEAR}-01-06`, 说说情况: "请学科带头人一起看申请书" });
    await enter(office, "记一次推荐", { 人员: "李敏", 类别: "推优入党", 日期: `${YEAR}-01-06`, 结果: "通过" });
    await enter(office, "开证明", { 人员: "李敏", 从: `${YEAR}-01-01`, 到: `${YEAR}-01-31` });
    const paper = office.page.locator("[data-certificate]");
    await paper.waitFor();
    await gallery.see(office, "corps-office", { acts: 1 });
    const code = await paper.getAttribute("data-certificate");

    // Somebody of the personnel department, with no account.
    const stranger = await world.arrives({ name: "人事处", login: "nobody" }, device);
    await stranger.go("/check");
    await stranger.page.getByLabel("编号").fill("ABCDEFGH23456789");
    await stranger.page.getByRole("button", { name: "核验", exact: true }).click();
    await stranger.page.getByText("没有这个编号的证明").waitFor();
    await stranger.page.getByLabel("编号").fill(code.toLowerCase());
    await stranger.page.getByRole("button", { name: "核验", exact: true }).click();
    await stranger.page.getByText("证明属实").waitFor();
    await stranger.page.getByText("1 小时 30 分").waitFor();
    assert.equal(await stranger.page.getByText("指导参赛作品").count(), 0, "only what stands on the paper");
    await gallery.see(stranger, "check", { acts: 1 });
    gallery.check();
  });
}
