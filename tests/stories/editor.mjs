// The desk (issue 5). Two people write one plan with headings, lists and marks; each takes back only what is their own.
import assert from "node:assert/strict";
import { draftHolds } from "../harness/drafts.mjs";
import { Pinyin } from "../harness/keyboard.mjs";
import { Gallery } from "../harness/look.mjs";
import { PC } from "../harness/person.mjs";
import { story } from "../harness/story.mjs";

/** What stands in the text, as style and words. */
const lines = (person) => person.page.locator("[data-stands] .block-text").evaluateAll((all) => all.map((it) => `${it.dataset.style} ${it.textContent}`));

async function sees(person, expected) {
  await person.page.waitForFunction((expected) => {
    const all = [...document.querySelectorAll("[data-stands] .block-text")];
    return JSON.stringify(all.map((it) => `${it.dataset.style} ${it.textContent}`)) === JSON.stringify(expected);
  }, expected).catch(async (error) => {
    assert.deepEqual(await lines(person), expected, error.message);
    throw error;
  });
}

story("two people write headings, lists and bold words into one plan, by pinyin, offline and back", async (world) => {
  const [li, zhao] = await world.two();
  const hers = await li.newPlan("楼宇育人工作站建设方案");
  const pinyin = await Pinyin.of(li);
  await hers.go(hers.paragraph(1));
  await hers.tool("1 级").click();
  await pinyin.type("gongzuojichu", "工作基础");
  await li.page.keyboard.press("Enter");
  await pinyin.type("women", "我们先在两栋楼试一学期");
  const first = ["h1 工作基础", "text 我们先在两栋楼试一学期"];
  await sees(li, first);

  const his = await zhao.open("楼宇育人工作站建设方案");
  await sees(zhao, first);
  // While she composes, nothing of it leaves; what he writes waits for her word.
  await pinyin.compose("nihao");
  await his.append(his.paragraph(1), "与条件");
  await sees(zhao, ["h1 工作基础与条件", first[1]]);
  assert.deepEqual(await lines(li), ["h1 工作基础", `${first[1]}nihao`]);
  await pinyin.choose("，再推开");
  const second = ["h1 工作基础与条件", "text 我们先在两栋楼试一学期，再推开"];
  await Promise.all([sees(li, second), sees(zhao, second)]);

  // Lists, by the buttons of both sizes.
  await his.go(his.paragraph(2));
  await zhao.page.keyboard.press("Enter");
  await his.tool("编号列表").click();
  await zhao.page.keyboard.type("选两栋楼");
  await zhao.page.keyboard.press("Enter");
  await zhao.page.keyboard.type("排值班表");
  await zhao.page.keyboard.press("Tab");
  await zhao.page.keyboard.press("Enter");
  await zhao.page.keyboard.press("Enter");
  await his.tool("待办清单").click();
  await zhao.page.keyboard.type("找物业谈");
  const third = [...second, "ordered 选两栋楼", "ordered 排值班表", "check 找物业谈"];
  await Promise.all([sees(li, third), sees(zhao, third)]);

  // Bold is bold for both, and a word typed into it by the other wears it.
  await zhao.page.keyboard.press("Shift+Home");
  await zhao.page.getByText("选中 4 字").waitFor();
  await zhao.page.keyboard.press("Control+b");
  await li.page.locator(".desk-text strong", { hasText: "找物业谈" }).waitFor();

  // Each takes back what is their own, though the other wrote since.
  await zhao.page.keyboard.press("End");
  await zhao.page.keyboard.type("妥");
  await hers.append(hers.paragraph(2), "。");
  const fourth = [second[0], `${second[1]}。`, ...third.slice(2, 4), "check 找物业谈妥"];
  await Promise.all([sees(li, fourth), sees(zhao, fourth)]);
  await zhao.page.keyboard.press("Control+z");
  await sees(li, [fourth[0], fourth[1], ...third.slice(2)]);
  await hers.tool("撤销").click();
  await Promise.all([sees(li, third), sees(zhao, third)]);

  await Promise.all([li.goOffline(), zhao.goOffline()]);
  await hers.append(hers.paragraph(5), "（一周内）");
  await his.append(his.paragraph(4), "，每层一人");
  await Promise.all([hers.waitFor("on-phone"), his.waitFor("on-phone")]);
  await li.reopenTab();
  await sees(li, [...third.slice(0, 4), "check 找物业谈（一周内）"]);
  await Promise.all([li.goOnline(), zhao.goOnline()]);
  const last = [...third.slice(0, 3), "ordered 排值班表，每层一人", "check 找物业谈（一周内）"];
  await Promise.all([sees(li, last), sees(zhao, last)]);
  await Promise.all([li.waitOnServer(), zhao.waitOnServer()]);

  for (const [size, person] of [["phone", li], ["pc", zhao]]) {
    const gallery = new Gallery(size);
    await person.paper.go(person.paper.paragraph(2));
    await gallery.see(person, "desk", { acts: 0 });
    await person.paper.tool("查找替换").click();
    await person.page.getByRole("searchbox", { name: "查找" }).fill("楼");
    await person.page.getByText("处，共 2 处").waitFor();
    await gallery.see(person, "desk-find", { acts: 0 });
    await person.page.getByRole("search").getByRole("button", { name: "关闭" }).click();
    gallery.check();
  }
});

