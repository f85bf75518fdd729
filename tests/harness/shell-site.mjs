// The files of app/web on a small server of their own, with a stand-in for the wasm and its script:
// what boot, keeper and service worker do can be told without building the app.
import { createServer } from "node:http";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

const WEB = fileURLToPath(new URL("../../app/web/", import.meta.url));
const SCRIPTS = ["old", "keeper", "boot"];
const IMPORT = /^import \{[^}]*\} from "\.\/\{\{(\w+)\}\}";$/gm;
const ICONS = ["icon.svg", "icon-192.png", "icon-512.png", "icon-maskable-512.png"];
// The smallest module there is: the magic word and a version.
const WASM = Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);
const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'";

const app = (version, piece) => `
export default async function init({ module_or_path }) {
  if (!(module_or_path instanceof WebAssembly.Module)) throw new Error("no module");
}
export function start_page(keeper) {
  const heard = [];
  keeper.onmessage = ({ data }) => { heard.push(data); document.body.dataset.heard = heard.join(","); };
  for (const word of ["one", "two", "three"]) keeper.postMessage(word);
  addEventListener("gongjian-update", () => { document.body.dataset.offered = "yes"; });
  document.getElementById("app").textContent = "version ${version}";
  globalThis.openPiece = async () => {
    const response = await fetch("/pkg/${piece}");
    return response.ok ? response.text() : "missing";
  };
}
export function start_keeper() {
  // The real one is asynchronous too: it listens some tasks later.
  setTimeout(() => { self.onmessage = ({ data }) => self.postMessage(data); }, 30);
}
`;

/** Starts the server; `publish(version)` puts another version of the app behind the same address. */
export async function shellSite() {
  let files = await assemble(1);
  const asked = [];
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, "http://site");
    asked.push(pathname);
    const navigates = request.headers["sec-fetch-mode"] === "navigate";
    const file = files.get(pathname) ?? (navigates ? files.get("/") : undefined);
    if (!file) return response.writeHead(404).end();
    const cache = file.immutable ? "public, max-age=31536000, immutable" : "no-cache";
    const headers = { "content-type": file.type, "cache-control": cache };
    if (file.type.startsWith("text/html")) headers["content-security-policy"] = POLICY;
    response.writeHead(200, headers).end(file.body);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    asked,
    publish: async (version) => { files = await assemble(version); },
    /** Takes away every file with this ending. */
    lose: (ending) => [...files.keys()].filter((path) => path.endsWith(ending)).forEach((path) => files.delete(path)),
    close: () => new Promise((resolve) => { server.closeAllConnections(); server.close(resolve); }),
  };
}

/** As `xtask` does: what a script imports from beside it stands in its place. */
async function joined(text) {
  const names = [...text.matchAll(IMPORT)].map(([, name]) => name);
  const parts = new Map(await Promise.all(names.map(async (name) => [name, await readFile(`${WEB}${name}.js`, "utf8")])));
  return text.replace(IMPORT, (_, name) => parts.get(name).replace(/^export /gm, ""));
}

async function assemble(version) {
  const files = new Map();
  const names = {};
  const put = (path, type, body, immutable) => files.set(path, { type, body, immutable });
  const hashed = (key, stem, ending, type, body) => {
    const hash = createHash("sha256").update(body).digest("hex").slice(0, 12);
    names[key] = `${stem}.${hash}.${ending}`;
    put(`/pkg/${names[key]}`, type, body, true);
  };
  const filled = async (name) => (await joined(await readFile(WEB + name, "utf8"))).replace(/\{\{(\w+)\}\}/g, (_, key) => names[key]);
  hashed("wasm", "app", "wasm", "application/wasm", WASM);
  hashed("piece", "piece", "wasm", "application/wasm", `piece ${version}`);
  hashed("app", "app", "js", "text/javascript", app(version, names.piece));
  hashed("editor", "editor", "js", "text/javascript", "export {};");
  hashed("style", "style", "css", "text/css", await readFile(`${WEB}opening.css`));
  for (const name of SCRIPTS) hashed(name, name, "js", "text/javascript", await filled(`${name}.js`));
  for (const name of ICONS) put(`/icons/${name}`, name.endsWith("svg") ? "image/svg+xml" : "image/png", await readFile(`${WEB}icons/${name}`));
  put("/manifest.webmanifest", "application/manifest+json", await filled("manifest.webmanifest"));
  put("/", "text/html; charset=utf-8", await filled("index.html"));
  const later = `/pkg/${names.piece}`;
  names.files = JSON.stringify([...files].filter(([path]) => path !== later).map(([path, file]) => [path, Boolean(file.immutable)]));
  names.later = JSON.stringify([later]);
  names.version = String(version);
  put("/sw.js", "text/javascript", await filled("sw.js"));
  return files;
}
