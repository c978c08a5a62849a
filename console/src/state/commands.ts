/** Keyboard commands on their way from the shell to whichever component carries them out. */
import { onBeforeUnmount, onMounted } from 'vue';
import type { Command } from '../lib/shortcuts';

const listeners = new Map<Command, Set<() => void>>();

export function emitCommand(command: Command): void {
  listeners.get(command)?.forEach((listener) => listener());
}

/** Listens while the component is mounted. */
export function onCommand(command: Command, listener: () => void): void {
  onMounted(() => {
    const set = listeners.get(command) ?? new Set();
    listeners.set(command, set.add(listener));
  });
  onBeforeUnmount(() => listeners.get(command)?.delete(listener));
}
