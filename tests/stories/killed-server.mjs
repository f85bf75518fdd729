// The power of the server fails three times while somebody writes. What was shown as 已到服务器 is there.
import assert from "node:assert/strict";
import { story } from "../harness/story.mjs";
import { PC, PHONE } from "../harness/person.mjs";

const PLAN = "停电也要写完的方案";

/** Notes at every frame the last text that one of the page's chips called 已到服务器. */
function note() {
  globalThis.neverReloaded = true;
  globalThis.safe = "";
  const look = () => {
    const states = [".state-chip", ".top-acts .chip"].map((it) => document.querySelector(it).dataset.state);
    if (states.some((state) => state === "on-server")) globalThis.safe = document.querySelector(".block-text").textContent;
    requestAnimationFrame(look);
  };
  look();
}

/** The text on the screen and the part of it that was shown as safe. */
const noted = (page) => page.evaluate(() => ({ text: document.querySelector(".block-text").textContent, safe: globalThis.safe }));

/** Types sentence after sentence, with a breath between them, until told to end; gives all of them. */
function typeOn(page) {
  let ended = false;
  const typing = (async () => {
    let typed = "";
    for (let n = 1; !ended; n++) {
      await page.keyboard.type(`第${n}句`, { delay: 30 });
      await page.keyboard.type("。", { delay: 250 });
      typed += `第${n}句。`;
    }
    return typed;
  })();
  // A story that fails closes the page under the fingers; what counts is why it failed.
  typing.catch(() => {});
  return () => {
    ended = true;
    return typing;
  };
}

story("no word that was shown as 已到服务器 is lost when the server dies", async (world) => {
  const reader = await world.account("赵刚", "zhaogang");
  const li = await world.person("李敏", "limin", PHONE);
  const hers = await li.newPlan(PLAN);
  await hers.go(hers.paragraph(1));
  await li.page.evaluate(note);
  const end = typeOn(li.page);
  const until = (moment, more) => li.page.waitForFunction(moment, more);

  /** Kills the server; asks a copy of what it left for the text, as a stranger's fresh browser sees it. */
  const die = async (when) => {
    const { safe } = await noted(li.page);
    await world.server.kill();
    const left = await world.copyOfServer();
    await world.server.start();
    const other = await world.arrives(reader, PC, left);
    await other.signIn();
    const his = await other.open(PLAN);
    await other.page.waitForFunction(() => document.querySelector(".block-text"));
    const [text] = await his.paragraphs();
    assert.ok(text.startsWith(safe), `${when}: shown as safe was\n${safe}\nand the server kept\n${text}`);
    await other.leave();
    await left.kill();
    return safe.length;
  };

  // The last letter has just been called safe.
  await until(() => globalThis.safe.length > 30 && globalThis.safe === document.querySelector(".block-text").textContent);
  const first = await die("safe");
  assert.ok(first > 30);
  // Words are on their way: more on the screen than was called safe, and the link works again.
  await until((first) => globalThis.safe.length > first + 30, first);
  await until(() => document.querySelector(".block-text").textContent.length > globalThis.safe.length);
  const second = await die("on the way");
  assert.ok(second > first);
  // The phone has just found the server again and hands over what waited.
  await world.server.kill();
  await li.waitFor("offline");
  await world.server.start();
  await until(() => document.querySelector(".state-chip").dataset.state !== "offline");
  await die("at the reunion");

  const typed = await end();
  await li.waitOnServer();
  await hers.shows([typed]);
  assert.equal(await li.page.evaluate(() => globalThis.neverReloaded), true, "the page was loaded anew");
  const fresh = await world.arrives(reader, PC);
  await fresh.signIn();
  await (await fresh.open(PLAN)).shows([typed]);
});
