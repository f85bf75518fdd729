// What is not there at once on a busy machine, and must come.
import assert from "node:assert/strict";
import { setTimeout as after } from "node:timers/promises";

const PATIENCE_MS = 60_000;
const BETWEEN_MS = 25;

/** Asks until the answer is the expected one; the last answer is what fails. */
export async function soon(ask, expected, why) {
  const end = performance.now() + PATIENCE_MS;
  let answer = await ask();
  while (!same(answer, expected) && performance.now() < end) {
    await after(BETWEEN_MS);
    answer = await ask();
  }
  assert.deepEqual(answer, expected, why);
}

function same(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}
