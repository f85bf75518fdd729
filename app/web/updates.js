// Registers the service worker. A new version is offered to the page, never forced on it.
//
// The page hears of it by the window event `gongjian-update` (and `data-update` on <html>),
// and answers with `gongjian-update-now`. `data-offline="ready"` says that the next start needs no network,
// `data-pieces="kept"` that no screen needs one.

const HOUR_MS = 3_600_000;

export async function watchForUpdates() {
  const workers = navigator.serviceWorker;
  if (!workers) return;
  try {
    const registration = await workers.register("/sw.js", { updateViaCache: "none" });
    offerUpdates(workers, registration);
    lookHourly(registration);
    await workers.ready;
    document.documentElement.dataset.offline = "ready";
    keepPieces(registration);
    addEventListener("online", () => keepPieces(registration));
  } catch (error) {
    console.warn("no service worker: the page needs a network to open", error);
  }
}

/** Has the screens kept that load on demand, once the browser has nothing better to do. */
function keepPieces(registration) {
  const { dataset } = document.documentElement;
  const ask = () => {
    if (dataset.pieces === "kept") return;
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => {
      if (data.kept) dataset.pieces = "kept";
    };
    registration.active?.postMessage({ later: true }, [port2]);
  };
  // Safari before 18 has no `requestIdleCallback`.
  const whenIdle = globalThis.requestIdleCallback ?? ((act) => setTimeout(act, 1_000));
  whenIdle(ask, { timeout: 5_000 });
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
