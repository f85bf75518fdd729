// Lists by xlsx: a file with mistakes is told cell by cell, mended, written; what is exported changes nothing when it
// comes back.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { Gallery } from "../harness/look.mjs";
import { PC, PHONE } from "../harness/person.mjs";
import { story } from "../harness/story.mjs";
import { xlsx } from "../harness/xlsx.mjs";

const UNITS = ["上级", "名称", "类型", "条线", "级别", "成立日期"];
const PEOPLE = ["姓名", "所在单位", "人员类别", "职称", "工号"];
const POSTS = ["姓名", "任职单位", "职务", "起任日期", "任职依据", "任职文件"];

const wrong = [
  UNITS,
  ["", "云南团省委", "团委", "团", "省级", "1950-02-01"],
  ["云南团省委", "滇北大学", "高校", "教育行政", "大学", ""],
  ["没有的大学", "化工学院", "学院", "教育行政", "院系级", ""],
  ["云南团省委", "滇南大学", "高校", "教育行政", "校级", "去年"],
  ["滇北大学", "材料学院", "学院", "教育行政", "院系级", ""],
];
const mended = wrong.map((row) => row.map((it) => ({ 大学: "校级", 没有的大学: "滇北大学", 去年: "1938-10-01" })[it] ?? it));

async function choose(page, name, rows) {
  const file = { name, mimeType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", buffer: Array.isArray(rows) ? xlsx(rows) : rows };
  await page.getByLabel("选择 xlsx 文件").setInputFiles(file);
}

async function list(page, name) {
  await page.getByRole("radiogroup", { name: "哪一份名册" }).getByRole("radio", { name, exact: true }).check();
}

async function exported(page) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "下载文件" }).click()]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

for (const [size, device] of [["phone", PHONE], ["pc", PC]]) {
  //
  story(`a list with mistakes is mended, imported, exported and imported again as the same, on a ${size}`, async (world) => {
    const gallery = new Gallery(size);
    const admin = await world.arrives({ login: "admin", name: "管理员" }, device);
    await admin.signIn();
    await admin.openPlace("组织");
    const { page } = admin;
    await page.getByRole("link", { name: "导入导出" }).click();
    await page.getByRole("heading", { name: "导入", exact: true }).waitFor();
    await gallery.see(admin, "lists", { acts: 0 });
    await page.getByText("栏目和填法").click();
    await page.getByText("教育行政部门").waitFor();
    await gallery.see(admin, "lists-columns", { acts: 0 });
    await page.getByText("栏目和填法").click();

    await choose(page, "组织.xlsx", wrong);
    await page.getByText("E3（级别）“大学”：不在可填的范围").waitFor();
    await page.getByText("A4（上级）“没有的大学”：没有这个组织").waitFor();
    await page.getByText("F5（成立日期）“去年”：不是日期").waitFor();
    await page.getByText("A6（上级）“滇北大学”：它的上级在第 3 行").waitFor();
    await page.getByText("新增 1 行").waitFor();
    await gallery.see(admin, "lists-mistakes", { acts: 0 });
    assert.deepEqual(await world.office.post("/api/party/tree", { parent: null }), [], "looking writes nothing");

    await page.getByRole("button", { name: "再选一个文件" }).click();
    await choose(page, "组织.xlsx", mended);
    await page.getByText("新增 5 行").waitFor();
    await gallery.see(admin, "lists-ready", { acts: 1 });
    await page.getByRole("button", { name: "写入 5 行" }).click();
    await page.getByText("写入完成：新增 5 行，修改 0 行").waitFor();
    await gallery.see(admin, "lists-done", { acts: 0 });

    // More people than one batch takes.
    await list(page, "人员名册");
    const names = Array.from({ length: 430 }, (_, nth) => `教师${String(nth).padStart(3, "0")}`);
    await choose(page, "人员.xlsx", [PEOPLE, ...names.map((it, nth) => [it, "材料学院", "专任教师", nth % 2 ? "讲师" : "", `${nth}`])]);
    await page.getByText("新增 430 行").waitFor();
    await page.getByText("不认识这些栏目，没有读：工号").waitFor();
    const seen = [];
    await page.exposeFunction("told", (it) => seen.push(it));
    await page.evaluate(() => new MutationObserver(() => {
      const it = document.querySelector("progress");
      if (it) globalThis.told(Number(it.value));
    }).observe(document.body, { subtree: true, childList: true, attributes: true }));
    await page.getByRole("button", { name: "写入 430 行" }).click();
    await page.getByText("写入完成：新增 430 行，修改 0 行").waitFor();
    assert.deepEqual([...new Set(seen)].filter((it) => it > 0), [200, 400], "batch by batch");

    await list(page, "任职名册");
    await choose(page, "任职.xlsx", [POSTS, ["教师007", "材料学院", "书记", "2021-03-01", "选举", "校党〔2021〕3号"]]);
    await page.getByRole("button", { name: "写入 1 行" }).click();
    await page.getByText("写入完成").waitFor();

    for (const [name, rows] of [["组织名册", 5], ["人员名册", 430], ["人员保密信息", 430], ["任职名册", 1]]) {
      await list(page, name);
      const file = await exported(page);
      assert.equal(file.name, `${name}.xlsx`);
      await choose(page, file.name, file.bytes);
      await page.getByText(`相同 ${rows} 行`).waitFor();
      await page.getByText("文件和系统里的一样").waitFor();
    }
    await gallery.see(admin, "lists-same", { acts: 0 });
    gallery.check();
  });
}

// For X-13
story("a network that goes while rows are written loses none and doubles none", async (world) => {
  const admin = await world.arrives({ login: "admin", name: "管理员" }, PC);
  await admin.signIn();
  const { page } = admin;
  await admin.go("/lists");
  await choose(page, "组织.xlsx", mended);
  await page.getByRole("button", { name: "写入 5 行" }).click();
  await page.getByText("写入完成").waitFor();
  await list(page, "人员名册");
  const rows = Array.from({ length: 250 }, (_, nth) => [`教师${nth}`, "材料学院", "专任教师"]);
  await choose(page, "人员.xlsx", [PEOPLE.slice(0, 3), ...rows]);
  // The second batch reaches the server; its answer is lost.
  let batches = 0;
  await page.route("**/api/commands/batch", async (route) => {
    batches += 1;
    if (batches !== 2) return route.continue();
    await route.fetch();
    return route.abort();
  });
  await page.getByRole("button", { name: "写入 250 行" }).click();
  await page.getByText("中断了：已写入 200 / 250").waitFor();
  await page.getByRole("button", { name: "继续写入" }).click();
  await page.getByText("写入完成：新增 250 行，修改 0 行").waitFor();
  const found = await world.office.post("/api/party/people", { asked: {} });
  assert.equal(found.total, 250);
});
