/** Short messages at the edge of the screen, read aloud by screen readers. */
import { ref } from 'vue';

export interface Toast {
  id: number;
  kind: 'done' | 'fault';
  message: string;
}

const VISIBLE_MS = 5000;

export const toasts = ref<Toast[]>([]);
let last = 0;

export function toast(message: string, kind: Toast['kind'] = 'done'): void {
  const id = (last += 1);
  toasts.value = [...toasts.value.slice(-2), { id, kind, message }];
  setTimeout(() => dismiss(id), kind === 'fault' ? VISIBLE_MS * 2 : VISIBLE_MS);
}

export function dismiss(id: number): void {
  toasts.value = toasts.value.filter((one) => one.id !== id);
}
