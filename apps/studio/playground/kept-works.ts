// Works that the browser keeps for this page, by name. Without a place to keep them, nothing is kept, and the page says so.

import type { Work } from './shared-work.js';

export interface KeptWork extends Work {
  readonly name: string;
  /** Counts savings: a page that opened an older one does not write over a newer. */
  readonly revision: number;
  /** When it was last kept, in milliseconds since 1970: the page begins with the newest. */
  readonly at: number;
}

const table = 'works';

function database(): Promise<IDBDatabase> {
  return new Promise((done, fail) => {
    const request = indexedDB.open('bareme-playground', 1);
    request.onupgradeneeded = () => request.result.createObjectStore(table, { keyPath: 'name' });
    request.onsuccess = () => done(request.result);
    request.onerror = () => fail(request.error);
  });
}

const answered = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((done, fail) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => fail(request.error);
  });

async function inTable<T>(mode: IDBTransactionMode, use: (works: IDBObjectStore) => Promise<T>): Promise<T> {
  const opened = await database();
  try {
    return await use(opened.transaction(table, mode).objectStore(table));
  } finally {
    opened.close();
  }
}

/** The newest last; undefined where the browser keeps nothing. */
export const keptNames = (): Promise<readonly string[] | undefined> =>
  inTable('readonly', (works) => answered<KeptWork[]>(works.getAll())).then(
    (all) => all.sort((a, b) => a.at - b.at).map(({ name }) => name),
    () => undefined,
  );

export const keptWork = (name: string): Promise<KeptWork | undefined> =>
  inTable('readonly', (works) => answered<KeptWork | undefined>(works.get(name))).catch(() => undefined);

/** Keeps a work over the revision that was opened (0: a new name); false where another page has kept a newer one. */
export const keep = (work: KeptWork): Promise<boolean> =>
  inTable('readwrite', async (works) => {
    const known = await answered<KeptWork | undefined>(works.get(work.name));
    if ((known?.revision ?? 0) !== work.revision) return false;
    await answered(works.put({ ...work, revision: work.revision + 1 }));
    return true;
  });

export const forget = (name: string): Promise<void> =>
  inTable('readwrite', (works) => answered(works.delete(name)));
