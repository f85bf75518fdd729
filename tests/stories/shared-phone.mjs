// Several people, one phone: whoever signs out leaves nothing behind, and knows what they give up.
import assert from "node:assert/strict";
import { PASSWORD } from "../harness/office.mjs";
import { Person, PHONE } from "../harness/person.mjs";
import { story } from "../harness/story.mjs";

const PLAN = "只给材料学院看的方案";

/** The databases of this browser and every text in them that could be somebody's words. */
function everythingKept(words) {
  const opened = (name) => new Promise((resolve, reject) => {
    const request = indexedDB.open(name);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const all = (store) => new Promise((resolve, reject) => {
    const request = store.getAll();
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const text = (it) => new TextDecoder().decode(it instanceof ArrayBuffer || ArrayBuffer.isView(it) ? it : new TextEncoder().encode(JSON.stringify(it)));
  return (async () => {
    const names = (await indexedDB.databases()).map((it) => it.name);
    const found = [];
    for (const name of names) {
      const database = await opened(name);
      for (const store of database.objectStoreNames) {
        const values = await all(database.transaction(store).objectStore(store));
        found.push(...words.filter((word) => values.some((it) => text(it).includes(word))));
      }
      database.close();
    }
    return { people: names.filter((name) => /-/.test(name)), found };
  })();
}

async function signOut(person, answer) {
  await person.go("/me");
  await person.page.getByRole("button", { name: "退出登录" }).click();
  await person.page.getByRole("dialog", { name: "退出登录" }).getByText(answer).click();
}

/** He signs in where she was; what he and his browser know of her. */
async function followedBy(li, account) {
  const zhao = new Person(account, li.browser, li.page);
  await zhao.signIn();
  await zhao.go("/work");
  await zhao.page.getByText("化工学院").filter({ visible: true }).first().waitFor();
  assert.equal(await zhao.page.getByText(PLAN).count(), 0);
  const { people, found } = await zhao.page.evaluate(everythingKept, [PLAN, "没人听过的话", account.name]);
  assert.deepEqual([people, [...new Set(found)]], [[`gongjian-${account.user}`], [account.name]]);
}

story("signing out warns of what has not left the phone, and then leaves nothing on it", async (world) => {
  const elsewhere = await world.office.addSpace("江南理工大学 · 化工学院");
  const chen = await world.office.addPerson("陈静", "chenjing");
  await world.office.setMember(elsewhere, chen, "member");
  const li = await world.person("李敏", "limin", PHONE);
  const hers = await li.newPlan(PLAN);
  // At once, so that it lies in the phone in one piece.
  await hers.go(hers.paragraph(1));
  await li.page.keyboard.insertText("没人听过的话");
  await li.waitOnServer();
  const kept = await li.page.evaluate(everythingKept, ["没人听过的话", PLAN]);
  assert.ok(kept.found.includes(PLAN) && kept.found.includes("没人听过的话"), "the question finds what is there");

  // Offline, with words that nobody else has.
  await li.goOffline();
  await hers.append(hers.paragraph(1), "，只在这台手机上");
  await hers.waitFor("on-phone");
  await signOut(li, "取消");
  await li.page.getByText("还有 1 项没有送到服务器").waitFor({ state: "detached" });
  await li.waitFor("offline", 1);
  await li.page.getByRole("button", { name: "退出登录" }).click();
  await li.page.getByText("还有 1 项没有送到服务器").waitFor();
  await li.page.getByRole("button", { name: "仍然退出" }).click();
  await li.page.waitForURL("**/sign-in");
  await li.page.getByRole("heading", { name: "登录" }).waitFor();
  assert.deepEqual(await li.page.evaluate(everythingKept, [PLAN, "没人听过的话", "李敏"]), { people: [], found: [] });

  // Nobody is signed in after a new start either.
  await li.reopenBrowser();
  await li.page.waitForURL("**/sign-in");
  await li.goOnline();
  await followedBy(li, chen);
});

/** Runs in the page: the server knows no sign-in for this browser. */
async function nobodyIsSignedIn() {
  const answer = await fetch("/api/who-am-i", { method: "POST", headers: { "content-type": "application/json" }, body: "{}" });
  return answer.status === 401;
}

story("who signs out in a tunnel is signed out on the server as soon as there is a network", async (world) => {
  const li = await world.person("李敏", "limin", PHONE);
  await li.goOffline();
  await signOut(li, "退出并清空");
  await li.page.waitForURL("**/sign-in");
  // Also when the browser ended before the network came back.
  await li.reopenBrowser();
  await li.page.getByRole("heading", { name: "登录" }).waitFor();
  await li.goOnline();
  await li.page.waitForFunction(nobodyIsSignedIn, undefined, { timeout: 60_000 });
  await li.page.getByRole("button", { name: "登录", exact: true }).waitFor();
  await li.enter(PASSWORD);
  await li.waitOnServer();
});

story("signing out with a network ends the sign-in on the server too; what was sent comes back", async (world) => {
  const li = await world.person("李敏", "limin", PHONE);
  const hers = await li.newPlan(PLAN);
  await hers.append(hers.paragraph(1), "都在服务器上");
  await li.waitOnServer();
  await signOut(li, "退出并清空");
  await li.page.waitForURL("**/sign-in");
  await li.page.waitForFunction(nobodyIsSignedIn);
  await li.enter(PASSWORD);
  await li.waitOnServer();
  await (await li.open(PLAN)).shows(["都在服务器上"]);
});
