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

/** What waits of a user, oldest first. */
export async function readQueue(owner: string): Promise<Waiting[]> {
  const database = await open();
  return new Promise((resolve, reject) => {
    const request = database.transaction(STORE).objectStore(STORE).getAll();
    request.onsuccess = () => resolve((request.result as { owner: string; waiting: Waiting }[]).filter((one) => one.owner === owner).map((one) => one.waiting));
    request.onerror = () => reject(request.error);
  });
}

/** Keeps the queue of a user as it is now; those of others on the same device stay. */
export async function writeQueue(owner: string, queue: Waiting[]): Promise<void> {
  const database = await open();
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(STORE, 'readwrite');
    const store = transaction.objectStore(STORE);
    const cursor = store.openCursor();
    cursor.onsuccess = () => {
      const at = cursor.result;
      if (at) {
        if ((at.value as { owner: string }).owner === owner) at.delete();
        at.continue();
      } else queue.forEach((waiting) => store.add({ owner, waiting }));
    };
    transaction.oncomplete = () => resolve();
    transaction.onerror = () => reject(transaction.error);
  });
}
