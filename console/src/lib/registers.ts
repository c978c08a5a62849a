/** What is shown of records. */
import type { RedLine } from '../api/redlines';
import type { Register, RegisterField, RegisterRecord, Value } from '../api/registers';
import type { Fault } from '../api/types';
import { language, t, text, type Language } from '../i18n';
import { faultText } from './faults';
import { formatNumber } from './format';

const IN_BOTH = ['REG-020', 'RLINE-001', 'PROJ-010', 'PROJ-011'];

/** A refusal in the words of the pack comes in both languages, one after the other. */
export function refusalText(fault: Fault, shown: Language = language.value): string {
  if (!IN_BOTH.includes(fault.code)) return faultText(fault);
  const [zh, en] = fault.problem.split(' / ');
  return (shown === 'zh' ? zh : (en ?? zh)) ?? fault.problem;
}

/** How red lines call a record. */
export const recordSubject = (record: Pick<RegisterRecord, 'register' | 'key'>): string => `record:${record.register}/${record.key}`;

/** The red lines that look at the records of a register. */
export const watching = (lines: RedLine[], register: string): RedLine[] => lines.filter((line) => line.subjects.some((one) => one.register === register));

export function stateTitle(register: Pick<Register, 'states'>, code: string): string {
  return text(register.states.find((one) => one.code === code)?.title) || code;
}

export function valueText(field: RegisterField, value: Value | undefined): string {
  if (value === undefined || value === '') return t('registers.empty');
  const choice = field.choices.find((one) => one.value === String(value));
  if (choice) return text(choice.title);
  if (typeof value === 'boolean') return t(value ? 'app.yes' : 'app.no');
  const shown = typeof value === 'number' && field.unit ? formatNumber(value, language.value, 3) : String(value);
  return field.unit ? `${shown} ${field.unit}` : shown;
}

/** The fields that stand in a row of a list, beside key and title: those that can be filtered by. */
export function rowText(register: Register, record: RegisterRecord): string {
  return register.fields
    .filter((field) => field.filter && record.fields[field.name] !== undefined)
    .map((field) => valueText(field, record.fields[field.name]))
    .join(' · ');
}

/** Whether a register is meant by a word in either language, or by the number of its clause. */
export function isMeant(register: Pick<Register, 'code' | 'title' | 'description' | 'clauses'>, word: string): boolean {
  const wanted = word.trim().toLowerCase();
  const clause = /^(?:第|clause)?\s*(\d{1,2})\s*条?$/.exec(wanted)?.[1];
  if (clause) return register.clauses.includes(clause);
  const told = [register.code, register.title.zh, register.title.en, register.description.zh, register.description.en];
  return told.some((one) => one.toLowerCase().includes(wanted));
}

/** Records are counted up to ten thousand. */
export function countText(count: number): string {
  const most = 10_000;
  return count > most ? `${formatNumber(most, language.value)}+` : formatNumber(count, language.value);
}

/** What a form holds at first: every value as text. */
export function formValues(register: Register, record: RegisterRecord | null): Record<string, string> {
  return Object.fromEntries(register.fields.filter((field) => field.editable).map((field) => [field.name, String(record?.fields[field.name] ?? '')]));
}

/** Only what differs goes to the server, so that nobody overwrites what they did not touch. */
export function changedValues(before: Record<string, string>, after: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(after).filter(([name, value]) => value !== (before[name] ?? '')));
}
