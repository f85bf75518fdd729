// The desk against itself, in real browsers: three people write at random into one plan, with undo, held compositions and
// lost networks, and must end with one text; then a word is composed while another changes the place. Called by
// `cargo xtask verify editor --steps N --seed S`; prints one JSON object.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Pinyin } from "./keyboard.mjs";
import { Office } from "./office.mjs";
import { PC, Person } from "./person.mjs";
import { startServer } from "./server.mjs";

const [steps, seed] = [Number(process.argv[2] ?? 300), Number(process.argv[3] ?? 1)];
const WORDS = ["关工委", "好", "a", "𠮷", "👪", "，", "工作 基础", "啊啊"];
const KEYS = [
  "Enter", "Backspace", "Delete", "Shift+ArrowLeft", "Shift+ArrowUp", "ArrowLeft", "ArrowDown", "Home", "Control+b", "Control+i",
  "Control+Alt+1", "Control+Alt+0", "Control+Shift+8", "Control+Shift+9", "Tab", "Control+z", "Control+z", "Control+y",
];
const SETTLE_MS = 30_000;

/** Numbers from a seed. */
let state = seed >>> 0;
function below(limit) {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return Math.floor((state / 2 ** 32) * limit);
}

const folder = await mkdtemp(join(tmpdir(), "gongjian-editor-"));
const server = await startServer(folder);
const people = [];
try {
  const office = await Office.open(server);
  const space = await office.addSpace("江南理工大学");
  for (const [nth, name] of ["李敏", "赵刚", "孙丽"].entries()) {
    const account = await office.addPerson(name, `p${nth}`);
    await office.setMember(space, account, "member");
    const person = await Person.arrive(account, server, { profile: join(folder, `profile-${nth}`), device: PC });
    people.push(person);
    await person.signIn({ pieces: false });
    person.pinyin = await Pinyin.of(person);
  }
  const diverged = await atRandom();
  const found = await compositions();
  const complaints = [...people.flatMap((it) => it.browser.problems), ...server.troubles];
  const wrong = found.filter((it) => !it.right);
  for (const it of [...complaints, ...diverged, ...wrong.map((it) => JSON.stringify(it))]) console.error(it);
  const ok = !complaints.length && !diverged.length && !wrong.length;
  console.log(JSON.stringify({
    ok, seed, steps, diverged: diverged.length, complaints: complaints.length,
    composition_cases: found.length, composition_right: found.length - wrong.length,
  }));
} finally {
  await Promise.allSettled(people.map((it) => it.leave()));
  await server.kill();
  await rm(folder, { recursive: true, force: true, maxRetries: 3 });
}

