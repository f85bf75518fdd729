// Photos of an activity: taken in a tunnel, sent in pieces through every kind of cut, seen by those who may see them.
import assert from "node:assert/strict";
import { Gallery } from "../harness/look.mjs";
import { PC, PHONE } from "../harness/person.mjs";
import { story } from "../harness/story.mjs";

const TALK = "校友报告会";
const SECRET = Buffer.from("N31.2304 E121.4737 SM-G991B");
const CUTS = 4;

/** A JPEG as cameras write it: coarse noise, so that it is large, with a place and a camera in its EXIF. */
async function camera(page, { width, height, hue }) {
  const plain = await page.evaluate(async ({ width, height, hue }) => {
    const canvas = new OffscreenCanvas(width, height);
    const context = canvas.getContext("2d");
    const pixels = context.createImageData(width, height);
    let state = 7 + hue;
    for (let at = 0; at < pixels.data.length; at += 4) {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
      pixels.data.set([(state >>> 24) ^ (hue << 4), (state >>> 16) & 255, (state >>> 8) & 255, 255], at);
    }
    context.putImageData(pixels, 0, 0);
    const blob = await canvas.convertToBlob({ type: "image/jpeg", quality: 0.9 });
    const reader = new FileReader();
    await new Promise((done) => { reader.onload = done; reader.readAsDataURL(blob); });
    return reader.result.split(",")[1];
  }, { width, height, hue });
  const entry = (tag, kind, count, value) => {
    const it = Buffer.alloc(12);
    it.writeUInt16LE(tag, 0);
    it.writeUInt16LE(kind, 2);
    it.writeUInt32LE(count, 4);
    it.writeUInt32LE(value, 8);
    return it;
  };
  const tiff = Buffer.concat([
    Buffer.from("Exif\0\0II*\0\x08\0\0\0\x01\0", "latin1"), entry(0x010f, 2, SECRET.length, 26), Buffer.alloc(4), SECRET,
  ]);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(tiff.length + 2, 2);
  const bytes = Buffer.from(plain, "base64");
  return Buffer.concat([bytes.subarray(0, 2), head, tiff, bytes.subarray(2)]);
}

async function plan(person) {
  const { page } = person;
  await person.go("/activities");
  await page.getByRole("button", { name: "新建活动" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "建立" }).click();
  await page.waitForURL("**/activities/*?plan");
  const title = page.getByLabel("名称", { exact: true });
  await title.fill(TALK);
  await title.blur();
  await person.waitOnServer();
}

async function openVenue(person) {
  await person.go("/activities");
  await person.page.getByRole("link", { name: TALK }).click();
  await person.page.getByRole("heading", { name: "照片" }).waitFor();
}

const take = (person, buffer, name = "IMG_0007.jpg") =>
  person.page.locator(".photo-add input").setInputFiles({ name, mimeType: "image/jpeg", buffer });
const photos = (person) => person.page.locator(".photo");
const chip = (person, text, nth = 0) => photos(person).nth(nth).locator(".chip").filter({ hasText: text }).waitFor();

/** The picture is painted, so large. */
async function seen(person, nth = 0) {
  const picture = photos(person).nth(nth).locator("img");
  await picture.waitFor();
  return picture.evaluate(async (it) => {
    await it.decode();
    return [it.naturalWidth, it.naturalHeight];
  });
}

/** What a request of this person's page is answered with. */
const asks = (person, path) => person.page.evaluate(async (path) => {
  const answer = await fetch(path);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const text = new TextDecoder("latin1").decode(bytes);
  return { status: answer.status, kind: answer.headers.get("content-type"), text };
}, path);

/** Watches the pieces that leave: each waits a moment, and `cut` is called when so many have gone through. */
class Pieces {
  sent = [];
  #cut = null;

  async watch({ browser }) {
    await browser.context.route(/\/api\/blobs\/[^/]+\/[^/]+\/\d+\?size=/, async (route) => {
      const request = route.request();
      this.sent.push({ url: request.url(), body: request.postDataBuffer() });
      await new Promise((done) => setTimeout(done, 150));
      await route.continue().catch(() => {});
      const cut = this.#cut;
      if (cut !== null && --cut.after === 0) {
        this.#cut = null;
        cut.now();
      }
    });
  }

