// a right ends while its holder is in a tunnel. What was written there is kept for the supervisor, who takes it
// in or not; the documents leave the phone; nothing that was typed is lost.
import assert from "node:assert/strict";
import { story } from "../harness/story.mjs";

const PLAN = "换届前写的方案";

/** Li writes, is taken out of the space while in a tunnel, writes on, and comes back. */
async function tooLate(world) {
  const [li, zhao] = await world.two();
  const hers = await li.newPlan(PLAN);
  await hers.append(hers.paragraph(1), "大家认可的。");
  await li.waitOnServer();
  await li.goOffline();
  await hers.append(hers.paragraph(1), "隧道里写的。");
  await hers.waitFor("on-phone");
  await world.office.setMember(world.space, li.account, null);
  await li.goOnline();
  await li.page.getByRole("heading", { name: "这份内容已对你关闭" }).waitFor();
  await li.waitFor("escrow", 1);
  await li.go("/unsent");
  await li.page.getByText("待主管接收", { exact: true }).waitFor();
  await li.page.getByText("等主管决定要不要接收").waitFor();
  return { li, zhao };
}

/** Zhao sees that something waits, and what it would change. */
async function looks(zhao) {
  await zhao.go("/");
  await zhao.page.getByRole("link", { name: "1 份改动待你接收" }).click();
  await zhao.page.getByText("李敏 写的").waitFor();
  await zhao.page.getByRole("button", { name: "看改了什么" }).click();
  await zhao.page.getByText("大家认可的。隧道里写的。").waitFor();
}

story("work that arrives after the right has ended waits for the supervisor, who takes it in", async (world) => {
  const { li, zhao } = await tooLate(world);
  // The document has left her phone, also without a network.
  await li.goOffline();
  await li.reopenTab();
  await li.page.getByText("待主管接收", { exact: true }).waitFor();
  await li.go("/work");
  await li.page.getByRole("heading", { name: "工作" }).waitFor();
  assert.equal(await li.page.getByText(PLAN).count(), 0);
  await li.goOnline();

  await looks(zhao);
  await zhao.page.getByRole("button", { name: "接收", exact: true }).click();
  const asked = zhao.page.getByRole("dialog", { name: "接收 李敏 的改动" });
  await asked.getByRole("button", { name: "接收", exact: true }).click();
  await zhao.page.getByText("没有待接收的改动").waitFor();
  await (await zhao.open(PLAN)).shows(["大家认可的。隧道里写的。"]);
  await li.waitFor("on-server", 0);
  await li.go("/unsent");
  await li.page.getByText("全部已到服务器").first().waitFor();
});

story("work that the supervisor leaves out stays with its author, with the reason", async (world) => {
  const { li, zhao } = await tooLate(world);
  await looks(zhao);
  await zhao.page.getByRole("button", { name: "不接收" }).click();
  const asked = zhao.page.getByRole("dialog", { name: "不接收 李敏 的改动" });
  await asked.getByRole("textbox", { name: "理由" }).fill("方案已经报上去了");
  await asked.getByRole("button", { name: "不接收" }).click();
  await zhao.page.getByText("没有待接收的改动").waitFor();
  await (await zhao.open(PLAN)).shows(["大家认可的。"]);
  await li.waitFor("refused", 1);
  await li.page.getByText("主管的答复：方案已经报上去了").waitFor();
  await li.reopenBrowser();
  await li.go("/unsent");
  await li.page.getByText("主管的答复：方案已经报上去了").waitFor();
});
