// X-02 3/3: what others did while somebody was away is told, by whom, until it was looked at; an older state comes back.
import assert from "node:assert/strict";
import { Gallery } from "../harness/look.mjs";
import { story } from "../harness/story.mjs";

const PLAN = "学科交流小组方案";
const banner = (person) => person.page.locator(".since .banner");
const sittings = (person) => person.page.locator(".sitting");
const changed = (person, at, tag) => person.page.locator(`.compare-${at} ${tag}`).filter({ visible: true });

/** Writes the same sentence from both ends while one of them is in a tunnel. */
async function apart(li, zhao) {
  const hers = await li.newPlan(PLAN);
  await hers.append(hers.paragraph(1), "一个学院先试");
  await li.page.keyboard.press("Enter");
  await hers.append(hers.paragraph(2), "每两周一次。");
  await li.waitOnServer();
  const his = await zhao.open(PLAN);
  await his.shows(["一个学院先试", "每两周一次。"]);
  await his.waitFor("on-server");

  await li.goOffline();
  await hers.go(hers.paragraph(1), { start: true });
  await li.page.keyboard.type("材料学院：");
  await li.isKept();
  await his.append(his.paragraph(1), "，取得经验再推开。");
  await his.append(his.paragraph(2), "地点轮流。");
  await zhao.waitOnServer();
  await zhao.go("/work");
  await li.goOnline();
  await li.waitOnServer();
  return ["材料学院：一个学院先试，取得经验再推开。", "每两周一次。地点轮流。"];
}

story("who was away is told what others changed, and which sentence both changed, until it was looked at", async (world) => {
  const [li, zhao] = await world.two();
  const [phone, pc] = [new Gallery("phone"), new Gallery("pc")];
  const both = await apart(li, zhao);
  await li.paper.shows(both);
  await banner(li).getByText("你不在的时候有改动").waitFor();
  await banner(li).getByText("赵刚改了").waitFor();
  await banner(li).getByText("有 1 句是两个人同时改的").waitFor();
  await li.page.locator(".spot").getByText(both[0], { exact: true }).waitFor();
  await phone.see(li, "away-notice", { acts: 0 });

  // It stays until it was looked at, also when the tab is closed.
  await li.reopenTab();
  await banner(li).getByRole("link", { name: "看改了什么" }).click();
  await changed(li, "one", "ins").getByText("，取得经验再推开。").waitFor();
  await changed(li, "one", "ins").getByText("地点轮流。").waitFor();
  assert.equal(await changed(li, "one", "ins").getByText("材料学院").count(), 0, "what she wrote herself is no news");
  const sentence = li.page.locator("[data-apart]");
  await sentence.getByText("材料学院：一个学院先试，取得经验再推开。", { exact: true }).waitFor();
  await sentence.getByText("赵刚写的").waitFor();
  await sentence.getByText("李敏写的").waitFor();
  await phone.see(li, "away-changes", { acts: 0 });
  await li.page.getByRole("link", { name: "看现在的正文" }).click();
  await li.paper.shows(both);
  await li.page.reload();
  await li.paper.shows(both);
  await li.page.getByRole("link", { name: /修改记录/ }).waitFor();
  assert.equal(await banner(li).count() + await li.page.locator(".spot").count(), 0, "what was looked at is no news");

  // He was elsewhere when her work came.
  await zhao.open(PLAN);
  await banner(zhao).getByText("李敏改了").waitFor();
  await pc.see(zhao, "away-notice", { acts: 0 });
  await banner(zhao).getByRole("button", { name: "看过了" }).click();
  await banner(zhao).waitFor({ state: "detached" });
  phone.check();
  pc.check();
});

story("the history names who wrote what, works in a tunnel, and brings an older state back as a new change", async (world) => {
  const [li, zhao] = await world.two();
  const [phone, pc] = [new Gallery("phone"), new Gallery("pc")];
  const both = await apart(li, zhao);
  await li.paper.shows(both);
  await li.paper.append(li.paper.paragraph(2), "待议。");
  await li.waitOnServer();
  await zhao.open(PLAN);
  await zhao.paper.shows([both[0], `${both[1]}待议。`]);
  await zhao.page.getByRole("link", { name: /修改记录/ }).click();
  await sittings(zhao).filter({ hasText: "赵刚" }).first().click();
  await changed(zhao, "new", "ins").getByText("地点轮流。").waitFor();
  await pc.see(zhao, "history", { acts: 0 });
  const hers = sittings(zhao).filter({ hasText: "李敏" });
  await hers.first().click();
  await zhao.page.getByRole("heading", { name: /李敏.*的改动/ }).waitFor();
  await zhao.page.locator(".compare-new ins").first().waitFor();

  await sittings(zhao).filter({ hasText: "赵刚" }).first().click();
  await zhao.page.getByRole("button", { name: "恢复到这次改动之前" }).click();
  const asked = zhao.page.getByRole("dialog", { name: /把正文恢复到赵刚.*之前/ });
  await pc.see(zhao, "history-restore", { acts: 1 });
  await asked.getByRole("button", { name: "恢复", exact: true }).click();
  await zhao.page.waitForURL((url) => !url.search);
  await zhao.paper.waitFor("on-server");
  const restored = await zhao.paper.paragraphs();
  assert.deepEqual(restored, ["材料学院：一个学院先试", "每两周一次。"]);
  await li.paper.shows(restored);
  await zhao.waitOnServer();

  await li.waitOnServer();
  await li.goOffline();
  await li.page.getByRole("link", { name: /修改记录/ }).click();
  await sittings(li).first().getByText("赵刚").waitFor();
  await phone.see(li, "history", { acts: 0 });
  await sittings(li).first().click();
  await changed(li, "one", "del").getByText("地点轮流。").waitFor();
  await phone.see(li, "history-one", { acts: 0 });
  await li.page.getByRole("button", { name: "回到记录" }).click();
  await sittings(li).first().waitFor();
  phone.check();
  pc.check();
});
