// What an editor holds back while it composes lies in the browser's database as a draft.

/** Runs in the page: whether a draft with these words is on the phone. */
export async function draftHolds(text) {
  const answer = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const names = (await indexedDB.databases()).map((it) => it.name).filter((name) => /-/.test(name));
  for (const name of names) {
    const database = await answer(indexedDB.open(name));
    const drafts = await answer(database.transaction("drafts").objectStore("drafts").getAll());
    database.close();
    if (drafts.some((it) => new TextDecoder().decode(it).includes(text))) return true;
  }
  return false;
}
