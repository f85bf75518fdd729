// A teacher in need: the request leaves a tunnel, reaches one handler, is answered; the secretary sees dates (S0-18).
import assert from "node:assert/strict";
import { Gallery } from "../harness/look.mjs";
import { Register } from "../harness/register.mjs";
import { story } from "../harness/story.mjs";
import { PC, PHONE } from "../harness/person.mjs";

const TEXT = "孩子上学的事没有着落";

async function school(world) {
  const register = new Register(world.office);
  const university = await register.unit("滇北理工大学", null, "party_committee", "school", { line: "party" });
  const league = await register.unit("校团委", university, "league_committee", "school");
  const college = await register.unit("材料学院", university, "college", "college", { line: "party" });
  const hired = async (name, at, post, login) => {
    const person = await register.person(name, at);
    await register.appoint(person, at, post, "2020-01-01");
    return register.account(person, login, name);
  };
  return {
    secretary: await hired("孙静", league, "secretary", "sunjing"),
    handler: await hired("周文", league, "office_staff", "zhouwen"),
    teacher: await hired("李敏", college, "counselor", "limin"),
  };
}

for (const [size, device] of [["phone", PHONE], ["pc", PC]]) {
  // S0-18 2/3
  story(`a request made in a tunnel is answered by its handler and read by nobody else, on a ${size}`, async (world) => {
    const gallery = new Gallery(size);
    const accounts = await school(world);
    const sun = await world.arrives(accounts.secretary, device);
    await sun.signIn();
    await sun.go("/corps/needs");
    await sun.page.getByRole("checkbox", { name: "周文" }).check();
    await sun.page.getByLabel("几天内答复").fill("10");
    await sun.page.getByRole("button", { name: "保存经办人" }).click();
    await sun.page.getByText("没有逾期的答复").waitFor();

    const li = await world.arrives(accounts.teacher, device);
    await li.signIn();
    await li.go("/corps/needs");
    await li.page.getByText("没有诉求").waitFor();
    await li.page.getByRole("button", { name: "提出诉求" }).click();
    await li.page.getByText("由校团委的经办人受理（周文中的一位），10 天内答复。").waitFor();
    await gallery.see(li, "need-ask", { acts: 1 });
    await li.page.keyboard.press("Escape");
    await li.goOffline();
    await li.page.getByRole("button", { name: "提出诉求" }).click();
    const dialog = li.page.getByRole("dialog", { name: "提出诉求" });
    await dialog.getByLabel("类别").selectOption({ label: "家庭" });
    await dialog.getByLabel("说说情况").fill(TEXT);
    await dialog.getByRole("button", { name: "提交" }).click();
    await li.page.locator('[data-fate="waits"]').waitFor();
    await li.reopenBrowser();
    await li.page.locator('[data-fate="waits"]').waitFor();
    await gallery.see(li, "need-offline", { acts: 1 });
    await li.goOnline();
    await li.page.locator('[data-need="asked"]').getByText(TEXT).waitFor();

    const zhou = await world.arrives(accounts.handler, device);
    await zhou.signIn();
    await zhou.go("/corps/needs");
    const request = zhou.page.locator('[data-need="asked"]');
    await request.getByText(TEXT).waitFor();
    await request.getByLabel("答复").fill("已联系附近的学校，下周一带你去看。");
    await request.getByRole("button", { name: "答复" }).click();
    await zhou.page.locator('[data-need="answered"]').waitFor();
    await gallery.see(zhou, "need-handler", { acts: 2 });

    const answered = li.page.locator('[data-need="answered"]');
    await answered.getByText("已联系附近的学校").waitFor();
    await gallery.see(li, "need-answered", { acts: 2 });
    await answered.getByRole("button", { name: "办好了，结束" }).click();
    await li.page.locator('[data-need="closed"]').waitFor();

    await sun.page.reload();
    await sun.page.getByText("没有逾期的答复").waitFor();
    assert.equal(await sun.page.getByText(TEXT).count(), 0);
    await gallery.see(sun, "need-secretary", { acts: 1 });
    gallery.check();
  });
}