story("a tab that dies while a word is composed loses nothing of it", async (world) => {
  const li = await world.person("李敏", "limin", PC);
  const plan = await li.newPlan("半句话");
  await plan.append(plan.paragraph(1), "目标：");
  await plan.isKept();
  const pinyin = await Pinyin.of(li);
  await pinyin.compose("gongjian");
  await li.page.locator('.top-acts .chip[data-state="storing"]').waitFor();
  await li.page.waitForFunction(draftHolds, "gongjian");
  await li.reopenTab();
  await sees(li, ["text 目标：gongjian"]);
});

story("what comes from Word becomes headings, lists and marks; words are found and replaced", async (world) => {
  const li = await world.person("李敏", "limin", PC);
  const plan = await li.newPlan("从 Word 来");
  await plan.go(plan.paragraph(1));
  await li.page.evaluate((html) => {
    const data = new DataTransfer();
    data.setData("text/html", html);
    data.setData("text/plain", "x");
    document.querySelector(".desk-text").dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  }, `<html><body><h1><span style='font-family:黑体'>一、工作基础</span></h1><p class=MsoNormal style='text-indent:32pt'>先在<b>两栋楼</b>试，<span style='color:red'>务必</span>留痕。<o:p></o:p></p>
    <p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>1.<span>&nbsp;</span></span>选楼</p><p class=MsoNormal>（二）保障措施</p></body></html>`);
  await sees(li, ["h1 工作基础", "text 先在两栋楼试，务必留痕。", "ordered 选楼", "h2 保障措施"]);
  await li.page.locator(".desk-text strong", { hasText: "两栋楼" }).waitFor();
  await li.page.locator(".desk-text .attention", { hasText: "务必" }).waitFor();
  await li.page.keyboard.press("Control+f");
  await li.page.getByRole("searchbox", { name: "查找" }).fill("楼");
  await li.page.getByText("第 1 处，共 2 处").waitFor();
  await li.page.getByRole("textbox", { name: "替换为" }).fill("栋楼宇");
  await li.page.getByRole("button", { name: "全部替换" }).click();
  await sees(li, ["h1 工作基础", "text 先在两栋栋楼宇试，务必留痕。", "ordered 选栋楼宇", "h2 保障措施"]);
  await li.waitOnServer();
  await li.reopenTab();
  await sees(li, ["h1 工作基础", "text 先在两栋栋楼宇试，务必留痕。", "ordered 选栋楼宇", "h2 保障措施"]);
});

story("in safe mode a plan is written in plain fields, and what is formatted stays so", async (world) => {
  const li = await world.person("李敏", "limin", PC);
  const plan = await li.newPlan("安全模式");
  await plan.append(plan.paragraph(1), "先试一学期");
  await li.page.keyboard.press("Shift+Home");
  await li.page.getByText("选中 5 字").waitFor();
  await li.page.keyboard.press("Control+b");
  await li.page.locator(".desk-text strong").waitFor();
  await li.waitOnServer();
  const { pathname } = new URL(li.page.url());
  await li.go("/me");
  await li.page.getByRole("radiogroup", { name: "安全模式" }).getByRole("radio", { name: "打开" }).check();
  await li.go(pathname);
  const safe = li.page.getByRole("textbox", { name: "第 1 段" });
  await li.paper.holds(safe, "先试一学期");
  await li.paper.append(safe, "，再推开");
  await li.waitOnServer();
  await li.go("/me");
  await li.page.getByRole("radiogroup", { name: "安全模式" }).getByRole("radio", { name: "关闭" }).check();
  await li.go(pathname);
  await sees(li, ["text 先试一学期，再推开"]);
  await li.page.locator(".desk-text strong", { hasText: "先试一学期" }).waitFor();
});
