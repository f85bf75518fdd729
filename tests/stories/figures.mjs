// Numbers nobody types: a school notes who came with no network, and the county's table is right by itself; who said
// nothing is shown until they say that there was nothing.
import assert from "node:assert/strict";
import { Gallery } from "../harness/look.mjs";
import { Register } from "../harness/register.mjs";
import { soon } from "../harness/soon.mjs";
import { story } from "../harness/story.mjs";
import { PC, PHONE } from "../harness/person.mjs";

/** A county committee over two schools, each with somebody at work. */
async function county(world) {
  const register = new Register(world.office);
  const county = await register.unit("东江县少工委", null, "pioneer_committee", "county");
  const east = await register.unit("东江县第一小学", county, "school", "school", { place: 1 });
  const west = await register.unit("东江县民族团结示范第二小学", county, "school", "school", { place: 2 });
  for (const name of ["王芳", "李雷", "陈静"]) await register.person(name, east, { staff: "student" });
  const works = async (name, login, unit, post) => {
    const person = await register.person(name, unit, { staff: "administrator" });
    await register.appoint(person, unit, post, "2020-01-01");
    return register.account(person, login, name);
  };
  return {
    office: await works("李敏", "limin", county, "office_staff"),
    east: await works("赵刚", "zhaogang", east, "secretary"),
    west: await works("周远", "zhouyuan", west, "secretary"),
  };
}

async function signedIn(world, account, device) {
  const person = await world.arrives(account, device);
  await person.signIn();
  return person;
}

/** Today by the clock of the page, with its quarter. */
const now = (page) => page.evaluate(() => {
  const at = new Date();
  const day = [at.getFullYear(), at.getMonth() + 1, at.getDate()].map((it) => String(it).padStart(2, "0")).join("-");
  return { day, quarter: Math.floor(at.getMonth() / 3) };
});

/** Plans an activity and notes three students, all in a tunnel. */
async function holds(person, title) {
  const { page } = person;
  await person.go("/activities");
  await page.getByRole("button", { name: "新建活动" }).waitFor();
  await person.goOffline();
  await person.waitFor("offline");
  await page.getByRole("button", { name: "新建活动" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "建立" }).click();
  await page.waitForURL("**/activities/*?plan");
  for (const [name, value] of Object.entries({ 名称: title, 日期: (await now(page)).day })) {
    const field = page.getByLabel(name, { exact: true });
    await field.fill(value);
    await field.blur();
  }
  await person.isKept();
  await person.go("/activities");
  await page.getByRole("link", { name: title }).click();
  for (const name of ["王芳", "李雷", "陈静"]) {
    const line = page.getByRole("button", { name: `登记 ${name} 到场`, exact: true });
    await line.click();
    await soon(() => line.getAttribute("aria-pressed"), "true");
  }
  await person.isKept();
}

const cells = (page) => page.locator("table.heat tbody tr").evaluateAll((rows) => rows.map((row) => [...row.children].map((it) => it.innerText.trim().split("\n")[0])));

for (const [size, device] of [["phone", PHONE], ["pc", PC]]) {
  // S4-28, S0-10 2/2
  story(`what a school notes in a tunnel is the county's number, and silence is not nothing, on a ${size}`, async (world) => {
    const gallery = new Gallery(size);
    const people = await county(world);
    const east = await signedIn(world, people.east, PHONE);
    const office = await signedIn(world, people.office, device);
    const { page } = office;
    await office.go("/figures");
    await page.getByRole("heading", { name: "按单位和季度" }).waitFor();
    const { quarter } = await now(page);
    const column = quarter + 1;
    assert.deepEqual((await cells(page)).map((row) => row[column]), ["未报", "未报", "未报"]);
    await gallery.see(office, "figures-silent", { acts: 0 });

    await holds(east, "六一书香会");
    await east.goOnline();
    await east.waitOnServer();
    await office.go("/figures");
    await page.getByRole("button", { name: "参加人次" }).click();
    await soon(async () => (await cells(page)).map((row) => row[column]), ["3", "未报", "3"]);
    await page.getByText("未报的 1 个单位").waitFor();
    await page.getByRole("button", { name: /^东江县第一小学，.季度，3/ }).click();
    await page.getByText("内容不对你开放").waitFor();
    await gallery.see(office, "figures-behind", { acts: 0 });

    // The school itself opens the record; the other school says that there was nothing.
    await east.go("/figures");
    await east.page.getByRole("button", { name: /季度，1，/ }).first().click();
    await east.page.getByRole("link", { name: "打开", exact: true }).waitFor();
    const west = await signedIn(world, people.west, device);
    await west.go("/figures");
    await west.page.getByRole("button", { name: "报“没有”" }).nth(quarter).click();
    await west.page.getByText("已报：本季度没有").waitFor();
    await gallery.see(west, "figures-nothing", { acts: 0 });
    await office.go("/figures");
    await page.getByRole("button", { name: "参加人次" }).click();
    await soon(async () => (await cells(page)).map((row) => row[column]), ["3", "0", "3"]);
    await gallery.see(office, "figures", { acts: 0 });
    const file = page.waitForEvent("download");
    await page.getByRole("button", { name: "下载表格（xlsx）" }).click();
    assert.match((await file).suggestedFilename(), /^东江县少工委 参加人次 \d{4}\.xlsx$/);
    gallery.check();
  });
}
