// a version is fixed without a network, waits, is done; what was refused stays until a person has seen it.
import assert from "node:assert/strict";
import { Gallery } from "../harness/look.mjs";
import { PC } from "../harness/person.mjs";
import { soon } from "../harness/soon.mjs";
import { story } from "../harness/story.mjs";

const PLAN = "材料学院建设方案";

/** Fills in the dialog 定稿 of the paper on the screen. */
async function adopt(person, reason) {
  await person.page.getByRole("button", { name: "定稿", exact: true }).click();
  const dialog = person.page.getByRole("dialog", { name: "把这一版定稿？" });
  await dialog.getByLabel("理由").fill(reason);
  return dialog;
}

const given = (person, state) => person.page.locator(`[data-given="${state}"]`);
const versions = (person) => person.page.locator("[data-pin]");

story("a plan is adopted in a tunnel, waits through a closed tab, and is done when the network is back", async (world) => {
  const [li, zhao] = await world.two();
  const [phone, pc] = [new Gallery("phone"), new Gallery("pc")];
  const hers = await li.newPlan(PLAN);
  await hers.append(hers.paragraph(1), "目标。");
  await li.waitOnServer();
  await zhao.open(PLAN);
  await zhao.paper.shows(["目标。"]);

  await li.goOffline();
  await hers.append(hers.paragraph(1), "断网写的。");
  const dialog = await adopt(li, "11月20日院务会通过");
  await phone.see(li, "adopt-dialog", { acts: 1 });
  await dialog.getByRole("button", { name: "定稿这一版" }).click();
  await given(li, "on-phone").getByText("待确认").waitFor();
  await phone.see(li, "adopt-waits", { acts: 0 });
  await li.reopenTab();
  await given(li, "on-phone").getByText("待确认").waitFor();
  await li.go("/unsent");
  await given(li, "on-phone").getByText(`定稿：${PLAN}`).waitFor();
  await phone.see(li, "unsent-given", { acts: 1 });
  await li.go("/me");
  await li.page.getByRole("button", { name: "退出登录" }).click();
  await li.page.getByRole("dialog").getByText("还有 2 项没有送到服务器").waitFor();
  await li.page.getByRole("dialog").getByRole("button", { name: "取消" }).click();
  await li.reopenBrowser();
  assert.equal(await versions(zhao).count(), 0, "nothing is fixed before the server has said so");

  await li.goOnline();
  await li.waitOnServer();
  await li.open(PLAN);
  for (const person of [li, zhao]) {
    await versions(person).getByText("已定稿").waitFor();
    await versions(person).getByText("11月20日院务会通过").waitFor();
    await versions(person).getByText("李敏").waitFor();
    await soon(() => given(person, "on-phone").count(), 0);
  }
  await phone.see(li, "adopted", { acts: 0 });
  await pc.see(zhao, "adopted", { acts: 0 });
  await li.go("/unsent");
  await given(li, "on-server").getByText("已办").waitFor();

  await zhao.paper.append(zhao.paper.paragraph(1), "下一版。");
  await zhao.waitOnServer();
  await zhao.paper.shows(["目标。断网写的。下一版。"]);
  const [file] = await Promise.all([zhao.page.waitForEvent("download"), (async () => {
    await versions(zhao).getByRole("link", { name: "看这一版" }).click();
    await zhao.page.locator(".version-sheet").getByText("目标。断网写的。", { exact: true }).waitFor();
    await pc.see(zhao, "version", { acts: 0 });
    await zhao.page.getByRole("link", { name: "下载这一版" }).click();
  })()]);
  assert.match(file.suggestedFilename(), /\.automerge$/);
  phone.check();
  pc.check();
});

story("who may not decide sees no button, and is refused over the wire", async (world) => {
  const li = await world.person("李敏", "limin", PC);
  const qian = await world.arrives(await world.account("钱读", "qiandu", "reader"), PC);
  await qian.signIn();
  await li.newPlan(PLAN);
  await li.paper.append(li.paper.paragraph(1), "目标。");
  await li.waitOnServer();
  await qian.open(PLAN);
  await qian.paper.shows(["目标。"]);
  assert.equal(await qian.page.getByRole("button", { name: "定稿", exact: true }).count(), 0);
  await li.page.getByRole("button", { name: "定稿", exact: true }).waitFor();
  const answer = await qian.page.evaluate(async (document) => {
    const decision = { act: "adopt", pin: crypto.randomUUID(), document, heads: ["00".repeat(32)], reason: "试", number: null };
    const body = JSON.stringify({ id: crypto.randomUUID(), command: "decision", decision });
    const answer = await fetch("/api/commands", { method: "POST", headers: { "content-type": "application/json" }, body });
    return [answer.status, (await answer.json()).outcome.refusal];
  }, new URL(qian.page.url()).pathname.split("/").at(-1));
  assert.deepEqual(answer, [409, { code: "decision", decision: { why: "not_yours" } }]);
});

story("a refused command stays, with what to do, until the person has seen it", async (world) => {
  const account = await world.account("赵刚", "zhaogang");
  const zhao = await world.arrives(account, PC);
  await zhao.signIn();
  await zhao.newPlan(PLAN);
  await zhao.paper.append(zhao.paper.paragraph(1), "目标。");
  await zhao.waitOnServer();
  await zhao.goOffline();
  const dialog = await adopt(zhao, "我说了算");
  await dialog.getByRole("button", { name: "定稿这一版" }).click();
  await given(zhao, "on-phone").waitFor();
  await world.office.setMember(world.space, account, "reader");
  await zhao.goOnline();
  await given(zhao, "refused").getByText("你的现任职务不能在这里定稿").waitFor();
  await zhao.reopenTab();
  await given(zhao, "refused").getByText("被拒").waitFor();
  await zhao.go("/unsent");
  const gallery = new Gallery("pc");
  await gallery.see(zhao, "given-refused", { acts: 0 });
  gallery.check();
  await given(zhao, "refused").getByRole("button", { name: "知道了" }).click();
  await given(zhao, "refused").waitFor({ state: "detached" });
  await zhao.waitOnServer();
});

story("several tabs give one command once", async (world) => {
  const li = await world.person("李敏", "limin", PC);
  await li.newPlan(PLAN);
  await li.paper.append(li.paper.paragraph(1), "目标。");
  await li.waitOnServer();
  const other = await li.inAnotherTab();
  await other.open(PLAN);
  // The other tab gives it; the first one has the link.
  const dialog = await adopt(other, "会议通过");
  await dialog.getByRole("button", { name: "定稿这一版" }).click();
  for (const tab of [li, other]) await versions(tab).getByText("已定稿").waitFor();
  await soon(() => Promise.all([versions(li).count(), versions(other).count()]), [1, 1]);
  await li.page.close();
  const again = await adopt(other, "会议又通过");
  await again.getByRole("button", { name: "定稿这一版" }).click();
  await given(other, "refused").getByText("这一版已经定稿了").waitFor();
});
