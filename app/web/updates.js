// Registers the service worker. A new version is offered to the page, never forced on it.
//
// The page hears of it by the window event `gongjian-update` (and `data-update` on <html>),
// and answers with `gongjian-update-now`. `data-offline="ready"` says that the next start needs no network,
// `data-pieces="kept"` that no screen needs one. What was not kept is tried again; `data-room="none"` (and the window event
// `gongjian-room`) says that this device has no room for it.

const HOUR_MS = 3_600_000;
const FIRST_WAIT_MS = 5_000;
const LONGEST_WAIT_MS = 600_000;

export async function watchForUpdates() {
  const workers = navigator.serviceWorker;
  if (!workers) return;
  workers.addEventListener("message", ({ data }) => data?.room && tellRoom(data.room));
  workers.startMessages();
  try {
    const first = await workers.register("/sw.js", { updateViaCache: "none" });
    if (!first.active) tryAgainIfRefused(first);
    // Another one where the first was refused.
    const registration = await workers.ready;
    document.documentElement.dataset.offline = "ready";
    offerUpdates(workers, registration);
    lookHourly(registration);
    keepPieces(registration);
  } catch (error) {
    console.warn("no service worker: the page needs a network to open", error);
  }
}

/** The first installation fails as a whole when one file does not come or has no room. */
function tryAgainIfRefused({ installing }, wait = FIRST_WAIT_MS) {
  installing?.addEventListener("statechange", async () => {
    if (installing.state !== "redundant") return;
    await pause(wait);
    // A registration whose installation failed is gone: this makes a new one.
    const again = await navigator.serviceWorker.register("/sw.js", { updateViaCache: "none" });
    tryAgainIfRefused(again, longer(wait));
  });
}

/** Has the screens kept that load on demand, once the browser has nothing better to do. */
async function keepPieces(registration) {
  const { dataset } = document.documentElement;
  for (let wait = FIRST_WAIT_MS; dataset.pieces !== "kept"; wait = longer(wait)) {
    await idle();
    const { kept, full } = await askToKeep(registration);
    if (kept) dataset.pieces = "kept";
    tellRoom(full ? "none" : "enough");
    if (!kept) await pause(wait);
  }
}

/** Nothing is kept also when the worker was ended meanwhile and nobody will answer. */
function askToKeep({ active }) {
  const { port1, port2 } = new MessageChannel();
  const answer = new Promise((answered) => {
    port1.onmessage = ({ data }) => answered(data);
  });
  active?.postMessage({ later: true }, [port2]);
  return Promise.race([answer, pause(LONGEST_WAIT_MS).then(() => ({ kept: false, full: false }))]);
}

/** A page without offline screens for want of room must say so: see `screens/shell/news.rs`. */
function tellRoom(room) {
  const { dataset } = document.documentElement;
  if (room === (dataset.room ?? "enough")) return;
  dataset.room = room;
  dispatchEvent(new Event("gongjian-room"));
}

const longer = (wait) => Math.min(2 * wait, LONGEST_WAIT_MS);

/** Over when the time is, or when the network comes back. */
function pause(time) {
  return new Promise((over) => {
    setTimeout(over, time);
    addEventListener("online", over, { once: true });
  });
}

// Safari before 18 has no `requestIdleCallback`.
function idle() {
  const whenIdle = globalThis.requestIdleCallback ?? ((act) => setTimeout(act, 1_000));
  return new Promise((act) => whenIdle(act, { timeout: 5_000 }));
}

function offerUpdates(workers, registration) {
  const tell = () => {
    document.documentElement.dataset.update = "waiting";
    dispatchEvent(new Event("gongjian-update"));
  };
  // Without a controller this is the first visit: there is no older version to leave.
  const offer = () => registration.waiting && workers.controller && tell();
  let [controlled, asked, taken] = [Boolean(workers.controller), false, false];
  offer();
  registration.addEventListener("updatefound", () => {
    registration.installing?.addEventListener("statechange", offer);
  });
  addEventListener("gongjian-update-now", () => {
    if (taken) return location.reload();
    asked = true;
    registration.waiting?.postMessage({ skip: true });
  });
  workers.addEventListener("controllerchange", () => {
    if (asked) return location.reload();
    // Another tab took the new version: the pieces of this page's version are gone, so a reload is offered.
    if (controlled) {
      taken = true;
      tell();
    }
    controlled = true;
  });
}

/** A page that stays open for days asks for a new version when it is looked at again. */
function lookHourly(registration) {
  let asked = performance.now();
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "visible" || performance.now() - asked < HOUR_MS) return;
    asked = performance.now();
    registration.update().catch(() => console.info("offline: no look for a new version"));
  });
}
