// Who is where: an administrator builds the tree and fills a post; nobody sees what is beside their own tree.
import assert from "node:assert/strict";
import { Register } from "../harness/register.mjs";
import { soon } from "../harness/soon.mjs";
import { story } from "../harness/story.mjs";
import { PC, PHONE } from "../harness/person.mjs";

/** Goes on from the fields to what would happen, and decides. */
async function decide(page, told) {
  const dialog = page.getByRole("dialog").filter({ visible: true });
  await dialog.getByRole("button", { name: "下一步" }).click();
  await dialog.getByText(told).waitFor();
  await dialog.getByRole("button", { name: "确定" }).click();
  await dialog.waitFor({ state: "detached" }).catch(() => {});
}

async function addBelow(page, name) {
  await page.getByRole("button", { name: "增加下级组织" }).click();
  const dialog = page.getByRole("dialog").filter({ visible: true });
  await dialog.getByLabel("名称", { exact: true }).fill(name);
  await decide(page, `“${name}”，马上生效`);
  await page.getByRole("region", { name: "下级组织" }).getByRole("link", { name }).click();
  await page.getByRole("heading", { level: 2, name }).waitFor();
}

// S4-01, S4-02
story("an administrator builds the tree, fills a gap, ends the post and finds it again on an earlier day", async (world) => {
  const admin = await world.arrives({ login: "admin", name: "管理员" }, PC);
  await admin.signIn();
  await admin.openPlace("组织");
  const { page } = admin;
  const open = () => page.getByRole("dialog").filter({ visible: true });

  await page.getByRole("button", { name: "增加最上级组织" }).click();
  await open().getByLabel("名称", { exact: true }).fill("云南团省委");
  await decide(page, "“云南团省委”，马上生效");
  const side = page.getByRole("region", { name: "组织架构" });
  await side.getByRole("link", { name: "云南团省委" }).click();
  await page.getByRole("heading", { level: 2, name: "云南团省委" }).waitFor();
  await page.getByText("更多", { exact: true }).click();
  await page.getByRole("button", { name: "设配备标准" }).click();
  await open().getByLabel("标准名称").fill("学院院长");
  await open().getByLabel("哪类组织").selectOption({ label: "学院" });
  await open().getByLabel("职务", { exact: true }).selectOption({ label: "正职" });
  await decide(page, "正职至少 1 人");

  await addBelow(page, "滇北大学");
  await addBelow(page, "材料学院");
  // The tree beside has opened down to where we are.
  await side.getByRole("link", { name: "材料学院" }).waitFor();
  await page.getByText("要 1 人，现在没有人").waitFor();

  await page.getByRole("button", { name: "增加人员" }).click();
  await open().getByLabel("姓名").fill("王芳");
  await decide(page, "增加人员王芳");

  await page.getByRole("button", { name: "任命", exact: true }).click();
  await open().getByLabel("人员", { exact: true }).fill("wangfang");
  await open().getByRole("button", { name: "王芳" }).click();
  await open().getByLabel("职务", { exact: true }).selectOption({ label: "正职" });
  await open().getByLabel("起任日期").fill("2020-01-01");
  await open().getByLabel("文件或会议").fill("校党〔2020〕3号");
  await decide(page, "任正职，2020年1月1日起");
  await page.getByRole("heading", { name: "任职（1）" }).waitFor();
  await page.getByText("要 1 人，现在没有人").waitFor({ state: "detached" });

  await page.getByLabel("查找组织和人员").fill("wf");
  await side.getByRole("link", { name: "王芳" }).waitFor();
  await page.getByLabel("查找组织和人员").fill("");

  await page.getByRole("button", { name: "结束王芳的任职" }).click();
  await open().getByLabel("日期", { exact: true }).fill("2024-06-01");
  await open().getByLabel("文件或会议").fill("校党〔2024〕9号");
  await decide(page, "2024年6月1日起不再担任");
  await page.getByText("这一天没有人任职").waitFor();
  await page.getByText("要 1 人，现在没有人").waitFor();

  await page.getByLabel("看哪一天的任职").fill("2021-06-01");
  await page.getByText("这是2021年6月1日的情况").waitFor();
  await page.getByRole("heading", { name: "任职（1）" }).waitFor();
  await soon(() => page.locator(".post-name a").first().innerText(), "王芳");
  await page.getByRole("button", { name: "回到今天" }).click();
  await page.getByText("这一天没有人任职").waitFor();

  await page.getByRole("link", { name: "缺额" }).click();
  await page.getByRole("link", { name: "材料学院" }).waitFor();
});

// S0-02
story("a provincial officer sees the own province and nothing of another; without a post there is no tree", async (world) => {
  const register = new Register(world.office);
  const [own, other] = [await register.unit("云南团省委", null, "league_committee", "province"), await register.unit("湖南团省委", null, "league_committee", "province")];
  await register.unit("滇北大学", own, "university", "school");
  await register.unit("湘南大学", other, "university", "school");
  const zhou = await register.person("周省", own);
  await register.appoint(zhou, own, "office_staff", "2020-01-01");
  const officer = await world.arrives(await register.account(zhou, "zhousheng", "周省"), PHONE);
  await officer.signIn();
  await officer.openPlace("组织");
  const { page } = officer;
  await page.getByRole("link", { name: "云南团省委" }).waitFor();
  assert.equal(await page.getByText("湖南团省委").count(), 0);
  await page.getByRole("button", { name: "云南团省委的下级" }).click();
  await page.getByRole("link", { name: "滇北大学" }).waitFor();
  await page.getByLabel("查找组织和人员").fill("湘南");
  await page.getByText("没有找到").waitFor();
  await officer.go(`/units/${other}`);
  await page.getByText("没有这一条，或不在你的查看范围内").waitFor();
  await officer.go(`/units/${own}`);
  await page.getByRole("heading", { level: 2, name: "云南团省委" }).waitFor();
  await page.getByRole("link", { name: "组织架构" }).first().waitFor();

  // Without a network: what is open stays, and nothing can be sent.
  await officer.goOffline();
  await page.getByText("增改要等连上网络").filter({ visible: true }).first().waitFor();
  assert.ok(await page.getByRole("button", { name: "任命", exact: true }).isDisabled().catch(() => true));
  await soon(() => page.getByRole("button", { name: "增加人员" }).isDisabled(), true);
  await officer.goOnline();

  const nobody = await world.person("李敏", "limin", PHONE);
  assert.equal(await nobody.page.getByRole("link", { name: "组织" }).filter({ visible: true }).count(), 0);
});
