// Registers the service worker. A new version is offered to the page, never forced on it.
//
// The page hears of it by the window event `gongjian-update` (and `data-update` on <html>),
// and answers with `gongjian-update-now`. `data-offline="ready"` says that the next start needs no network.

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
  } catch (error) {
    console.warn("no service worker: the page needs a network to open", error);
  }
}

function offerUpdates(workers, registration) {
  const offer = () => {
    // Without a controller this is the first visit: there is no older version to leave.
    if (!registration.waiting || !workers.controller) return;
    document.documentElement.dataset.update = "waiting";
    dispatchEvent(new Event("gongjian-update"));
  };
  offer();
  registration.addEventListener("updatefound", () => {
    registration.installing?.addEventListener("statechange", offer);
  });
  addEventListener("gongjian-update-now", () => {
    if (!registration.waiting) return;
    workers.addEventListener("controllerchange", () => location.reload(), { once: true });
    registration.waiting.postMessage({ skip: true });
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
