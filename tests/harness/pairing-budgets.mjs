// What pairing costs in Chromium. Called by `cargo xtask bench pairing` with the folder that wasm-bindgen made; prints
// one JSON object. Unit: milliseconds, the median of several runs.
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { chromium } from "playwright-core";

const folder = process.argv[2];
const RUNS = 5;
const SMALL = 50;
const KINDS = { "/": "text/html", "/solver.js": "text/javascript", "/solver_bg.wasm": "application/wasm" };

const server = createServer(async ({ url }, answer) => {
  const kind = KINDS[url];
  answer.writeHead(kind ? 200 : 404, { "content-type": kind ?? "text/plain" });
  answer.end(url === "/" ? "<!doctype html><title>.</title>" : kind && (await readFile(join(folder, url))));
});
await new Promise((up) => { server.listen(0, "127.0.0.1", up); });
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
try {
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  console.log(JSON.stringify(await page.evaluate(measure, [RUNS, SMALL])));
} finally {
  await browser.close();
  server.close();
}

/** Runs in the page. */
async function measure([runs, small]) {
  const wasm = await import("/solver.js");
  await wasm.default();
  const median = (run) => {
    const took = Array.from({ length: runs }, () => {
      const start = performance.now();
      if (!run()) throw new Error("no plan that is proved");
      return performance.now() - start;
    });
    return took.sort((one, other) => one - other)[Math.floor(runs / 2)];
  };
  const round = (it) => Math.round(it * 1000) / 1000;
  return {
    wasm_45x18_ms: round(median(() => wasm.solve_college(small) === small) / small),
    wasm_1234x97_ms: round(median(() => wasm.solve_province())),
  };
}
