// The pages of units, people and posts on a phone and on a PC, with something in them.
import { Gallery } from "../harness/look.mjs";
import { Register } from "../harness/register.mjs";
import { story } from "../harness/story.mjs";
import { PC, PHONE } from "../harness/person.mjs";

const ACT = { acts: 1 };
const NO_ACT = { acts: 0 };

for (const [size, device] of [["phone", PHONE], ["pc", PC]]) {
  story(`the pages of the organisation are fit to be seen on a ${size}`, async (world) => {
    const gallery = new Gallery(size);
    const admin = await world.arrives({ login: "admin", name: "管理员" }, device);
    await admin.signIn();
    await admin.go("/units");
    await admin.page.getByText("还没有组织").waitFor();
    await gallery.see(admin, "units-empty", NO_ACT);
    const there = await fill(new Register(world.office));
    await units(admin, gallery, there);
    await people(admin, gallery, there);
    await gaps(admin, gallery);
    await inOtherClothes(admin, gallery, there);
    gallery.check();
  });
}

/** A province with two universities, a committee with a long life, and gaps. */
async function fill(register) {
  const province = await register.unit("云南团省委", null, "league_committee", "province", { founded: "1950-02-01", region: "530000" });
  await register.unit("新疆生产建设兵团团委", null, "corps", "province");
  const north = await register.unit("滇北理工大学", province, "university", "school", { line: "education" });
  await register.unit("滇南师范大学", province, "university", "school", { line: "education" });
  const college = await register.unit("材料科学与工程学院", north, "college", "college", { line: "education" });
  await register.unit("化学化工学院", north, "college", "college", { line: "education" });
  await register.unit("材料学院教工团总支", college, "league_general_branch", "branch");
  const committee = await register.unit("云南省少工委", province, "pioneer_committee", "province");
  await register.standard("双主任", province, "pioneer_committee", "director", 2, { lines: 2 });
  await register.standard("学院正职", province, "college", "head", 1);
  const wang = await register.person("王芳", college, { title: "副教授", birth: "1988-04-02", gender: "female", place: 1 });
  const zhou = await register.person("周正", province, { staff: "administrator", birth: "1979-01-05" });
  const elder = await register.person("丁一山", north, { staff: "retiree", birth: "1949-10-01" });
  const young = await register.person("欧阳小雨", college, { staff: "student", birth: "2004-03-09" });
  for (const name of ["陈立", "赵同", "孙倩", "李敏", "吴桐"]) await register.person(name, college, { title: "讲师", birth: "1990-05-05" });
  const first = await register.appoint(elder, committee, "director", "2009-09-01", { basis: "congress" });
  await register.end(first, "2015-10-16");
  await register.appoint(zhou, committee, "director", "2015-10-16", { planned: "2020-10-16", basis: "congress", document: "少工委〔2015〕2号" });
  await register.appoint(wang, committee, "deputy_director", "2021-03-01", { acting: true });
  await register.appoint(elder, committee, "elder", "2015-10-16");
  await register.appoint(young, committee, "student_member", "2026-03-01", { planned: "2027-01-10", hard: true });
  await register.appoint(wang, college, "head", "2018-09-01");
  await register.follow(committee, "member", college, "head", "2019-01-01");
  return { province, committee, college, wang };
}

async function units(admin, gallery, { committee }) {
  const { page } = admin;
  await admin.go("/units");
  await page.getByRole("button", { name: "云南团省委的下级" }).click();
  await page.getByRole("button", { name: "滇北理工大学的下级" }).click();
  await page.getByRole("link", { name: "化学化工学院" }).waitFor();
  await gallery.see(admin, "units", NO_ACT);
  await page.getByLabel("查找组织和人员").fill("cl");
  await page.getByRole("heading", { level: 3, name: "组织" }).waitFor();
  await gallery.see(admin, "units-found", NO_ACT);
  await admin.go(`/units/${committee}`);
  await page.getByRole("heading", { level: 2, name: "云南省少工委" }).waitFor();
  await gallery.see(admin, "unit", ACT);
  await whole(admin, gallery, "unit");
  await page.getByText("更多", { exact: true }).click();
  await page.getByRole("button", { name: "移到别的上级" }).waitFor();
  await gallery.see(admin, "unit-more", ACT);
  await page.getByRole("button", { name: "撤销" }).click();
  const dialog = page.getByRole("dialog").filter({ visible: true });
  await dialog.getByRole("button", { name: "下一步" }).click();
  await dialog.getByText("条现任任职同日结束").waitFor();
  await gallery.see(admin, "unit-dissolve", ACT);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "任命", exact: true }).click();
  await dialog.getByLabel("人员", { exact: true }).fill("w");
  await dialog.getByRole("button", { name: "王芳" }).waitFor();
  await gallery.see(admin, "unit-appoint", ACT);
  await page.keyboard.press("Escape");
  await page.getByLabel("看哪一天的任职").fill("2012-06-01");
  await page.getByText("这是2012年6月1日的情况").waitFor();
  await gallery.see(admin, "unit-history", ACT);
}

async function people(admin, gallery, { wang }) {
  const { page } = admin;
  await admin.go("/people");
  await page.getByText("共 9 人").waitFor();
  await gallery.see(admin, "people", NO_ACT);
  await page.getByText("只看青年教师").click();
  await page.getByText("共 7 人").waitFor();
  await gallery.see(admin, "people-young", NO_ACT);
  await admin.go(`/people/${wang}`);
  await page.getByText("保密信息", { exact: true }).waitFor();
  await gallery.see(admin, "person", NO_ACT);
  await whole(admin, gallery, "person");
  await page.getByRole("button", { name: "修改保密信息" }).click();
  await page.getByRole("dialog").filter({ visible: true }).getByLabel("出生日期").waitFor();
  await gallery.see(admin, "person-private", ACT);
  await page.keyboard.press("Escape");
}

async function gaps(admin, gallery) {
  await admin.go("/gaps");
  await admin.page.getByText("未达标的").first().waitFor();
  await gallery.see(admin, "gaps", NO_ACT);
  await whole(admin, gallery, "gaps");
}

/** The page from head to foot, for those who look at pictures. */
async function whole({ page }, gallery, name) {
  await page.screenshot({ path: `target/screens/${name}-whole-${gallery.size}.png`, fullPage: true, animations: "disabled" });
}

/** Dark, and with letters twice as large. */
async function inOtherClothes(admin, gallery, { committee }) {
  const { page } = admin;
  const places = [["unit", ACT, `/units/${committee}`], ["gaps", NO_ACT, "/gaps"], ["people", NO_ACT, "/people"], ["units", NO_ACT, "/units"]];
  for (const [name, acts, path] of places) {
    await admin.go(path);
    await page.locator(".waiting").first().waitFor({ state: "detached" });
    await page.evaluate(() => { document.documentElement.style.fontSize = "200%"; });
    await gallery.see(admin, `${name}-large`, acts);
    await page.evaluate(() => { document.documentElement.style.fontSize = ""; });
    await page.emulateMedia({ colorScheme: "dark" });
    await gallery.see(admin, `${name}-dark`, acts);
    await page.emulateMedia({ colorScheme: "light" });
  }
}
