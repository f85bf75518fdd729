// The worker that holds documents, vault and sync. Its first message is the compiled module.
import init, { start_keeper } from "./{{app}}";

// What the page says before the wasm listens is held back here, and told in order once it does.
const early = [];
let listening = false;

// Added before the wasm sets `onmessage`, so it hears every message first.
self.addEventListener("message", (event) => {
  if (listening) return;
  event.stopImmediatePropagation();
  if (event.data instanceof WebAssembly.Module) {
    // An error in a promise would stay inside the worker; thrown from a task it reaches the page's `error` event.
    start(event.data).catch((error) => setTimeout(() => { throw error; }));
  } else {
    early.push(event);
  }
});

async function start(module) {
  await init({ module_or_path: module });
  start_keeper();
  while (!self.onmessage) await nextTask();
  listening = true;
  for (const { data, ports } of early.splice(0)) {
    self.dispatchEvent(new MessageEvent("message", { data, ports: [...ports] }));
  }
}

function nextTask() {
  return new Promise((resolve) => setTimeout(resolve));
}
