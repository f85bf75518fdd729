// Word files (issue 5): a plan leaves as one and comes back from one, without a network, on both sizes.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { Gallery } from "../harness/look.mjs";
import { PC, PHONE } from "../harness/person.mjs";
import { story } from "../harness/story.mjs";

const TITLE = "青年之声工作室建设方案";
const BAR = "导出或导入 Word 文件";
const OLD = Buffer.from("d0cf11e0a1b11ae1", "hex");

const lines = (person) => person.page.locator("[data-stands] .block-text").evaluateAll((all) => all.map((it) => `${it.dataset.style} ${it.textContent}`));

async function saved(person, name) {
  const [download] = await Promise.all([person.page.waitForEvent("download"), person.page.getByRole("button", { name }).click()]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

for (const [size, device] of [["phone", PHONE], ["pc", PC]]) {
  story(`a plan leaves as a Word file and comes back from it in a tunnel, on a ${size}`, async (world) => {
    const li = await world.person("李敏", "limin", device);
    const plan = await li.newPlan(TITLE);
    await plan.go(plan.paragraph(1));
    await plan.tool("1 级").click();
    await li.page.keyboard.type("建设目标");
    await li.page.keyboard.press("Enter");
    await li.page.keyboard.type("两年建成一个“有声”工作室。");
    await li.page.keyboard.press("Enter");
    await plan.tool("待办清单").click();
    await li.page.keyboard.type("找场地");
    const written = ["h1 建设目标", "text 两年建成一个“有声”工作室。", "check 找场地"];
    assert.deepEqual(await lines(li), written);
    await li.waitOnServer();

    await li.goOffline();
    await plan.tool(BAR).click();
    const official = await saved(li, "导出（公文格式）");
    const plain = await saved(li, "导出（普通格式）");
    assert.deepEqual([official.name, plain.name], [`${TITLE}.docx`, `${TITLE}.docx`]);
    assert.notDeepEqual(official.bytes, plain.bytes);

    const other = await li.newPlan("");
    await other.go(other.paragraph(1));
    await other.tool(BAR).click();
    const field = li.page.getByLabel("导入 Word 文件（.docx），接在文末");
    await field.setInputFiles({ name: "旧稿.doc", mimeType: "application/msword", buffer: OLD });
    await li.page.getByText("这是旧版 Office 文件").waitFor();
    await field.setInputFiles({ name: "方案.docx", mimeType: "application/octet-stream", buffer: official.bytes });
    await li.page.getByText("已在文末加入 3 段").waitFor();
    assert.deepEqual(await lines(li), written);
    assert.equal(await other.title.inputValue(), TITLE);
    const gallery = new Gallery(size);
    await gallery.see(li, "word-file", { acts: 0 });
    gallery.check();

    await other.tool("撤销").click();
    assert.deepEqual(await lines(li), ["text "]);
    await other.tool("重做").click();
    await li.paper.isKept();
    await li.reopenBrowser();
    await li.paper.shows(written.map((it) => it.slice(it.indexOf(" ") + 1)));
    await li.goOnline();
    await li.waitOnServer();
  });
}
