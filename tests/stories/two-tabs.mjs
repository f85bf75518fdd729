// Two tabs of one browser are one writer with two screens: one link, one outbox, one sign-in.
import assert from "node:assert/strict";
import { story } from "../harness/story.mjs";
import { PC } from "../harness/person.mjs";

const PLAN = "两个窗口的方案";

story("two tabs show each other's words, also without a network, over one link", async (world) => {
  const [zhao, one] = await Promise.all([world.person("赵刚", "zhaogang", PC), world.person("李敏", "limin", PC)]);
  const { browser } = one;
  const first = await one.newPlan(PLAN);
  await first.append(first.paragraph(1), "第一个窗口。");
  await one.waitOnServer();
  const two = await one.inAnotherTab();
  const second = await two.open(PLAN);
  await second.shows(["第一个窗口。"]);
  await second.append(second.paragraph(1), "第二个窗口。");
  await first.shows(["第一个窗口。第二个窗口。"]);
  await Promise.all([one.waitOnServer(), two.waitOnServer()]);
  assert.deepEqual(browser.openLinks.map((link) => link.page === one.page), [true], "one link, held by the first tab");

  await one.goOffline();
  await Promise.all([one.waitFor("offline"), two.waitFor("offline")]);
  await first.append(first.paragraph(1), "甲。");
  await second.shows(["第一个窗口。第二个窗口。甲。"]);
  await second.append(second.paragraph(1), "乙。");
  await first.shows(["第一个窗口。第二个窗口。甲。乙。"]);
  await Promise.all([one.waitFor("offline", 1), two.waitFor("offline", 1)]);

  // The tab that held the link is gone before there is a network: the other one sends the words of both.
  await one.page.close();
  await second.append(second.paragraph(1), "丙。");
  await two.goOnline();
  await two.waitOnServer();
  const whole = ["第一个窗口。第二个窗口。甲。乙。丙。"];
  await (await zhao.open(PLAN)).shows(whole);
  await second.shows(whole);
  assert.deepEqual(browser.openLinks.map((link) => link.page === two.page), [true], "one link, held by the tab that stayed");
});

story("the link passes on when its tab is closed, and signing out in one tab signs out the other", async (world) => {
  const [zhao, one] = await Promise.all([world.person("赵刚", "zhaogang", PC), world.person("李敏", "limin", PC)]);
  const first = await one.newPlan(PLAN);
  await first.append(first.paragraph(1), "写了一半");
  await one.waitOnServer();
  const two = await one.inAnotherTab();
  const second = await two.open(PLAN);
  await second.shows(["写了一半"]);
  await first.append(first.paragraph(1), "，窗口就关了");
  await first.isKept();
  await one.page.close();
  await second.shows(["写了一半，窗口就关了"]);
  await second.append(second.paragraph(1), "，话还在。");
  await two.waitOnServer();
  const his = await zhao.open(PLAN);
  await his.shows(["写了一半，窗口就关了，话还在。"]);
  await his.append(his.paragraph(1), "收到。");
  await second.shows(["写了一半，窗口就关了，话还在。收到。"]);

  const three = await one.inAnotherTab();
  await three.go("/me");
  await three.page.getByRole("button", { name: "退出登录" }).click();
  await three.page.getByRole("dialog").getByRole("button", { name: "退出并清空" }).click();
  for (const tab of [three, two]) {
    await tab.page.waitForURL("**/sign-in");
    await tab.page.getByRole("heading", { name: "登录" }).waitFor();
  }
  assert.deepEqual(two.browser.openLinks, [], "a link is open though nobody is signed in");
});
