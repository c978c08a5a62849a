/** What the pages of services reckon for themselves. */
import type { PlaceDay, Service, ServiceField, TrackedStep } from '../api/services';
import { text } from '../i18n';

/** A mark by which the same application sent twice is known: 32 letters of chance. */
export function requestMark(random: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array = (bytes) => crypto.getRandomValues(bytes)): string {
  return Array.from(random(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The values of a form apart: what is sealed, and what is judged; empty ones are left out. */
export function partsOf(fields: ServiceField[], values: Record<string, string>): { fields: Record<string, string>; personal: Record<string, string> } {
  const pick = (personal: boolean): Record<string, string> =>
    Object.fromEntries(fields.filter((field) => field.personal === personal && (values[field.name] ?? '') !== '').map((field) => [field.name, values[field.name] ?? '']));
  return { fields: pick(false), personal: pick(true) };
}

/** Names of required fields that are still empty. */
export const emptyOnes = (fields: ServiceField[], values: Record<string, string>): ServiceField[] =>
  fields.filter((field) => field.required && (values[field.name] ?? '').trim() === '');

export const documentTitle = (service: Service | null, kind: string): string => text(service?.documents.find((one) => one.kind === kind)?.title) || kind;

/** Types a phone gives its pictures and files. */
export const isDocument = (file: File): boolean => ['application/pdf', 'image/jpeg', 'image/png'].includes(file.type);

export const roomLeft = (day: PlaceDay): number => Math.max(0, day.capacity - day.booked);

/** The day in the city, so many days from now. */
export function dayFromNow(days: number, now: number = Date.now()): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(now + days * 86_400_000);
}

/** Whether a step is over, under way, or under way for too long. */
export const stepState = (step: TrackedStep): 'done' | 'late' | 'open' => (step.doneAt !== null ? 'done' : step.late ? 'late' : 'open');
