// 45 counselors and 18 leaders: computed, swapped and confirmed at a PC; read and amended on a phone, also in a tunnel.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { Gallery } from "../harness/look.mjs";
import { Register } from "../harness/register.mjs";
import { story } from "../harness/story.mjs";
import { PC, PHONE } from "../harness/person.mjs";

const COLLEGES = ["材料学院", "化工学院", "机电学院", "外语学院", "经济管理学院", "信息学院", "建筑学院", "艺术学院", "医学院"];
const OFFICES = ["党委办公室", "组织部", "宣传部", "学生工作部", "教务处", "科研处", "人事处", "后勤处", "保卫处"];
/** Counselors of each college: 45 in all. */
const COUNSELORS = [2, 2, 3, 4, 5, 6, 7, 8, 8];
const FAMILY = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜";
const GIVEN = ["文", "思远", "一鸣", "雨桐", "子墨", "晓", "志强"];

/** Made up: no two alike. */
function* names() {
  for (const given of GIVEN) for (const family of FAMILY) yield family + given;
}

/** The college with its people; gives what the story needs. */
async function college(world) {
  const register = new Register(world.office);
  const name = names();
  const owner = await register.unit("滇北理工大学党委", null, "party_committee", "school", { line: "party" });
  const li = await register.person("李校", owner, { staff: "administrator" });
  await register.appoint(li, owner, "office_staff", "2020-01-01");
  const person = async (unit, post, more) => {
    const who = await register.person(name.next().value, unit);
    return register.appoint(who, unit, post, "2020-01-01", more);
  };
  const heads = [];
  for (const [nth, unit] of [...COLLEGES, ...OFFICES].entries()) {
    const college = nth < COLLEGES.length;
    const id = await register.unit(unit, owner, college ? "college" : "department", "college", { line: "party" });
    // The last is led by a deputy who acts as its head; an ordinary deputy is no leader.
    heads.push(await person(id, unit === "保卫处" ? "deputy" : "head", { acting: unit === "保卫处" }));
    await person(id, "deputy");
    for (let count = 0; college && count < COUNSELORS[nth]; count++) await person(id, "counselor");
  }
  const programme = randomUUID();
  const contacts = [{ name: "李校", phone: "0000-000" }];
  const start = { act: "start", programme, definition: "leaders_counselors", owner, title: "领导干部直接联系服务辅导员", on: "2026-09-01", contacts };
  await world.office.command("programme", { programme: start });
  return { register, programme, heads, account: await register.account(li, "lixiao", "李校") };
}

const board = (world, programme) => world.office.post("/api/rounds/board", { programme });
const persons = (page) => page.locator("button.pairing-person");
const kept = (page) => page.getByText("草案：李校").waitFor();

// S1-03, S1-04 1/2, S1-06
story("an office pairs 45 counselors with 18 leaders, swaps two, confirms, and amends on a phone in a tunnel", async (world) => {
  const { register, programme, heads, account } = await college(world);
  const wide = new Gallery("pc");
  const office = await world.arrives(account, PC);
  await office.signIn();
  await office.go(`/programmes/${programme}`);
  const { page } = office;
  await page.getByRole("link", { name: "结对名单" }).click();
  await page.getByRole("heading", { level: 1, name: /结对/ }).waitFor();
  await page.getByText("需要 15 至 22 位").waitFor();
  await page.getByText("45 人还没有人联系").waitFor();
  await page.getByRole("button", { name: "开始新一轮" }).click();
  await page.getByRole("button", { name: "计算方案" }).click();
  await persons(page).nth(44).waitFor();
  assert.equal(await persons(page).count(), 45);
  await page.getByText("25 / 45 对").waitFor();
  await page.getByText("3 名 × 9 位").waitFor();
  await kept(page);
  await wide.see(office, "pairing-board", { acts: 1 });

  // A press, and the price of every place to go stands beside it.
  await page.locator("button.pairing-person[data-own]").first().click();
  const sheet = page.getByRole("dialog");
  await sheet.getByRole("heading", { name: "对换" }).waitFor();
  await wide.see(office, "pairing-choice", { acts: 0 });
  await sheet.locator(".pairing-way").filter({ hasText: "同单位少 1 对" }).last().click();
  await page.getByText("24 / 45 对").waitFor();

  // A drag onto somebody else swaps the two. Both are in sight: a page that scrolls under a press drags another.
  const columns = page.locator(".pairing-columns > li");
  const first = columns.nth(0).locator("button.pairing-person").first();
  const last = columns.nth(2).locator("button.pairing-person").first();
  const [here, there] = [await first.locator("strong").innerText(), await last.locator("strong").innerText()];
  await first.dragTo(last);
  await columns.nth(2).getByText(here, { exact: true }).waitFor();
  await columns.nth(0).getByText(there, { exact: true }).waitFor();
  await kept(page);

  await page.getByRole("button", { name: "审定并公布" }).click();
  await page.getByText("新结 45 对").waitFor();
  await wide.see(office, "pairing-publish", { acts: 1 });
  await page.getByRole("dialog").getByRole("button", { name: "公布", exact: true }).click();
  await page.getByRole("heading", { name: "现有结对" }).waitFor();
  await page.getByText("全部有人联系").waitFor();
  await wide.see(office, "pairing-running", { acts: 1 });
  assert.equal((await board(world, programme)).running.length, 45);
  wide.check();

  // One leader goes; on a phone the office sees who is left alone and amends with the least change.
  await register.end(heads[8], "2026-11-01");
  const lost = (await board(world, programme)).running.length - 45;
  assert.equal(lost, 0, "a post that ended ends no pair by itself");
  const small = new Gallery("phone");
  const phone = await world.arrives(account, PHONE);
  await phone.signIn();
  await phone.go(`/pairing/${programme}`);
  await phone.page.getByText(/人还没有人联系/).waitFor();
  await phone.page.getByRole("heading", { name: "现有结对" }).waitFor();
  await small.see(phone, "pairing-running", { acts: 1 });
  await phone.goOffline();
  await phone.page.getByRole("button", { name: "调整", exact: true }).click();
  await persons(phone.page).nth(44).waitFor();
  await phone.page.getByText("草案还没有保存到服务器").waitFor();
  await small.see(phone, "pairing-board", { acts: 1 });
  // A reload in the tunnel has no board to show, and loses nothing of the draft.
  await phone.page.reload();
  await phone.page.getByRole("button", { name: "再试一次" }).waitFor();
  assert.equal((await board(world, programme)).draft, null);
  await phone.goOnline();
  await phone.page.reload();
  await persons(phone.page).nth(44).waitFor();
  await kept(phone.page);
  // Two taps: the counselor, then where they go.
  await persons(phone.page).first().tap();
  await phone.page.getByRole("dialog").getByRole("heading", { name: "对换" }).waitFor();
  await small.see(phone, "pairing-choice", { acts: 0 });
  await phone.page.getByRole("dialog").locator(".pairing-way").first().tap();
  await kept(phone.page);
  await phone.page.getByRole("button", { name: "审定并公布" }).tap();
  await phone.page.getByRole("dialog").getByRole("button", { name: "公布", exact: true }).tap();
  await phone.page.getByRole("heading", { name: "现有结对" }).waitFor();
  await phone.page.getByText("全部有人联系").waitFor();
  await phone.page.getByText(/第 1 次/).tap();
  await small.see(phone, "pairing-past", { acts: 1 });
  const after = await board(world, programme);
  assert.equal(after.running.length, 45);
  assert.equal(after.past.length, 2);
  small.check();
});