/** Blocks with their dress, without what the browser adds to empty ones. */
function shown({ page }) {
  return page.locator(".desk-text").evaluate((it) => it.innerHTML.replace(/<br[^>]*>|<img[^>]*>/g, "").replace(/ (spellcheck|contenteditable)="[^"]*"/g, ""));
}

async function meet(what) {
  await Promise.all(people.map((it) => it.waitOnServer()));
  const until = Date.now() + SETTLE_MS;
  for (;;) {
    const texts = await Promise.all(people.map(shown));
    if (texts.every((it) => it === texts[0])) return [];
    if (Date.now() > until) return [`${what}: ${texts.join("\n  ")}`];
    await new Promise((done) => { setTimeout(done, 200); });
  }
}

async function atRandom() {
  await people[0].newPlan("随机");
  await people[0].waitOnServer();
  for (const person of people.slice(1)) await person.open("随机");
  for (const person of people) await person.paper.go(person.paper.paragraph(1));
  const diverged = [];
  for (let step = 1; step <= steps; step += 1) {
    await oneStep(people[below(people.length)]);
    if (step % 100 === 0 || step === steps) {
      for (const person of people) await rest(person);
      diverged.push(...await meet(`after ${step} steps`));
    }
  }
  // Everything is on the server: who opens it anew sees the same.
  for (const person of people) {
    await person.page.reload();
    await person.page.locator("[data-stands]").waitFor();
  }
  diverged.push(...await meet("opened anew"));
  return diverged;
}

async function rest(person) {
  if (person.composes) await person.pinyin.choose("你好");
  person.composes = false;
  if (person.offline) await person.goOnline();
  person.offline = false;
}

async function oneStep(person) {
  const dice = below(20);
  if (person.composes) {
    if (dice < 8) return undefined;
    return rest(person);
  }
  if (dice < 9) return person.page.keyboard.insertText(WORDS[below(WORDS.length)]);
  if (dice < 16) return person.page.keyboard.press(KEYS[below(KEYS.length)]);
  if (dice < 18) {
    const count = await person.page.locator(".desk-text > *").count();
    const [nth, start] = [1 + below(count), below(2) === 0];
    // Another may have joined it to the one before in this moment: then there is no such place to go to.
    const there = await person.paper.paragraph(nth).waitFor({ timeout: 5_000 }).then(() => true, () => false);
    return there ? person.paper.go(person.paper.paragraph(nth), { start }) : undefined;
  }
  if (dice < 19) {
    person.composes = true;
    await person.pinyin.compose("ni");
    return person.pinyin.compose("nihao");
  }
  person.offline = !person.offline;
  return person.offline ? person.goOffline() : person.goOnline();
}

/** She composes behind 丙丁; meanwhile he does something; then she chooses 你好. */
async function compositions() {
  const [li, zhao] = people;
  const key = (...all) => async () => { for (const it of all) await zhao.page.keyboard.press(it); };
  const write = (text) => () => zhao.page.keyboard.type(text);
  const cases = [
    ["writes in an earlier block", 1, false, write("x"), [["甲乙x", "丙丁你好", "戊己"]]],
    ["writes in a later block", 3, false, write("x"), [["甲乙", "丙丁你好", "戊己x"]]],
    ["writes before it", 2, true, write("x"), [["甲乙", "x丙丁你好", "戊己"]]],
    ["writes at its edge", 2, false, write("x"), [["甲乙", "丙丁x你好", "戊己"], ["甲乙", "丙丁你好x", "戊己"]]],
    ["splits the block", 2, true, key("ArrowRight", "Enter"), [["甲乙", "丙", "丁你好", "戊己"]]],
    ["splits the block before", 1, false, key("Enter"), [["甲乙", "", "丙丁你好", "戊己"]]],
    ["makes the block a heading", 2, false, key("Control+Alt+1"), [["甲乙", "丙丁你好", "戊己"]]],
    ["makes the block a list", 2, false, key("Control+Shift+8"), [["甲乙", "丙丁你好", "戊己"]]],
    ["makes the words bold", 2, false, key("Shift+Home", "Control+b"), [["甲乙", "丙丁你好", "戊己"]]],
    ["joins the block to the one before", 2, true, key("Backspace"), [["甲乙丙丁你好", "戊己"]]],
    ["joins the block behind to it", 3, true, key("Backspace"), [["甲乙", "丙丁你好戊己"]]],
    ["deletes the words", 2, false, key("Shift+Home", "Backspace"), [["甲乙", "你好", "戊己"]]],
    ["deletes the block", 2, false, key("Shift+Home", "Backspace", "Backspace"), [["甲乙你好", "戊己"]]],
  ];
  const found = [];
  for (const [what, block, start, act, expected] of cases) found.push(await oneCase(li, zhao, { what, block, start, act, expected }));
  return found;
}

async function oneCase(li, zhao, { what, block, start, act, expected }) {
  const hers = await li.newPlan(what);
  await hers.go(hers.paragraph(1));
  for (const [nth, text] of ["甲乙", "丙丁", "戊己"].entries()) {
    if (nth) await li.page.keyboard.press("Enter");
    await li.page.keyboard.type(text);
  }
  await li.waitOnServer();
  const his = await zhao.open(what);
  await his.shows(["甲乙", "丙丁", "戊己"]);
  await hers.go(hers.paragraph(2));
  for (const letters of ["n", "ni", "nih"]) await li.pinyin.compose(letters);
  await his.go(his.paragraph(block), { start });
  await act();
  await his.isKept();
  await zhao.waitOnServer();
  for (const letters of ["niha", "nihao"]) await li.pinyin.compose(letters);
  await li.pinyin.choose("你好");
  await li.waitOnServer();
  const same = (texts) => expected.some((it) => JSON.stringify(it) === JSON.stringify(texts));
  const until = Date.now() + SETTLE_MS / 3;
  for (;;) {
    const texts = [await hers.paragraphs(), await his.paragraphs()];
    if (JSON.stringify(texts[0]) === JSON.stringify(texts[1]) && same(texts[0])) return { what, right: true };
    if (Date.now() > until) return { what, right: false, texts };
    await new Promise((done) => { setTimeout(done, 100); });
  }
}
