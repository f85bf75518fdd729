// The network between one person and the server. Cutting it ends what is open and lets nothing new through, also for
// workers and sockets, which `setOffline` of the browser leaves open.
import { connect, createServer } from "node:net";
import { once } from "node:events";

export class Wire {
  #listener;
  #sockets = new Set();
  #whole = true;

  /** Lays a wire to the port of the server. */
  static async to(port) {
    const wire = new Wire();
    wire.#listener = createServer((near) => wire.#carry(near, port));
    wire.#listener.listen(0, "127.0.0.1");
    await once(wire.#listener, "listening");
    return wire;
  }

  get port() {
    return this.#listener.address().port;
  }

  #carry(near, port) {
    if (!this.#whole) return near.destroy();
    const far = connect(port, "127.0.0.1");
    for (const [one, other] of [[near, far], [far, near]]) {
      this.#sockets.add(one);
      // A socket that breaks takes the other end along; that is all there is to say.
      one.on("error", () => other.destroy());
      one.on("close", () => {
        this.#sockets.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  }

  cut() {
    this.#whole = false;
    for (const socket of this.#sockets) socket.destroy();
  }

  mend() {
    this.#whole = true;
  }

  close() {
    this.cut();
    this.#listener.close();
  }
}
