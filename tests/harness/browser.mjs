// A Chromium with a profile that outlives it, on a wire of its own. It listens for everything that goes wrong inside.
import { chromium } from "playwright-core";
import { Wire } from "./wire.mjs";

/** A busy machine is slow, not wrong: what is looked for has this long to come. */
const PATIENCE_MS = 60_000;
const ARGS = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
];
/** What the browser itself says when the network is away or the server says no; the app never talks like this. */
const OF_THE_NETWORK = /net::ERR_|Failed to load resource|^WebSocket connection to /;

export class Browser {
  #options;
  #wire;
  #offline = false;
  base;
  context;
  /** What pages, workers and the policy complained of. */
  problems = [];
  /** Every WebSocket that a page or its worker opened: { page, open }. */
  links = [];

  /** A device that knows nobody yet. */
  static async start(server, options) {
    const browser = new Browser();
    browser.base = server.base;
    browser.#options = options;
    browser.#wire = await Wire.to(server.port);
    await browser.open();
    return browser;
  }

  /** Its profile and its network are as they were. Gives the first page. */
  async open() {
    const { profile, ...options } = this.#options;
    // Every byte for the server takes the wire.
    const rule = `--host-resolver-rules=MAP ${new URL(this.base).host} 127.0.0.1:${this.#wire.port}`;
    this.context = await chromium.launchPersistentContext(profile, {
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
      args: [...ARGS, rule], locale: "zh-CN", timezoneId: "Asia/Shanghai", offline: this.#offline, ...options,
    });
    this.context.setDefaultTimeout(PATIENCE_MS);
    this.context.setDefaultNavigationTimeout(PATIENCE_MS);
    await this.context.addInitScript(() => {
      const complain = ({ violatedDirective, blockedURI }) => console.error(`against the policy: ${violatedDirective} ${blockedURI}`);
      document.addEventListener("securitypolicyviolation", complain);
    });
    this.context.on("page", (page) => this.#listen(page));
    const [page] = this.context.pages();
    this.#listen(page);
    return page;
  }

  #listen(page) {
    page.on("console", (message) => message.type() === "error" && this.#complain(message.text()));
    page.on("pageerror", (error) => this.#complain(String(error.stack ?? error)));
    page.on("websocket", (socket) => {
      const link = { page, open: true };
      const end = () => { link.open = false; };
      this.links.push(link);
      // A socket also ends with its keeper: when the tab is closed or loads another document.
      [socket, page, ...page.workers()].forEach((it) => it.once("close", end));
    });
  }

  #complain(text) {
    if (!OF_THE_NETWORK.test(text)) this.problems.push(text);
  }

  get openLinks() {
    return this.links.filter((link) => link.open);
  }

  async goOffline() {
    this.#offline = true;
    this.#wire.cut();
    await this.context.setOffline(true);
  }

  async goOnline() {
    this.#offline = false;
    this.#wire.mend();
    await this.context.setOffline(false);
  }

  close() {
    return this.context.close();
  }

  /** For good. */
  async end() {
    await this.close();
    this.#wire.close();
  }
}
