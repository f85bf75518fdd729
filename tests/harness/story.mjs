// A story: a server with one office, people who come and go, and the questions asked at every end.
import assert from "node:assert/strict";
import { cp, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { Office } from "./office.mjs";
import { SCREENS } from "./look.mjs";
import { PC, PHONE, Person } from "./person.mjs";
import { startServer } from "./server.mjs";

const STORY_MAX_MS = 600_000;

/** Tells one promise. `tell` gets the world; what it leaves open is closed here. */
export function story(promise, tell) {
  test(promise, { timeout: STORY_MAX_MS }, async () => {
    const world = await World.begin();
    try {
      await tell(world);
      world.check();
    } catch (error) {
      await world.witness(promise, error);
      throw error;
    } finally {
      await world.end();
    }
  });
}

class World {
  #folder;
  #people = [];
  #profiles = 0;
  #copies = [];
  server;
  office;
  /** Where everybody is let in, unless told otherwise. */
  space;

  static async begin() {
    const world = new World();
    world.#folder = await mkdtemp(join(tmpdir(), "gongjian-story-"));
    world.server = await startServer(world.#folder);
    world.office = await Office.open(world.server);
    world.space = await world.office.addSpace("江南理工大学 · 材料学院");
    return world;
  }

  /** An account in the space, nobody at a device yet. */
  async account(name, login, role = "member") {
    const account = await this.office.addPerson(name, login);
    await this.office.setMember(this.space, account, role);
    return account;
  }

  /** A person of this account at a device with a fresh browser. */
  async arrives(account, device, server = this.server) {
    const profile = join(this.#folder, `profile-${this.#profiles++}`);
    const person = await Person.arrive(account, server, { profile, device });
    this.#people.push(person);
    return person;
  }

  /** An account, a device and a sign-in. */
  async person(name, login, device) {
    const person = await this.arrives(await this.account(name, login), device);
    await person.signIn();
    return person;
  }

  /** Li Min at a phone and Zhao Gang at a PC. */
  two() {
    return Promise.all([this.person("李敏", "limin", PHONE), this.person("赵刚", "zhaogang", PC)]);
  }

  /** Another server that begins with what a killed one left. */
  async copyOfServer() {
    const folder = join(this.#folder, `copy-${this.#copies.length}`);
    await cp(join(this.#folder, "data"), join(folder, "data"), { recursive: true });
    const copy = await startServer(folder);
    this.#copies.push(copy);
    return copy;
  }

  /** Asked at the end of every story. */
  check() {
    for (const server of [this.server, ...this.#copies]) assert.deepEqual(server.troubles, [], "the server met a bug");
    for (const { account, browser } of this.#people) assert.deepEqual(browser.problems, [], `${account.name}'s browser complained`);
  }

  /** What is known when a story fails. */
  async witness(promise, error) {
    console.error(`--- in "${promise}"\n${error.stack}`);
    console.error(`--- the server said\n${this.server.lines.join("\n")}`);
    await mkdir(SCREENS, { recursive: true });
    for (const [number, { account, browser }] of this.#people.entries()) {
      console.error(`--- ${account.name}'s browser complained of`, browser.problems);
      for (const [at, page] of browser.context.pages().entries()) {
        const path = join(SCREENS, `failed-${number}-${account.login}-${at}.png`);
        const seen = await page.screenshot({ path, timeout: 5_000 }).then(() => path, (error) => String(error));
        console.error(`--- ${account.name}: ${page.url()} ${seen}`);
      }
    }
  }

  async end() {
    // A browser that is gone already must not keep the servers and the folder alive.
    await Promise.allSettled(this.#people.map((person) => person.leave()));
    for (const server of [this.server, ...this.#copies]) await server.kill();
    await rm(this.#folder, { recursive: true, force: true, maxRetries: 3 });
  }
}
