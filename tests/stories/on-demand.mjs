// screens that load on demand open without a network once the app was open for a little; until then they say
// that they are not here, and come when there is a network again.
import assert from "node:assert/strict";
import { Gallery } from "../harness/look.mjs";
import { PHONE } from "../harness/person.mjs";
import { story } from "../harness/story.mjs";

const NOT_HERE = "这一页还没有存到这台设备上";

/** Paths of the pieces that the service worker holds. */
const heldPieces = (page) => page.evaluate(async () => {
  const [name] = (await caches.keys()).filter((it) => it.startsWith("gongjian-"));
  const held = await (await caches.open(name)).keys();
  return held.map((it) => new URL(it.url).pathname).filter((it) => it.endsWith(".wasm") && !it.startsWith("/pkg/app."));
});

story("a person who only signed in opens every screen in a tunnel", async (world) => {
  const li = await world.person("李敏", "limin", PHONE);
  await li.goOffline();
  assert.ok((await heldPieces(li.page)).length >= 3, "the pieces are not kept");
  await li.go("/organisation");
  await li.page.getByText("这一页只给管理员用。").waitFor();
  await li.go("/me");
  await li.page.getByText("limin").waitFor();
  await li.go("/unsent");
  await li.page.getByText("全部已到服务器").waitFor();
  const plan = await li.newPlan("隧道里的方案");
  await plan.append(plan.paragraph(1), "第一次打开就在隧道里。");
  await plan.waitFor("on-phone");
});

story("a screen whose piece is not here says so, and comes at the next try with a network", async (world) => {
  const li = await world.arrives(await world.account("李敏", "limin"), PHONE);
  // A browser that is never idle keeps nothing that nobody opened.
  await li.browser.context.addInitScript(() => { globalThis.requestIdleCallback = () => 0; });
  await li.signIn({ pieces: false });
  assert.deepEqual(await heldPieces(li.page), []);
  await li.goOffline();
  await li.openPlace("我的");
  await li.page.getByRole("alert").getByText(NOT_HERE).waitFor();
  const gallery = new Gallery("phone");
  await gallery.see(li, "piece-missing", { acts: 0 });
  gallery.check();
  await li.page.getByRole("button", { name: "再试一次" }).click();
  await li.page.getByRole("alert").getByText(NOT_HERE).waitFor();
  await li.goOnline();
  await li.page.getByRole("button", { name: "再试一次" }).click();
  await li.page.getByText("limin").waitFor();
  assert.ok((await heldPieces(li.page)).some((path) => path.startsWith("/pkg/me.")), "what was opened is not kept");

  await li.goOffline();
  await li.reopenTab();
  await li.page.getByText("limin").waitFor();
  await li.go("/unsent");
  await li.page.getByText("全部已到服务器").waitFor();
});
