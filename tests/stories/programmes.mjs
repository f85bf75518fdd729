// A programme of work: told what contradicts before it starts, started, and its checklist kept.
import assert from "node:assert/strict";
import { Gallery } from "../harness/look.mjs";
import { Register } from "../harness/register.mjs";
import { soon } from "../harness/soon.mjs";
import { story } from "../harness/story.mjs";
import { PC, PHONE } from "../harness/person.mjs";

for (const [size, device] of [["phone", PHONE], ["pc", PC]]) {
  // S1-05 1/2, S0-20, S0-31
  story(`an office is told that 45 counselors need 15 to 22 leaders, starts with 18 and ticks an item, on a ${size}`, async (world) => {
    const gallery = new Gallery(size);
    const register = new Register(world.office);
    const owner = await register.unit("滇北理工大学党委", null, "party_committee", "school", { line: "party" });
    const li = await register.person("李校", owner, { staff: "administrator" });
    await register.appoint(li, owner, "office_staff", "2020-01-01");
    const office = await world.arrives(await register.account(li, "lixiao", "李校"), device);
    await office.signIn();
    await office.go("/programmes");
    const { page } = office;
    await page.getByText("还没有项目").first().waitFor();
    await page.getByRole("link", { name: "启动项目" }).filter({ visible: true }).first().click();
    await page.getByText("领导干部直接联系服务辅导员").first().click();
    const field = (name) => page.getByLabel(name).filter({ visible: true }).first();
    await field("联系人").or(field("姓名")).first().waitFor();
    await field("姓名").fill("李校");
    await field("电话").fill("0000-000");
    await field("一线辅导员").fill("45");
    await field("联系领导").fill("12");
    await page.getByText("需要 15 至 22 位").first().waitFor();
    await page.getByText("现在有 12 位").first().waitFor();
    await gallery.see(office, "programme-start", { acts: 1 });
    await field("联系领导").fill("18");
    await page.getByText("需要 15 至 22 位").first().waitFor({ state: "hidden" });
    await page.getByRole("button", { name: "启动", exact: true }).click();
    await page.getByRole("heading", { name: "清单" }).first().waitFor();
    const item = page.getByRole("checkbox").filter({ visible: true }).first();
    await item.click();
    await page.locator("[data-tick=done]").filter({ visible: true }).first().waitFor();
    await page.reload();
    await page.locator("[data-tick=done]").filter({ visible: true }).first().waitFor();
    await soon(() => item.isChecked(), true, "the tick is the server's");
    await gallery.see(office, "programme", { acts: 0 });
    gallery.check();
  });
}
