/** Attributes of an object between the server, the card and the form. */
import type { AttributeDefinition, AttributeValue, CityObject, ObjectPatch } from '../api/types';
import type { MessageKey } from '../i18n/zh';

/** What a field of the form holds: text for everything, so that a half-typed number is not lost. */
export type Form = Record<string, string>;

/** The field of the name; no attribute can be called so. */
export const NAME_FIELD = '$name';

export interface FieldFault {
  message: MessageKey;
  parameters: Record<string, string | number>;
}

export type Reading = { value: AttributeValue } | { fault: FieldFault };

const fault = (message: MessageKey, parameters: Record<string, string | number> = {}): Reading => ({ fault: { message, parameters } });

export function toForm(object: Pick<CityObject, 'name' | 'attributes'>, definitions: readonly AttributeDefinition[]): Form {
  const form: Form = { [NAME_FIELD]: object.name ?? '' };
  for (const one of definitions) form[one.name] = fieldText(object.attributes[one.name]);
  return form;
}

export function fieldText(value: AttributeValue | undefined): string {
  return value === null || value === undefined ? '' : String(value);
}

/** The value that a text means for an attribute, or what is wrong with it. Empty text means no value. */
export function readField(text: string, definition: AttributeDefinition): Reading {
  const trimmed = text.trim();
  if (trimmed === '') return definition.required ? fault('field.required') : { value: null };
  switch (definition.type) {
    case 'BOOLEAN':
      return { value: trimmed === 'true' };
    case 'INTEGER':
    case 'NUMBER':
      return readNumber(trimmed, definition);
    case 'STRING':
      return readString(trimmed, definition);
  }
}

function readNumber(text: string, definition: AttributeDefinition): Reading {
  const value = Number(text);
  if (!Number.isFinite(value)) return fault('field.number');
  if (definition.type === 'INTEGER' && !Number.isInteger(value)) return fault('field.integer');
  if (definition.minimum !== null && value < definition.minimum) return fault('field.minimum', { n: definition.minimum });
  if (definition.maximum !== null && value > definition.maximum) return fault('field.maximum', { n: definition.maximum });
  return inChoices(value, text, definition);
}

function readString(text: string, definition: AttributeDefinition): Reading {
  const limit = definition.maxLength ?? 0;
  if (limit > 0 && [...text].length > limit) return fault('field.maxLength', { n: limit });
  if (definition.format === 'date' && !isDate(text)) return fault('field.date');
  if (definition.pattern && !new RegExp(`^(?:${definition.pattern})$`, 'u').test(text)) return fault('field.pattern');
  return inChoices(text, text, definition);
}

function inChoices(value: string | number, text: string, definition: AttributeDefinition): Reading {
  const { choices } = definition;
  return choices.length === 0 || choices.some((one) => one.value === text) ? { value } : fault('field.choice');
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** Everything wrong in the form, by field. */
export function formFaults(form: Form, definitions: readonly AttributeDefinition[]): Record<string, FieldFault> {
  const faults: Record<string, FieldFault> = {};
  for (const one of definitions) {
    const reading = readField(form[one.name] ?? '', one);
    if ('fault' in reading) faults[one.name] = reading.fault;
  }
  return faults;
}

/** What to send: only what differs from the object; null for nothing. */
export function patchOf(
  object: Pick<CityObject, 'name' | 'attributes'>,
  form: Form,
  definitions: readonly AttributeDefinition[],
): ObjectPatch | null {
  const patch: ObjectPatch = {};
  const name = (form[NAME_FIELD] ?? '').trim();
  if (name !== (object.name ?? '')) patch.name = name === '' ? null : name;
  const attributes: Record<string, AttributeValue> = {};
  for (const one of definitions) {
    const reading = readField(form[one.name] ?? '', one);
    if ('value' in reading && reading.value !== (object.attributes[one.name] ?? null)) attributes[one.name] = reading.value;
  }
  if (Object.keys(attributes).length > 0) patch.attributes = attributes;
  return Object.keys(patch).length === 0 ? null : patch;
}

/** Fields that the user changed since `base` and that `latest` does not already say. */
export function changedFields(base: Form, form: Form, latest: Form): string[] {
  return Object.keys(form).filter((field) => form[field] !== base[field] && form[field] !== latest[field]);
}

/** After somebody else's change: their values, except where the user typed something else. */
export function mergeForms(base: Form, form: Form, latest: Form): Form {
  const mine = new Set(changedFields(base, form, latest));
  return Object.fromEntries(Object.keys(latest).map((field) => [field, (mine.has(field) ? form[field] : latest[field]) ?? '']));
}

/** The field of the form that a fault of the server is about: `floors`, `/attributes/floors`, `/name`. */
export function fieldOfFault(field: string | null | undefined): string | null {
  if (!field) return null;
  const last = field.split('/').filter(Boolean).at(-1) ?? '';
  return last === 'name' ? NAME_FIELD : last;
}
