// Who has a text open, and where the caret is: seen while both are there, gone when one leaves.
import assert from "node:assert/strict";
import { Gallery } from "../harness/look.mjs";
import { story } from "../harness/story.mjs";

const PLAN = "两个人写的方案";
const caret = (person, name) => person.page.locator(`.caret[data-name="${name}"]`);
const here = (person) => person.page.locator(".here");

/** Where the caret of another stands, from the left edge of the text. */
const left = (mark) => mark.evaluate((it) => it.getBoundingClientRect().left - it.closest(".desk").getBoundingClientRect().left);

story("two who write in one text see each other's carets until one leaves", async (world) => {
  const [li, zhao] = await world.two();
  const [phone, pc] = [new Gallery("phone"), new Gallery("pc")];
  const hers = await li.newPlan(PLAN);
  await hers.append(hers.paragraph(1), "第一段。");
  await li.waitOnServer();
  const his = await zhao.open(PLAN);
  await his.shows(["第一段。"]);
  await here(zhao).and(zhao.page.getByLabel("正在看：李敏")).waitFor();
  await here(li).and(li.page.getByLabel("正在看：赵刚")).waitFor();

  await his.go(his.paragraph(1));
  await caret(li, "赵刚").waitFor();
  await hers.go(hers.paragraph(1), { start: true });
  await caret(zhao, "李敏").waitFor();
  await zhao.page.waitForFunction(() => {
    const mark = document.querySelector(".caret");
    return mark && mark.style.transform !== "";
  });
  const before = await left(caret(li, "赵刚"));
  await li.page.keyboard.type("她写的");
  await his.shows(["她写的第一段。"]);
  await li.page.waitForFunction((before) => {
    const mark = document.querySelector(".caret");
    return mark.getBoundingClientRect().left - mark.closest(".desk").getBoundingClientRect().left > before + 10;
  }, before);
  await phone.see(li, "presence", { acts: 0 });
  await pc.see(zhao, "presence", { acts: 0 });
  assert.equal(await zhao.page.locator(".desk-text .caret").count(), 0, "nothing of it is in the text");

  // He looks at something else.
  await zhao.go("/work");
  await here(li).waitFor({ state: "detached" });
  await caret(li, "赵刚").waitFor({ state: "detached" });
  // He comes back, and is gone without a word: a tunnel.
  await zhao.open(PLAN);
  await here(li).waitFor();
  await zhao.goOffline();
  await here(zhao).waitFor({ state: "detached" });
  await here(li).waitFor({ state: "detached", timeout: 40_000 });
  await zhao.goOnline();
  await here(zhao).waitFor();
  await here(li).waitFor();
  await Promise.all([li.waitOnServer(), zhao.waitOnServer()]);
  phone.check();
  pc.check();
});
