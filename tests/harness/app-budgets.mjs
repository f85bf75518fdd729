// What a phone feels, on the released app with a CPU four times slower: a cached start without a network, a key until
// it is painted, an edit until it is safe. Called by `cargo xtask bench app`; prints one JSON object.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Office } from "./office.mjs";
import { PHONE, Person } from "./person.mjs";
import { startServer } from "./server.mjs";

const SLOWER = 4;
const STARTS = 7;
const KEYS = 60;
const PARAGRAPHS = 50;
const PARAGRAPH = "关心下一代工作要坚持立德树人的根本任务，".repeat(25);

const folder = await mkdtemp(join(tmpdir(), "gongjian-bench-"));
const server = await startServer(folder);
let li;
try {
  const office = await Office.open(server);
  const account = await office.addPerson("李敏", "limin");
  await office.setMember(await office.addSpace("江南理工大学"), account, "member");
  li = await Person.arrive(account, server, { profile: join(folder, "profile"), device: PHONE });
  await li.signIn();
  const plan = await longPlan();
  const keys = await typing(plan);
  const starts = await offlineStarts();
  console.log(JSON.stringify({ slower: SLOWER, characters: PARAGRAPHS * PARAGRAPH.length, ...starts, ...keys }));
} finally {
  await li?.leave();
  await server.kill();
  await rm(folder, { recursive: true, force: true, maxRetries: 3 });
}

async function longPlan() {
  const plan = await li.newPlan("两年建设方案");
  for (let nth = 1; nth <= PARAGRAPHS; nth++) {
    await plan.go(plan.paragraph(nth));
    await li.page.keyboard.insertText(PARAGRAPH);
    if (nth < PARAGRAPHS) await li.page.keyboard.press("Enter");
  }
  await li.waitOnServer();
  return plan;
}

async function slow(page) {
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
}

/** Each key alone, as people type: the next one when the last is safe. */
async function typing(plan) {
  await slow(li.page);
  await plan.go(plan.paragraph(PARAGRAPHS / 2));
  await li.page.evaluate(listen);
  for (let nth = 0; nth < KEYS; nth++) {
    await li.page.keyboard.press("a");
    await li.page.waitForFunction((done) => globalThis.measured.safe.length === done, nth + 1);
  }
  const { painted, safe } = await li.page.evaluate(() => globalThis.measured);
  return { ...told("key_to_paint", painted), ...told("edit_to_safe", safe) };
}

/** Runs in the page: from the key to the frame with it, and to the chip that says it is on the phone. */
function listen() {
  const measured = { painted: [], safe: [] };
  globalThis.measured = measured;
  let since;
  const chip = document.querySelector(".top-acts .chip");
  addEventListener("keydown", (event) => {
    since = event.timeStamp;
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => measured.painted.push(performance.now() - event.timeStamp);
      port2.postMessage(0);
    });
  }, true);
  new MutationObserver(() => {
    if (since === undefined || chip.dataset.state === "storing") return;
    measured.safe.push(performance.now() - since);
    since = undefined;
  }).observe(chip, { attributes: true, attributeFilter: ["data-state"] });
}

async function offlineStarts() {
  await li.goOffline();
  const took = [];
  for (let nth = 0; nth < STARTS; nth++) {
    const page = await li.browser.context.newPage();
    await slow(page);
    const start = performance.now();
    await page.goto(`${server.base}/work`, { waitUntil: "commit" });
    await page.getByRole("main").getByRole("link", { name: "两年建设方案" }).waitFor();
    took.push(performance.now() - start);
    await page.close();
  }
  return told("offline_start", took);
}

function told(name, times) {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (part) => Math.round(sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] * 10) / 10;
  return { [`${name}_p50_ms`]: at(0.5), [`${name}_p95_ms`]: at(0.95) };
}
