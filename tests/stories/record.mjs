// who decided what, in which post, when, why and on which version; for administrators and auditors only.
import assert from "node:assert/strict";
import { Gallery } from "../harness/look.mjs";
import { PC, PHONE } from "../harness/person.mjs";
import { story } from "../harness/story.mjs";

const ADMIN = { login: "admin", name: "管理员" };

story("an administrator reads the record in plain words and filters it; for others there is none", async (world) => {
  const li = await world.person("李敏", "limin", PC);
  await li.newPlan("材料学院建设方案");
  await li.paper.append(li.paper.paragraph(1), "目标。");
  await li.waitOnServer();
  await li.page.getByRole("button", { name: "定稿", exact: true }).click();
  const dialog = li.page.getByRole("dialog", { name: "把这一版定稿？" });
  await dialog.getByLabel("理由").fill("11月20日院务会通过");
  await dialog.getByLabel("文号").fill("材院〔2026〕3号");
  await dialog.getByRole("button", { name: "定稿这一版" }).click();
  await li.page.locator("[data-pin]").waitFor();
  await li.go("/audit");
  await li.page.getByText("没有可看的记录").waitFor();

  for (const [size, device] of [["pc", PC], ["phone", PHONE]]) {
    const gallery = new Gallery(size);
    const admin = await world.arrives(ADMIN, device);
    await admin.signIn();
    await admin.go("/me");
    await admin.page.getByRole("main").locator('a[href="/audit"]').click();
    const lines = admin.page.locator("[data-seq]");
    await lines.first().getByText("定稿“江南理工大学 · 材料学院”的一份内容").waitFor();
    await lines.first().getByText("理由：11月20日院务会通过").waitFor();
    await lines.first().getByText("李敏").waitFor();
    await admin.page.getByText(/已核对到第 \d+ 条，前后相接/).waitFor();
    await gallery.see(admin, "record", { acts: 0 });
    assert.ok(await lines.count() > 3);
    await admin.page.getByLabel("事项").selectOption("member_set");
    await lines.getByText("让 李敏 进入“江南理工大学 · 材料学院”").waitFor();
    await lines.getByText("的一份内容").waitFor({ state: "detached" });
    await admin.page.getByLabel("人员").fill("没有这个人");
    await admin.page.getByRole("button", { name: "查找" }).click();
    await admin.page.getByText("没有符合条件的记录").waitFor();
    gallery.check();
  }
});
