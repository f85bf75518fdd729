// A Chromium with a profile that outlives it, on a wire of its own. It listens for everything that goes wrong inside.
import { chromium } from "playwright-core";

const PATIENCE_MS = 20_000;
const ARGS = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
];
/** What the browser itself says when the network is away or the server says no; the app never talks like this. */
const OF_THE_NETWORK = /net::ERR_|Failed to load resource|^WebSocket connection to /;

export class Browser {
  #options;
  #rule;
  context;
  /** What pages, workers and the policy complained of. */
  problems = [];
  /** Every WebSocket that a page or its worker opened: { page, open }. */
  links = [];

  /** `host` (with its port) is reached through `wire` and not at all otherwise. */
  constructor({ profile, host, wire, ...options }) {
    this.profile = profile;
    this.#rule = `--host-resolver-rules=MAP ${host} 127.0.0.1:${wire.port}`;
    this.#options = options;
  }

  /** Gives its first page. */
  async open({ offline = false } = {}) {
    this.context = await chromium.launchPersistentContext(this.profile, {
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
      args: [...ARGS, this.#rule], locale: "zh-CN", timezoneId: "Asia/Shanghai", offline, ...this.#options,
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
      this.links.push(link);
      socket.on("close", () => { link.open = false; });
    });
    page.on("close", () => this.links.filter((link) => link.page === page).forEach((link) => { link.open = false; }));
  }

  #complain(text) {
    if (!OF_THE_NETWORK.test(text)) this.problems.push(text);
  }

  get openLinks() {
    return this.links.filter((link) => link.open);
  }

  close() {
    return this.context.close();
  }
}
