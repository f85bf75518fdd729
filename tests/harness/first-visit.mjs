// A first visit in a fresh browser: until the page is usable and would open offline, then until the pieces that load
// on demand are kept too. Called by `cargo xtask dist`, which counts the bytes. Prints a JSON object at each of the two
// moments, and goes on to the second when it is sent a line.
import { createInterface } from "node:readline";
import { chromium } from "playwright-core";

const [origin] = process.argv.slice(2);
const PATIENCE_MS = 60_000;

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
  ],
});
try {
  const page = await browser.newPage({ locale: "zh-CN" });
  // The page is idle when the first bytes have been counted.
  await page.addInitScript(() => { globalThis.requestIdleCallback = (act) => { globalThis.whenIdle = act; }; });
  const problems = [];
  page.on("pageerror", (error) => problems.push(String(error)));
  const start = performance.now();
  const since = () => Math.round(performance.now() - start);
  await page.goto(origin, { waitUntil: "commit" });
  await page.waitForSelector("#app .opening", { state: "detached", timeout: PATIENCE_MS }).catch(async (error) => {
    throw new Error(`${error.message}\n${await page.innerText("#app")}\n${problems.join("\n")}`);
  });
  const usable = since();
  await page.waitForSelector("html[data-offline=ready]", { state: "attached", timeout: PATIENCE_MS });
  console.log(JSON.stringify({ usable_ms: usable, precached_ms: since() }));
  const input = createInterface({ input: process.stdin });
  await new Promise((resolve) => input.once("line", resolve));
  input.close();
  await page.evaluate(() => globalThis.whenIdle());
  await page.waitForSelector("html[data-pieces=kept]", { state: "attached", timeout: PATIENCE_MS });
  console.log(JSON.stringify({ kept_ms: since() }));
} finally {
  await browser.close();
}
