// Large type and few steps: an elder with letters twice as large reads everything and needs at most three presses.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { Gallery } from "../harness/look.mjs";
import { Register } from "../harness/register.mjs";
import { story } from "../harness/story.mjs";
import { PC, PHONE } from "../harness/person.mjs";

const TITLE = "关于召开关工委工作会议的通知";
const MOST = 3;

/** A committee with an elder, who has a notice to confirm and a plan to go on with. */
async function committee(world) {
  const register = new Register(world.office);
  const unit = await register.unit("滇北理工大学关工委", null, "next_generation_committee", "school");
  const hired = async (name, post, login, staff) => {
    const person = await register.person(name, unit, { staff });
    await register.appoint(person, unit, post, "2020-01-01");
    return register.account(person, login, name);
  };
  const clerk = await hired("周文", "office_staff", "zhouwen", "administrator");
  const elder = await hired("丁一山", "elder", "dingyishan", "retiree");
  return { unit, clerk, elder };
}

/** Presses, counted. */
function presses(page) {
  let count = 0;
  const press = async (locator) => {
    await locator.click();
    count += 1;
  };
  return { press, count: () => count, page };
}

/** Runs in the page: texts with too little contrast (WCAG 2.2 AA), and texts that are cut. */
function unreadable() {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const rgb = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const light = ([r, g, b]) => {
    const part = (it) => (it / 255 <= 0.04045 ? it / 255 / 12.92 : ((it / 255 + 0.055) / 1.055) ** 2.4);
    return 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
  };
  const ground = (it) => {
    for (let at = it; at !== null; at = at.parentElement) {
      const colour = rgb(getComputedStyle(at).backgroundColor);
      if (colour[3] === 255) return colour;
    }
    return [255, 255, 255, 255];
  };
  const faults = [];
  const own = (it) => [...it.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent.trim() !== "");
  for (const it of document.querySelectorAll("body *")) {
    if (!own(it) || it.closest(".unseen, .skip, [disabled], [aria-hidden='true']") !== null) continue;
    if (!it.checkVisibility({ visibilityProperty: true, opacityProperty: true }) || it.getClientRects().length === 0) continue;
    const style = getComputedStyle(it);
    const [a, b] = [light(rgb(style.color)), light(ground(it))].sort((x, y) => y - x);
    const size = Number.parseFloat(style.fontSize);
    const least = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700) ? 3 : 4.5;
    const ratio = (a + 0.05) / (b + 0.05);
    const said = `“${it.textContent.trim().slice(0, 20)}”`;
    if (ratio < least) faults.push(`${said} has a contrast of ${ratio.toFixed(2)}`);
    const cut = style.overflowX === "hidden" && style.whiteSpace === "nowrap" && it.scrollWidth > it.clientWidth + 1;
    if (cut) faults.push(`${said} is cut`);
  }
  return faults;
}

for (const [size, device] of [["phone", PHONE], ["pc", PC]]) {
  // X-11 1/2
  // planted: quiet texts as light as a line
  story(`an elder reads with letters twice as large and needs at most three presses, on a ${size}`, async (world) => {
    const gallery = new Gallery(size);
    const { unit, clerk, elder } = await committee(world);
    const office = await world.arrives(clerk, PC);
    await office.signIn();
    const text = { title: TITLE, body: "请于十二月三日上午九时到会议室。", ask: "confirm" };
    const sent = await office.page.evaluate(async ([notice, from, text]) => {
      const id = crypto.randomUUID();
      const order = { id, command: "notice", notice: { act: "send", notice, from, text, to: [{ to: "unit", unit: from }] } };
      const answer = await fetch("/api/commands", { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(order) });
      return answer.json();
    }, [randomUUID(), unit, text]);
    assert.equal(sent.outcome.outcome, "accepted", JSON.stringify(sent));

    const ding = await world.arrives(elder, device);
    const { page } = ding;
    await ding.signIn();
    await page.evaluate(() => { document.documentElement.style.fontSize = "200%"; });
    const faults = [];
    const reads = async (name, acts) => {
      await page.evaluate(() => { document.documentElement.style.fontSize = "200%"; });
      await gallery.see(ding, `elder-${name}`, { acts });
      faults.push(...(await page.evaluate(unreadable)).map((it) => `${name}: ${it}`));
    };

    // To read and confirm a notice.
    const notice = presses(page);
    await page.getByRole("link", { name: TITLE }).first().waitFor();
    await reads("today", 1);
    await notice.press(page.getByRole("link", { name: "阅看" }).first());
    await page.getByText("请于十二月三日").waitFor();
    await reads("notice", 1);
    await notice.press(page.getByRole("button", { name: "确认收到" }));
    await page.locator('[data-receipt="answered"]').waitFor();
    assert.ok(notice.count() <= MOST, `${notice.count()} presses`);

    // To begin writing in the unit's papers.
    await ding.go("/");
    const plan = presses(page);
    await plan.press(page.getByRole("link", { name: /^(工作|文稿)/ }).filter({ visible: true }).first());
    await reads("work", 1);
    assert.ok(plan.count() < MOST, "one more opens a paper");
    assert.deepEqual(faults, []);
    gallery.check();
  });
}
