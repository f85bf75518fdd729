// A person at a device of their own. Each method is something people do or see.
import { Browser } from "./browser.mjs";
import { PASSWORD } from "./office.mjs";
import { Paper } from "./paper.mjs";

export const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true };
export const PC = { viewport: { width: 1440, height: 900 } };

export class Person {
  constructor(account, browser, page) {
    this.account = account;
    this.browser = browser;
    this.page = page;
  }

  /** Sits down at a device that knows nobody yet. */
  static async arrive(account, server, { profile, device = PC }) {
    const browser = await Browser.start(server, { profile, ...device });
    return new Person(account, browser, browser.context.pages()[0]);
  }

  leave() {
    return this.browser.end();
  }

  goOffline() {
    return this.browser.goOffline();
  }

  goOnline() {
    return this.browser.goOnline();
  }

  go(path) {
    return this.page.goto(this.browser.base + path);
  }

  /** Signs in and waits until this device would start and open every screen without a network; `pieces: false`: start. */
  async signIn({ pieces = true } = {}) {
    await this.go("/sign-in");
    await this.enter(PASSWORD);
    await this.page.locator(pieces ? "html[data-pieces=kept]" : "html[data-offline=ready]").waitFor({ state: "attached" });
    await this.waitOnServer();
  }

  /** Fills in the sign-in form that is on the screen. */
  async enter(password) {
    await this.page.getByLabel("账号").fill(this.account.login);
    await this.page.getByRole("textbox", { name: "密码" }).fill(password);
    await this.page.getByRole("button", { name: "登录", exact: true }).click();
  }

  /** The tab is closed, and the same address opened in a new one. */
  async reopenTab() {
    const { pathname, search } = new URL(this.page.url());
    const old = this.page;
    this.page = await this.browser.context.newPage();
    await old.close();
    await this.go(pathname + search);
  }

  /** The browser ends and is started again at the same address; the network is as it was. */
  async reopenBrowser() {
    const { pathname, search } = new URL(this.page.url());
    await this.browser.close();
    this.page = await this.browser.open();
    await this.go(pathname + search);
  }

  /** The same person in another tab of the same browser. */
  async inAnotherTab() {
    return new Person(this.account, this.browser, await this.browser.context.newPage());
  }

  /** Opens a page by the menu, as people do. */
  async openPlace(name) {
    await this.page.getByRole("navigation", { name: "主导航" }).getByRole("link", { name }).filter({ visible: true }).first().click();
    await this.page.getByRole("heading", { level: 1, name }).waitFor();
  }

  /** Makes a plan or form on the page 工作 and opens it. */
  async newPaper(kind, title) {
    await this.go("/work");
    await this.page.getByRole("button", { name: "新建" }).click();
    const dialog = this.page.getByRole("dialog", { name: "新建" });
    await dialog.getByRole("radio", { name: new RegExp(kind) }).check();
    if (title) await dialog.getByLabel("标题").fill(title);
    await dialog.getByRole("button", { name: "建立" }).click();
    await this.page.waitForURL("**/paper/*");
    return this.paper;
  }

  newPlan(title) {
    return this.newPaper("空白方案", title);
  }

  /** Opens a paper from the list. */
  async open(title) {
    await this.go("/work");
    await this.page.getByRole("main").getByRole("link", { name: title }).click();
    await this.page.waitForURL("**/paper/*");
    return this.paper;
  }

  /** What is on the screen. */
  get paper() {
    return new Paper(this.page);
  }

  /** Waits until the state of all work is this one; `unsent`: and so many lines are on the phone only. */
  async waitFor(state, unsent) {
    const count = unsent === undefined ? "" : `[data-unsent="${unsent}"]`;
    await this.page.locator(`.state-chip[data-state="${state}"]${count}`).waitFor();
  }

  waitOnServer() {
    return this.waitFor("on-server", 0);
  }

  /** Waits until everything that was filled in on this page is safe on the phone, and it says so. */
  async isKept() {
    await this.page.locator(".stored[data-kept]").first().getByText("已存").waitFor();
    await this.page.locator(".stored:not([data-kept])").first().waitFor({ state: "detached" });
  }
}
