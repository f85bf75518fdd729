// Units, people and posts that are there before a story begins, entered over HTTP as the pages do it.
import { randomUUID } from "node:crypto";
import { PASSWORD } from "./office.mjs";

/** What the administrator enters. Everything gives its id back. */
export class Register {
  #office;

  constructor(office) {
    this.#office = office;
  }

  async #party(party) {
    await this.#office.command("party", { party });
  }

  async unit(name, parent, kind, level, more = {}) {
    const unit = randomUUID();
    const detail = { name, kind, line: "league", level, ...more };
    await this.#party({ act: "add_unit", unit, parent, detail, draft: false });
    return unit;
  }

  async person(name, home, { staff = "teacher", title = "", birth = null, ...more } = {}) {
    const person = randomUUID();
    const detail = { name, staff, title, home, ...more };
    const secret = birth && { birth, phone: "13800000000", email: "", consent: true };
    await this.#party({ act: "add_person", person, detail, private: secret });
    return person;
  }

  async appoint(person, unit, post, from, more = {}) {
    const appointment = randomUUID();
    const detail = { person, unit, post, from, basis: "decision", document: "团发〔2020〕1号", ...more };
    await this.#party({ act: "appoint", appointment, detail });
    return appointment;
  }

  async end(appointment, on) {
    await this.#party({ act: "end_appointment", appointment, end: { on, basis: "handover", document: "团发〔2024〕9号" } });
  }

  async follow(unit, post, of_unit, of_post, from) {
    await this.#party({ act: "add_follow", follow: { follow: randomUUID(), unit, post, of_unit, of_post, from } });
  }

  async standard(name, under, kind, post, least, more = {}) {
    await this.#party({ act: "set_standard", standard: randomUUID(), detail: { name, under, kind, post, least, ...more } });
  }

  /** Lets a person sign in; gives what they need for it. */
  async account(person, login, name) {
    await this.#party({ act: "open_account", user: person, login, password: PASSWORD });
    return { user: person, login, name };
  }
}
