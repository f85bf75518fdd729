// 批注: said beside the text, also without a network; kept on their words; who is called finds them on 今天.
import assert from "node:assert/strict";
import { Gallery } from "../harness/look.mjs";
import { PC, PHONE } from "../harness/person.mjs";
import { story } from "../harness/story.mjs";

const PLAN = "共建方案讨论稿";
const TEXT = ["先在材料学院试点，取得经验再推开。", "每两周一次集体研讨，地点轮流。"];
const noted = (person, words) => person.page.locator(".noted").getByText(words, { exact: true });
const cards = (person) => person.page.locator(".note:not(.note-new)").filter({ visible: true });

/** Selects words of a paragraph, as a finger or a mouse does. */
async function select(person, nth, words) {
  await person.page.locator(".desk-text .block-text").nth(nth).evaluate(async (block, words) => {
    block.closest("[contenteditable=true]")?.focus();
    const walk = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    const nodes = [];
    while (walk.nextNode()) nodes.push(walk.currentNode);
    const from = nodes.map((node) => node.data).join("").indexOf(words);
    const at = (place) => {
      let rest = place;
      for (const node of nodes) {
        if (rest <= node.data.length) return [node, rest];
        rest -= node.data.length;
      }
      throw new Error("not there");
    };
    getSelection().setBaseAndExtent(...at(from), ...at(from + words.length));
    await new Promise((done) => setTimeout(done, 100));
  }, words);
}

const tool = (person) => person.page.getByRole("toolbar").getByRole("button", { name: "对选中的文字加批注" });

async function say(person, words, { call } = {}) {
  const field = person.page.getByRole("textbox", { name: "批注内容" });
  await field.click();
  await person.page.keyboard.type(words);
  if (call) {
    await person.page.keyboard.type(`@${call.typed}`);
    await person.page.locator(".note-people").getByRole("button", { name: call.name }).click();
  }
  await person.page.locator(".note-new").getByRole("button", { name: "写好了" }).click();
  await person.page.locator(".note-new").waitFor({ state: "detached" });
}

async function plan(li) {
  const paper = await li.newPlan(PLAN);
  await paper.append(paper.paragraph(1), TEXT[0]);
  await li.page.keyboard.press("Enter");
  await paper.append(paper.paragraph(2), TEXT[1]);
  await li.waitOnServer();
  return paper;
}

story("a comment is made in a tunnel, stays on its words, is answered and dealt with; who is called finds it on 今天", async (world) => {
  const [li, zhao] = await world.two();
  const [phone, pc] = [new Gallery("phone"), new Gallery("pc")];
  await plan(li);
  const his = await zhao.open(PLAN);
  await his.shows(TEXT);
  await zhao.go("/");

  // Without a network, on a phone, with the name found by its letters.
  await li.goOffline();
  await select(li, 0, "材料学院");
  await tool(li).click();
  await li.page.locator(".note-new .note-quote").getByText("材料学院", { exact: true }).waitFor();
  await phone.see(li, "comments-new", { acts: 1 });
  await say(li, "要不要再加一个学院？", { call: { typed: "赵", name: "赵刚" } });
  await noted(li, "材料学院").waitFor();
  await phone.see(li, "comments-said", { acts: 0 });
  await li.page.locator(".notes-close").click();
  await li.reopenTab();
  await noted(li, "材料学院").waitFor();
  await li.goOnline();
  await li.waitOnServer();

  const line = zhao.page.locator("section[aria-labelledby=owed] li").filter({ hasText: "李敏在批注里提到你" });
  await line.getByText("要不要再加一个学院？").waitFor();
  await pc.see(zhao, "comments-today", { acts: 1 });
  await line.getByRole("link", { name: "查看" }).click();
  await zhao.page.locator(".note[data-on]").getByText("要不要再加一个学院？").waitFor();
  await noted(zhao, "材料学院").waitFor();
  await pc.see(zhao, "comments", { acts: 0 });

  // Others write before it, in it, and split its line: it stays.
  await zhao.paper.go(zhao.paper.paragraph(1), { start: true });
  await zhao.page.keyboard.type("经讨论，");
  await select(zhao, 0, "学院");
  await zhao.page.keyboard.press("ArrowLeft");
  await zhao.page.keyboard.type("与化工");
  await noted(zhao, "材料与化工学院").waitFor();
  await noted(li, "材料与化工学院").waitFor();

  await cards(zhao).first().getByRole("button", { name: "答复" }).click();
  await zhao.page.getByRole("textbox", { name: "答复内容" }).fill("加化工。");
  await zhao.page.locator(".note").getByRole("button", { name: "写好了" }).click();
  await li.page.locator(".notes-open").click();
  await cards(li).first().getByText("加化工。").waitFor();
  await cards(li).first().getByRole("button", { name: "标为已处理" }).click();
  await li.page.getByText("已处理 1").waitFor();
  await noted(li, "材料与化工学院").waitFor({ state: "detached" });
  await noted(zhao, "材料与化工学院").waitFor({ state: "detached" });
  await li.waitOnServer();
  await zhao.go("/");
  await zhao.page.getByRole("heading", { name: "今天" }).waitFor();
  assert.equal(await line.count(), 0, "what was seen and dealt with calls nobody");
  phone.check();
  pc.check();
});

