// The shell opens with and without a network, says plainly what it cannot do, and never forces an update.
import assert from "node:assert/strict";
import { after, before, beforeEach, afterEach, test } from "node:test";
import { chromium } from "playwright-core";
import { shellSite } from "../harness/shell-site.mjs";

const WECHAT = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/120 Mobile Safari/537.36 MicroMessenger/8.0.47";
let browser, site, context;

before(async () => {
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
});
after(() => browser.close());
beforeEach(async () => {
  site = await shellSite();
  context = await browser.newContext();
});
afterEach(async () => {
  await context.close();
  await site.close();
});

async function open(path = "/", options = {}) {
  if (options.userAgent) context = await browser.newContext(options);
  const page = await context.newPage();
  page.problems = [];
  page.on("console", (message) => message.type() === "error" && page.problems.push(message.text()));
  page.on("pageerror", (error) => page.problems.push(String(error)));
  if (options.script) await page.addInitScript(options.script);
  await page.goto(site.origin + path);
  return page;
}

const precached = (page) => page.waitForSelector("html[data-offline=ready]", { state: "attached" });
const piecesKept = (page) => page.waitForSelector("html[data-pieces=kept]", { state: "attached" });
const openPiece = (page) => page.evaluate(() => openPiece().catch(() => "no network"));
/** For pages that are never idle: their pieces come when they are opened. */
const busy = () => { globalThis.requestIdleCallback = () => 0; };

test("page and keeper share one module, and words said early arrive in order", async () => {
  const page = await open();
  await page.getByText("version 1").waitFor();
  await page.waitForSelector("body[data-heard='one,two,three']");
  assert.deepEqual(page.problems, []);
});

test("a first visit transfers no immutable file twice", async () => {
  await precached(await open());
  const pkg = site.asked.filter((path) => path.startsWith("/pkg/") && !path.includes("/old."));
  assert.equal(pkg.length, new Set(pkg).size, pkg.join("\n"));
});

test("after one visit every address of the app opens without a network", async () => {
  await precached(await open());
  await context.setOffline(true);
  const page = await open("/work/anything");
  await page.getByText("version 1").waitFor();
  assert.deepEqual(page.problems, []);
});

test("calls to the server never come from the cache", async () => {
  const page = await open();
  await precached(page);
  site.asked.length = 0;
  const statuses = await page.evaluate(() => Promise.all(["/api/x", "/sync", "/healthz"].map((path) => fetch(path).then((it) => it.status))));
  assert.deepEqual([statuses, [...site.asked].sort()], [[404, 404, 404], ["/api/x", "/healthz", "/sync"]]);
});

test("a new version is offered, taken when the person says so, and the old cache goes", async () => {
  await precached(await open());
  await site.publish(2);
  const page = await open();
  await page.getByText("version 1").waitFor();
  await page.waitForSelector("body[data-offered=yes]");
  await page.getByText("version 1").waitFor();
  await page.evaluate(() => dispatchEvent(new Event("gongjian-update-now")));
  await page.getByText("version 2").waitFor();
  await page.waitForFunction(async () => (await caches.keys()).join() === "gongjian-2");
});

test("soon after the first visit a piece that was never opened is there without a network", async () => {
  const page = await open();
  await piecesKept(page);
  await context.setOffline(true);
  assert.equal(await openPiece(page), "piece 1");
  assert.equal(await openPiece(await open()), "piece 1");
});

test("a piece that is opened before its turn is kept; one that never came says so and comes later", async () => {
  const page = await open("/", { script: busy });
  await precached(page);
  await page.reload();
  await page.getByText("version 1").waitFor();
  await context.setOffline(true);
  assert.equal(await openPiece(page), "no network");
  await context.setOffline(false);
  assert.equal(await openPiece(page), "piece 1");
  await context.setOffline(true);
  assert.equal(await openPiece(page), "piece 1");
});

test("a start without a first visit's background work makes up for it", async () => {
  const first = await open("/", { script: busy });
  await precached(first);
  assert.ok(!site.asked.some((path) => path.startsWith("/pkg/piece.")), "the piece came in the first visit");
  await piecesKept(await open());
});

test("an old page gets the pieces of its own version, the new version brings its own, never the other's", async () => {
  await piecesKept(await open());
  await site.publish(2);
  const page = await open();
  await page.waitForSelector("body[data-offered=yes]");
  assert.equal(await openPiece(page), "piece 1");
  await context.setOffline(true);
  assert.equal(await openPiece(page), "piece 1");
  await page.evaluate(() => dispatchEvent(new Event("gongjian-update-now")));
  await page.getByText("version 2").waitFor();
  assert.equal(await openPiece(page), "piece 2");
});

test("a page whose version another tab replaced is offered the new one, and never gets the new one's pieces", async () => {
  const old = await open();
  await piecesKept(old);
  await site.publish(2);
  const page = await open();
  await page.waitForSelector("body[data-offered=yes]");
  await page.evaluate(() => dispatchEvent(new Event("gongjian-update-now")));
  await page.getByText("version 2").waitFor();
  await old.waitForSelector("body[data-offered=yes]");
  // The browser's own cache may still have it; the service worker and the server have not.
  assert.ok(["piece 1", "missing"].includes(await openPiece(old)));
  await old.evaluate(() => dispatchEvent(new Event("gongjian-update-now")));
  await old.getByText("version 2").waitFor();
  assert.equal(await openPiece(old), "piece 2");
});

test("WeChat is warned, may go on, and is asked once per tab", async () => {
  const page = await open("/", { userAgent: WECHAT });
  await page.getByRole("heading", { name: "请用系统浏览器打开" }).waitFor();
  await page.getByRole("button", { name: "知道了，继续" }).click();
  await page.getByText("version 1").waitFor();
  await page.reload();
  await page.getByText("version 1").waitFor();
});

test("a browser without IndexedDB is told what to do", async () => {
  const page = await open("/", { script: () => Object.defineProperty(globalThis, "indexedDB", { value: undefined }) });
  await page.getByRole("heading", { name: "这个浏览器太旧，打不开共建" }).waitFor();
});

test("a wasm that does not arrive is told, with a way to try again", async () => {
  site.lose(".wasm");
  const page = await open();
  await page.getByRole("heading", { name: "没能打开" }).waitFor();
  await page.getByRole("button", { name: "再试一次" }).waitFor();
});
