// two people write one plan at the same time.
import assert from "node:assert/strict";
import { story } from "../harness/story.mjs";
import { PC } from "../harness/person.mjs";

story("two people write in one plan, and both see everything as it is written", async (world) => {
  const [li, zhao] = await world.two();
  const hers = await li.newPlan("学科交流小组");
  await hers.append(hers.paragraph(1), "一个学院先试");
  await li.page.keyboard.press("Enter");
  await hers.append(hers.paragraph(2), "每两周一次");

  const his = await zhao.open("学科交流小组");
  await his.shows(["一个学院先试", "每两周一次"]);

  // Different paragraphs at the same time.
  await Promise.all([
    hers.append(hers.paragraph(1), "，取得经验再推开。", { delay: 25 }),
    his.append(his.paragraph(2), "，地点轮流。", { delay: 25 }),
  ]);
  const both = ["一个学院先试，取得经验再推开。", "每两周一次，地点轮流。"];
  await Promise.all([hers.shows(both), his.shows(both)]);

  // The same paragraph: he writes in front while she writes at the end. Her caret stays behind her words.
  await his.go(his.paragraph(1), { start: true });
  await Promise.all([
    zhao.page.keyboard.type("材料学院：", { delay: 40 }),
    hers.append(hers.paragraph(1), "明年全校。", { delay: 40 }),
  ]);
  const merged = ["材料学院：一个学院先试，取得经验再推开。明年全校。", both[1]];
  await Promise.all([hers.shows(merged), his.shows(merged)]);
  const caret = hers.paragraph(1).evaluate((it) => {
    const { anchorNode, anchorOffset } = getSelection();
    return [it.contains(anchorNode), anchorOffset];
  });
  assert.deepEqual(await caret, [true, merged[0].length], "her caret was moved");

  // A paragraph that he makes appears on her screen, and she goes on where she was.
  await his.go(his.paragraph(1));
  await zhao.page.keyboard.press("Enter");
  await zhao.page.keyboard.type("经费另列。");
  const three = [merged[0], "经费另列。", merged[1]];
  await hers.shows(three);
  await li.page.keyboard.type("（待议）");
  three[0] += "（待议）";
  await his.shows(three);

  await his.title.fill("学科交流小组试点方案");
  await hers.holds(hers.title, "学科交流小组试点方案");
  await Promise.all([hers.waitFor("on-server"), his.waitFor("on-server"), li.waitOnServer(), zhao.waitOnServer()]);

  const fresh = await world.arrives(zhao.account, PC);
  await fresh.signIn();
  await (await fresh.open("学科交流小组试点方案")).shows(three);
});