story("a comment whose words are cut is told as detached, and is on them again when they come back", async (world) => {
  const [li, zhao] = await world.two();
  const [phone, pc] = [new Gallery("phone"), new Gallery("pc")];
  await plan(li);
  await zhao.open(PLAN);
  await zhao.paper.shows(TEXT);
  await select(zhao, 1, "每两周一次集体研讨");
  await tool(zhao).click();
  await say(zhao, "太密了吧");
  await noted(zhao, "每两周一次集体研讨").waitFor();
  await noted(li, "每两周一次集体研讨").waitFor();

  await select(li, 1, "每两周一次集体研讨");
  await li.page.keyboard.press("Backspace");
  await zhao.page.getByRole("heading", { name: "原文已不在的批注" }).waitFor();
  await pc.see(zhao, "comments-detached", { acts: 0 });
  await li.page.locator(".notes-open").click();
  await li.page.getByRole("heading", { name: "原文已不在的批注" }).waitFor();
  await phone.see(li, "comments-detached", { acts: 0 });
  await li.page.locator(".notes-close").click();
  await li.paper.tool("撤销").click();
  await noted(li, "每两周一次集体研讨").waitFor();
  await noted(zhao, "每两周一次集体研讨").waitFor();

  // Who said it takes it back; nothing of it stays.
  await cards(zhao).first().getByRole("button", { name: "撤回" }).click();
  await noted(zhao, "每两周一次集体研讨").waitFor({ state: "detached" });
  await noted(li, "每两周一次集体研讨").waitFor({ state: "detached" });
  await Promise.all([li.waitOnServer(), zhao.waitOnServer()]);
  phone.check();
  pc.check();
});

story("who may only comment comments and cannot write", async (world) => {
  const [li, account] = [await world.person("李敏", "limin", PC), await world.account("陈静", "chenjing", "commenter")];
  const phone = new Gallery("phone");
  await plan(li);
  const chen = await world.arrives(account, PHONE);
  await chen.signIn();
  await chen.open(PLAN);
  await chen.paper.shows(TEXT);
  assert.equal(await chen.page.locator(".desk-text").getAttribute("contenteditable"), "false");
  await chen.page.getByText("你可以加批注，正文只能看。").first().waitFor();
  await select(chen, 0, "取得经验");
  await tool(chen).click();
  await say(chen, "写明怎么评估", { call: { typed: "李", name: "李敏" } });
  await noted(chen, "取得经验").waitFor();
  await phone.see(chen, "comments-only", { acts: 0 });
  await chen.waitOnServer();
  await noted(li, "取得经验").waitFor();
  await li.page.locator(".noted").click();
  await li.page.locator(".note[data-on]").getByText("陈静").waitFor();
  await Promise.all([li.waitOnServer(), chen.waitOnServer()]);
  phone.check();
});
