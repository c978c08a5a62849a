/** Where changes wait on the device: one database of the browser, one store, in the order they were made. */
import type { Waiting } from './fieldQueue';

const NAME = 'songhua-field';
const STORE = 'changes';

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { autoIncrement: true });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** Does one thing in a transaction, and is over once it lies on the device. A full device aborts it. */
async function inStore<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await open();
  try {
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction(STORE, mode);
      const request = work(transaction.objectStore(STORE));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = () => reject(transaction.error ?? new Error('The device did not keep it.'));
    });
  } finally {
    database.close();
  }
}

/** What waits of a user, oldest first. */
export async function readQueue(owner: string): Promise<Waiting[]> {
  const all = await inStore('readonly', (store) => store.getAll() as IDBRequest<{ owner: string; waiting: Waiting }[]>);
  return all.filter((one) => one.owner === owner).map((one) => one.waiting);
}

/** Keeps the queue of a user as it is now; those of others on the same device stay. */
export async function writeQueue(owner: string, queue: Waiting[]): Promise<void> {
  await inStore('readwrite', (store) => {
    const cursor = store.openCursor();
    cursor.onsuccess = () => {
      const at = cursor.result;
      if (at) {
        if ((at.value as { owner: string }).owner === owner) at.delete();
        at.continue();
      } else queue.forEach((waiting) => store.add({ owner, waiting }));
    };
    return cursor;
  });
}
