// A device that is nearly full: it says so while there is still a network, and mends itself once there is room.
import assert from "node:assert/strict";
import { Gallery } from "../harness/look.mjs";
import { PASSWORD } from "../harness/office.mjs";
import { PHONE } from "../harness/person.mjs";
import { story } from "../harness/story.mjs";

const TOLD = "本机空间不足，断网时可能有页面打不开";

/** As little as a full disk leaves; `undefined`: as the browser would have it. */
const giveRoom = (session, { browser }, quotaSize) => session.send("Storage.overrideQuotaForOrigin", { origin: browser.base, quotaSize });

// T11
story("a device without room for every page says so, and keeps them by itself when there is room", async (world) => {
  const li = await world.arrives(await world.account("李敏", "limin"), PHONE);
  // What it says holds as long as the session does.
  const session = await li.page.context().newCDPSession(li.page);
  await giveRoom(session, li, 3 * 1024 * 1024);
  await li.go("/sign-in");
  await li.enter(PASSWORD);
  const banner = li.page.getByText(TOLD);
  await banner.waitFor();
  await li.waitOnServer();
  assert.equal(await li.page.locator("html[data-pieces=kept]").count(), 0);
  const gallery = new Gallery("phone");
  await gallery.see(li, "no-room", { acts: 1 });
  gallery.check();

  await giveRoom(session, li, undefined);
  await li.page.locator("html[data-pieces=kept]").waitFor({ state: "attached" });
  await banner.waitFor({ state: "detached" });
  await li.goOffline();
  await li.go("/me");
  await li.page.getByRole("button", { name: "退出登录" }).waitFor();
});
