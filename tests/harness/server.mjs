// The real server on a port of its own, with a data folder of its own. It may be killed and started again.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

const LISTENING = /^listening on http:\/\/127\.0\.0\.1:(\d+)$/;
const CODE = /one-time code: (\S+)/;

/** Starts the binary of `GONGJIAN_SERVER` with the site of `GONGJIAN_SITE`. */
export async function startServer(folder) {
  const server = new Server(`${folder}/data`);
  await server.start();
  return server;
}

export class Server {
  #data;
  #child;
  /** Chosen by the system at the first start, then kept: the origin of the browsers must not change. */
  port = 0;
  /** Everything it ever said. */
  lines = [];

  constructor(data) {
    this.#data = data;
  }

  get base() {
    return `http://127.0.0.1:${this.port}`;
  }

  async start() {
    const { GONGJIAN_SERVER: binary, GONGJIAN_SITE: site } = process.env;
    if (!binary || !site) throw new Error("run the stories with `cargo xtask story NAME`: it builds what they need");
    const env = { PATH: process.env.PATH, GONGJIAN_SITE: site, RUST_BACKTRACE: "1" };
    this.#child = spawn(binary, ["serve", "--port", String(this.port), "--data", this.#data], { env, stdio: ["ignore", "pipe", "pipe"] });
    createInterface({ input: this.#child.stderr }).on("line", (line) => this.lines.push(line));
    this.port = await this.#listening();
  }

  #listening() {
    return new Promise((resolve, reject) => {
      this.#child.once("error", reject);
      this.#child.once("exit", () => reject(new Error(`the server did not start\n${this.lines.join("\n")}`)));
      createInterface({ input: this.#child.stdout }).on("line", (line) => {
        const port = LISTENING.exec(line)?.[1];
        if (port) resolve(Number(port));
      });
    });
  }

  /** The code for the first administrator; it is printed before the server listens. */
  get code() {
    return this.lines.map((line) => CODE.exec(line)?.[1]).find(Boolean);
  }

  /** No goodbye, no last write: the power fails. */
  async kill() {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const gone = once(this.#child, "exit");
    this.#child.kill("SIGKILL");
    await gone;
  }

  /** What no story may cause. */
  get troubles() {
    return this.lines.filter((line) => /panicked at| ERROR /.test(line));
  }
}
