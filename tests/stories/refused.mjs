// What the server refuses: a password, an ended sign-in, words without a right. It says why, and nothing is lost.
import assert from "node:assert/strict";
import { PASSWORD } from "../harness/office.mjs";
import { soon } from "../harness/soon.mjs";
import { story } from "../harness/story.mjs";
import { PC, PHONE } from "../harness/person.mjs";

const PLAN = "权限变了的方案";
const TRIES = 20;

story("a wrong password says so, many of them lead to a wait, and the right one still lets others in", async (world) => {
  const li = await world.arrives(await world.account("李敏", "limin"), PHONE);
  const trouble = li.page.getByRole("alert");
  await li.go("/sign-in");
  const said = [];
  for (let n = 0; n < TRIES; n++) {
    await li.enter(`${PASSWORD}${n}`);
    await trouble.getByText(/账号或密码不对|试得太多了/).waitFor();
    await li.page.getByRole("button", { name: "登录", exact: true }).waitFor();
    said.push(await trouble.innerText());
  }
  assert.match(said[0], /账号或密码不对/);
  // Between two waits a try is judged again, so the last answer may be either.
  assert.ok(said.some((it) => /试得太多了。请等 \d+ 秒再试/.test(it)), said.join("\n"));
  assert.equal(new URL(li.page.url()).pathname, "/sign-in");
  await world.person("赵刚", "zhaogang", PC);
});

story("a sign-in that was ended elsewhere asks to sign in again, and the words go out afterwards", async (world) => {
  const [phone, zhao] = await world.two();
  const hers = await phone.newPlan(PLAN);
  await hers.append(hers.paragraph(1), "登录时写的。");
  await phone.waitOnServer();
  const pc = await world.arrives(phone.account, PC);
  await pc.signIn();
  await pc.openPlace("我的");
  await pc.page.getByRole("button", { name: /^退出 / }).click();
  await pc.page.getByText("那台设备已退出登录。").waitFor();

  await phone.waitFor("signed-out");
  await phone.page.getByText("登录已失效，请重新登录").waitFor();
  await hers.append(hers.paragraph(1), "失效后写的。");
  await hers.waitFor("on-phone");
  await phone.reopenTab();
  await phone.waitFor("signed-out");
  await phone.paper.shows(["登录时写的。失效后写的。"]);
  await phone.page.getByRole("button", { name: "重新登录" }).click();
  await phone.page.getByRole("textbox", { name: "密码" }).fill(PASSWORD);
  await phone.page.getByRole("dialog").getByRole("button", { name: "登录", exact: true }).click();
  await phone.waitOnServer();
  await phone.paper.shows(["登录时写的。失效后写的。"]);
  await (await zhao.open(PLAN)).shows(["登录时写的。失效后写的。"]);
});

/** Writes a plan, loses the right to write while in a tunnel, and comes back. Gives her and a reader. */
async function refused(world) {
  const [li, zhao] = await world.two();
  const hers = await li.newPlan(PLAN);
  await hers.append(hers.paragraph(1), "大家认可的。");
  await li.waitOnServer();
  await li.goOffline();
  await hers.append(hers.paragraph(1), "隧道里写的。");
  await hers.waitFor("on-phone");
  await world.office.setMember(world.space, li.account, "reader");
  await li.goOnline();
  await li.page.waitForURL("**/paper/*?fork*");
  await li.waitFor("escrow", 1);
  await li.page.getByText("等主管决定要不要接收").waitFor();
  await world.office.turnAwayAll("已经定稿");
  await li.waitFor("refused", 1);
  await li.paper.waitFor("refused");
  await li.page.getByText("主管决定不接收").waitFor();
  await li.paper.shows(["大家认可的。隧道里写的。"]);
  return { li, zhao };
}

story("words written before a right was lost are kept with the reason, and go in when it comes back", async (world) => {
  const { li, zhao } = await refused(world);
  await li.paper.append(li.paper.paragraph(1), "接着写的。");
  const kept = ["大家认可的。隧道里写的。接着写的。"];
  await li.paper.shows(kept);
  await li.paper.isKept();
  await li.goOffline();
  await li.reopenTab();
  await li.paper.shows(kept);
  await li.paper.waitFor("refused");
  await li.page.getByText("主管决定不接收").waitFor();
  await li.paper.append(li.paper.paragraph(1), "离线又写的。");
  await li.paper.isKept();
  await li.reopenBrowser();
  await li.goOnline();
  kept[0] += "离线又写的。";
  await li.paper.shows(kept);

  await li.page.getByRole("link", { name: "看服务器上的那份" }).click();
  await li.paper.shows(["大家认可的。"]);
  await soon(() => li.paper.text.getAttribute("contenteditable"), "false");
  await (await zhao.open(PLAN)).shows(["大家认可的。"]);

  await world.office.setMember(world.space, li.account, "member");
  await li.page.getByRole("link", { name: "看未接收的那份" }).click();
  await li.page.getByRole("button", { name: "重新提交" }).click();
  await li.waitOnServer();
  await li.paper.shows(kept);
  await zhao.paper.shows(kept);
  await li.paper.append(li.paper.paragraph(1), "又能写了。");
  kept[0] += "又能写了。";
  await zhao.paper.shows(kept);
});

story("words that were not accepted can be dropped", async (world) => {
  const { li, zhao } = await refused(world);
  await li.page.getByRole("button", { name: "丢弃" }).click();
  const asked = li.page.getByRole("dialog", { name: "丢弃这一份？" });
  await asked.getByText("取消").click();
  await li.paper.shows(["大家认可的。隧道里写的。"]);
  await li.page.getByRole("button", { name: "丢弃" }).click();
  await asked.getByRole("button", { name: "丢弃这一份" }).click();
  await li.waitOnServer();
  await li.paper.shows(["大家认可的。"]);
  await li.reopenBrowser();
  await li.waitOnServer();
  await li.paper.shows(["大家认可的。"]);
  await (await zhao.open(PLAN)).shows(["大家认可的。"]);
});