  /** Kept when `after` more pieces have been let through. */
  through(after) {
    return new Promise((now) => { this.#cut = { after, now }; });
  }
}

// Taken offline, cut four times in two ways, nothing sent twice but what was on its way.
story("a photo from a tunnel survives a dead phone and a dead server, loses a piece at most at each, and tells no place", async (world) => {
  const [hers, his] = await world.two();
  const stranger = await world.office.addPerson("钱进", "qianjin");
  await plan(hers);
  await openVenue(hers);
  const photo = await camera(hers.page, { width: 2600, height: 1950, hue: 1 });
  assert.ok(photo.includes(SECRET));
  await hers.goOffline();
  await take(hers, photo);
  await chip(hers, "待传");
  assert.deepEqual(await seen(hers), [2048, 1536]);
  await hers.isKept();
  await hers.reopenBrowser();
  await chip(hers, "待传");
  assert.deepEqual(await seen(hers), [2048, 1536]);

  const pieces = new Pieces();
  await pieces.watch(hers);
  let cut = pieces.through(2);
  await hers.goOnline();
  for (let nth = 0; nth < CUTS; nth++) {
    await cut;
    if (nth % 2 === 0) {
      await world.server.kill();
      cut = pieces.through(2);
      await world.server.start();
    } else {
      await hers.browser.close();
      hers.page = await hers.browser.open();
      await pieces.watch(hers);
      cut = pieces.through(1);
      // Any page will do: what waits is sent wherever one stands.
      await hers.go("/work");
    }
  }
  await openVenue(hers);
  await chip(hers, "已上传");
  const urls = pieces.sent.map((it) => it.url);
  const count = new Set(urls).size;
  assert.ok(count > CUTS + 2, `${count} pieces are too few to be cut`);
  assert.ok(urls.length <= count + CUTS, `${urls.length} requests for ${count} pieces and ${CUTS} cuts`);
  assert.ok(pieces.sent.every(({ body }) => !body.includes(SECRET) && !body.includes("Exif")), "a place left the phone");

  await hers.page.getByLabel("说明（可不写）").fill("开场致辞");
  await hers.page.getByLabel("说明（可不写）").blur();
  await hers.waitOnServer();
  await openVenue(his);
  assert.deepEqual(await seen(his), [2048, 1536]);
  await his.page.getByRole("img", { name: "开场致辞" }).waitFor();
  const path = new URL(urls[0]).pathname.replace(/\/\d+$/, "");
  const kept = await asks(his, path);
  assert.deepEqual([kept.status, kept.kind], [200, "image/jpeg"]);
  assert.ok(!kept.text.includes(SECRET.toString()) && !kept.text.includes("Exif"), "the server kept a place");
  const other = await world.arrives(stranger, PC);
  await other.signIn();
  const [hidden, missing] = [await asks(other, path), await asks(other, path.replace(/.{8}$/, "00000000"))];
  assert.equal(hidden.status, 404);
  assert.equal(hidden.text, missing.text);

  // Seen once, it is there in the next tunnel too.
  await his.goOffline();
  await his.reopenTab();
  assert.deepEqual(await seen(his), [2048, 1536]);
});

for (const [size, device] of [["phone", PHONE], ["pc", PC]]) {
  // A place for photos that asks for none.
  story(`photos are fit to be seen on a ${size}`, async (world) => {
    const gallery = new Gallery(size);
    const hers = await world.person("李敏", "limin", device);
    await plan(hers);
    await openVenue(hers);
    const { page } = hers;
    await page.getByRole("heading", { name: "照片" }).scrollIntoViewIfNeeded();
    await gallery.see(hers, "photos-none", { acts: 0 });
    await take(hers, await camera(page, { width: 400, height: 300, hue: 2 }));
    await chip(hers, "已上传");
    await hers.goOffline();
    await take(hers, await camera(page, { width: 300, height: 400, hue: 4 }));
    await photos(hers).nth(1).waitFor();
    await page.locator(".photo .chip").filter({ hasText: "待传" }).waitFor();
    await page.getByLabel("说明（可不写）").first().fill("分组讨论：怎样在课余时间组织同学们一起读书");
    await page.getByLabel("说明（可不写）").first().blur();
    await take(hers, Buffer.from("<html>"), "page.jpg");
    await page.getByText("这个文件不是照片").waitFor();
    await page.getByRole("heading", { name: "照片" }).scrollIntoViewIfNeeded();
    await page.evaluate(() => document.querySelector("#photos").scrollIntoView({ block: "start" }));
    await gallery.see(hers, "photos", { acts: 0 });
    await page.evaluate(() => { document.documentElement.style.fontSize = "200%"; });
    await page.evaluate(() => document.querySelector("#photos").scrollIntoView({ block: "start" }));
    await gallery.see(hers, "photos-large", { acts: 0 });
    await page.getByRole("button", { name: /^移除照片|^移除这张/ }).first().click();
    await photos(hers).nth(1).waitFor({ state: "detached" });
    assert.equal(await photos(hers).count(), 1);
    gallery.check();
  });
}
