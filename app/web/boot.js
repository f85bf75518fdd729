// Starts the page: checks the browser, compiles the wasm once for page and keeper, registers the service worker.
import { lookAtBrowser } from "./{{checks}}";
import { show, ask } from "./{{opening}}";
import { watchForUpdates } from "./{{updates}}";

const APP = "./{{app}}";
const WASM = "/pkg/{{wasm}}";
const KEEPER = "/pkg/{{keeper}}";

/** The view of a text (app/editor), fetched when a plan is opened. */
globalThis.gongjianEditor = () => import("./{{editor}}");

/** Compiles while it downloads; a proxy that sends another MIME type costs only the streaming. */
async function compile() {
  const response = await fetch(WASM, { credentials: "same-origin" });
  if (!response.ok) throw new Error(`${WASM}: ${response.status}`);
  const type = response.headers.get("content-type") ?? "";
  if (WebAssembly.compileStreaming && type.startsWith("application/wasm")) {
    return WebAssembly.compileStreaming(response);
  }
  return WebAssembly.compile(await response.arrayBuffer());
}

/** Starts the keeper; a browser without module workers never asks for `type`. */
function startKeeper() {
  let asked = false;
  const worker = new Worker(KEEPER, {
    name: "keeper",
    get type() {
      asked = true;
      return "module";
    },
  });
  if (asked) return worker;
  worker.terminate();
  throw new Error("module workers are missing");
}

async function start() {
  const found = lookAtBrowser();
  if (found?.stops) return show(found);
  if (found) await ask(found);
  const keeper = startKeeper();
  const [app, module] = await Promise.all([import(APP), compile()]);
  keeper.postMessage(module);
  await app.default({ module_or_path: module });
  app.start_page(keeper);
}

start().then(watchForUpdates, (error) => {
  console.error(error);
  show({
    title: navigator.onLine ? "没能打开" : "现在没有网络",
    text: navigator.onLine
      ? "页面没有装载完整。请刷新再试；如果还不行，请换用系统浏览器（最新的 Chrome、Edge、Safari 或手机自带浏览器）。"
      : "第一次打开需要网络，之后没有网络也能用。请联网后再试。",
    detail: String(error?.message ?? error),
    act: { label: "再试一次", run: () => location.reload() },
  });
});
