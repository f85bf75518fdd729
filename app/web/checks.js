// What a browser must have. A finding with `stops` ends here; without, the person may go on.

const USE_ANOTHER = "请用系统浏览器打开：最新的 Chrome、Edge、Safari，或手机自带的浏览器。";

/** Returns what is wrong with this browser, or nothing. */
export function lookAtBrowser(agent = navigator.userAgent, here = globalThis) {
  if (!here.WebAssembly || !here.Worker || !here.indexedDB) {
    return { name: "old", stops: true, title: "这个浏览器太旧，打不开共建", text: USE_ANOTHER };
  }
  if (/MicroMessenger/i.test(agent)) {
    return {
      name: "wechat",
      title: "请用系统浏览器打开",
      text: "微信里打开的页面不能可靠地离线保存。\n请点右上角“…”，选“在浏览器打开”，以后从浏览器进入。",
    };
  }
  if (!here.isSecureContext) {
    return {
      name: "insecure",
      title: "这个地址不是 https",
      text: "浏览器因此不让页面离线使用。请向管理员要 https 开头的地址；现在可以继续，但断网后打不开。",
    };
  }
  if (!here.navigator?.serviceWorker) {
    return { name: "no-worker", title: "断网后打不开", text: `这个浏览器（或它的无痕模式）不支持离线打开。${USE_ANOTHER}` };
  }
  return undefined;
}
