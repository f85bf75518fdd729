// What an administrator does before a story begins, over HTTP as the page 组织 does it.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";

export const PASSWORD = "tong-xin-xie-zuo";

export class Office {
  #base;
  #cookie;

  /** The first administrator, by the code on the server's terminal. */
  static async open(server) {
    const office = new Office();
    office.#base = server.base;
    const admin = { code: server.code, login: "admin", name: "管理员", password: PASSWORD, installation: randomUUID() };
    await office.post("/api/first-administrator", admin);
    return office;
  }

  /** Somebody with an account, over HTTP. */
  static async as(server, { login }) {
    const office = new Office();
    office.#base = server.base;
    await office.post("/api/sign-in", { login, password: PASSWORD, installation: randomUUID() });
    return office;
  }

  async post(path, body) {
    const headers = { "content-type": "application/json", origin: this.#base };
    if (this.#cookie) headers.cookie = this.#cookie;
    const answer = await fetch(this.#base + path, { method: "POST", headers, body: JSON.stringify(body) });
    const text = await answer.text();
    assert.ok(answer.ok, `${path}: ${answer.status} ${text}`);
    this.#cookie = answer.headers.get("set-cookie")?.split(";")[0] ?? this.#cookie;
    return JSON.parse(text);
  }

  async command(command, rest) {
    const receipt = await this.post("/api/commands", { id: randomUUID(), command, ...rest });
    assert.deepEqual(receipt.outcome, { outcome: "accepted" }, JSON.stringify(receipt));
  }

  /** Gives the id of the new space. */
  async addSpace(name) {
    const space = randomUUID();
    await this.command("add_space", { space, name });
    return space;
  }

  /** Gives what the person needs to sign in. */
  async addPerson(name, login) {
    const user = randomUUID();
    await this.command("add_person", { user, login, name, password: PASSWORD, administrator: false });
    return { user, login, name };
  }

  /** `role`: "member", "reader" or null to take the person out. */
  async setMember(space, { user }, role) {
    await this.command("set_member", { space, user, role });
  }

  /** Leaves out all late work that waits, as a supervisor does. */
  async turnAwayAll(reason) {
    for (const { escrow, changes } of await this.post("/api/escrows", {})) {
      await this.command("turn_away", { escrow, changes, reason });
    }
  }
}
