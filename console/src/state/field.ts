/** Tasks of the field and what was done to them, with or without a connection. */
import { computed, ref, shallowRef } from 'vue';
import * as api from '../api/field';
import type { FieldChange, FieldTasks } from '../api/field';
import { t } from '../i18n';
import { keptMap, takenMap } from '../lib/fieldKept';
import type { FieldMapFile } from '../lib/fieldMap';
import { conflicts, settled, unsent, type Waiting } from '../lib/fieldQueue';
import { readQueue, writeQueue } from '../lib/fieldStore';
import { session } from './session';
import { toast } from './toasts';

const AT_ONCE = 5;

export const tasks = ref<FieldTasks | null>(null);
export const queue = ref<Waiting[]>([]);
export const online = ref(navigator.onLine);
export const sending = ref(false);
export const refused = computed(() => conflicts(queue.value));
export const waiting = computed(() => queue.value.length - refused.value.length);

/** The map on the device; not watched inside, for it is large. */
export const fieldMap = shallowRef<FieldMapFile | null>(null);
export const fieldMapBytes = ref(0);

export async function loadMap(): Promise<void> {
  const kept = await keptMap().catch(() => null);
  fieldMap.value = kept?.map ?? null;
  fieldMapBytes.value = kept?.bytes ?? 0;
}

export async function takeMap(): Promise<void> {
  const taken = await takenMap();
  fieldMapBytes.value = taken.bytes;
  fieldMap.value = taken.map;
}

const owner = (): string => session.value?.user?.name ?? 'local';

/** Reads what waits on the device, then what the server says. */
export async function loadField(): Promise<void> {
  queue.value = await readQueue(owner()).catch(() => []);
  await sync();
}

/** Keeps a change on the device first; the server gets it as soon as there is a connection. */
export async function add(change: Omit<FieldChange, 'key'>, title: string): Promise<void> {
  const one = { change: { ...change, key: crypto.randomUUID() }, title, at: new Date().toISOString(), outcome: null };
  await keep((all) => [...all, one]);
  void sync();
}

let kept = Promise.resolve();

/** Changes what waits, one change after the other; it is shown once it lies on the device, for the page may be closed right after. */
export function keep(change: (all: Waiting[]) => Waiting[]): Promise<void> {
  kept = kept.then(async () => {
    const all = change(queue.value);
    // Plain copies: what Vue watches cannot be stored. A full device still sends what the page holds.
    await writeQueue(owner(), JSON.parse(JSON.stringify(all)) as Waiting[]).catch(() => toast(t('field.notKept'), 'fault'));
    queue.value = all;
  });
  return kept;
}

let asked = false;

/** Sends what waits, a few at a time, and reads the tasks anew; what comes meanwhile is sent after it. */
export async function sync(): Promise<void> {
  asked = true;
  if (sending.value) return;
  sending.value = true;
  try {
    while (asked) {
      asked = false;
      await send();
      tasks.value = await api.fieldTasks();
    }
    online.value = navigator.onLine;
  } catch (failure) {
    online.value = false;
    if (tasks.value === null) tasks.value = await api.fieldTasks().catch(() => null);
    if (!(failure instanceof TypeError)) throw failure;
  } finally {
    sending.value = false;
  }
}

async function send(): Promise<void> {
  for (let next = unsent(queue.value, AT_ONCE); next.length > 0; next = unsent(queue.value, AT_ONCE)) {
    const outcomes = await api.sendChanges(next);
    await keep((all) => settled(all, outcomes));
    if (outcomes.length === 0) break;
  }
}
