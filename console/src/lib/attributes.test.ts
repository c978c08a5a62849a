import { describe, expect, it } from 'vitest';
import type { AttributeDefinition } from '../api/types';
import { changedFields, fieldOfFault, formFaults, mergeForms, NAME_FIELD, patchOf, readField, toForm } from './attributes';

const definition = (name: string, more: Partial<AttributeDefinition> = {}): AttributeDefinition => ({
  name,
  title: { zh: name, en: name },
  type: 'STRING',
  format: null,
  unit: null,
  minimum: null,
  maximum: null,
  pattern: null,
  maxLength: null,
  choices: [],
  required: false,
  ...more,
});

const floors = definition('floors', { type: 'INTEGER', minimum: 1, maximum: 200, required: true });
const use = definition('use', { choices: [{ value: 'residential', title: { zh: '居住', en: 'residential' } }] });
const built = definition('built', { format: 'date' });
const definitions = [floors, use, built];

describe('a field of the form', () => {
  it('reads numbers within their bounds', () => {
    expect(readField(' 18 ', floors)).toEqual({ value: 18 });
    expect(readField('0', floors)).toEqual({ fault: { message: 'field.minimum', parameters: { n: 1 } } });
    expect(readField('201', floors)).toEqual({ fault: { message: 'field.maximum', parameters: { n: 200 } } });
    expect(readField('3.5', floors)).toEqual({ fault: { message: 'field.integer', parameters: {} } });
    expect(readField('many', floors)).toEqual({ fault: { message: 'field.number', parameters: {} } });
  });

  it('takes an empty text as no value, unless one is required', () => {
    expect(readField('  ', use)).toEqual({ value: null });
    expect(readField('', floors)).toEqual({ fault: { message: 'field.required', parameters: {} } });
  });

  it('takes only real days', () => {
    expect(readField('2025-09-01', built)).toEqual({ value: '2025-09-01' });
    expect(readField('2025-02-30', built)).toHaveProperty('fault');
  });

  it('takes only what the list has', () => {
    expect(readField('residential', use)).toEqual({ value: 'residential' });
    expect(readField('castle', use)).toHaveProperty('fault');
  });

  it('counts characters, not code units, and matches the whole pattern', () => {
    expect(readField('𠮷𠮷', definition('a', { maxLength: 2 }))).toEqual({ value: '𠮷𠮷' });
    expect(readField('a1', definition('a', { pattern: '[a-z]' }))).toHaveProperty('fault');
  });

  it('reads yes and no', () => {
    expect(readField('false', definition('a', { type: 'BOOLEAN' }))).toEqual({ value: false });
  });
});

describe('the form', () => {
  const object = { name: '文化宫', attributes: { floors: 6, use: 'residential' } };
  const form = toForm(object, definitions);

  it('sends nothing when nothing changed', () => {
    expect(patchOf(object, form, definitions)).toBeNull();
  });

  it('sends only what changed, null for what was cleared', () => {
    const changed = { ...form, floors: '7', use: '', [NAME_FIELD]: '' };
    expect(patchOf(object, changed, definitions)).toEqual({ name: null, attributes: { floors: 7, use: null } });
  });

  it('tells all faults at once', () => {
    expect(Object.keys(formFaults({ floors: 'x', use: 'castle', built: 'soon' }, definitions))).toEqual(['floors', 'use', 'built']);
  });

  it('keeps the entries of the user over a conflict, and takes the rest from the latest', () => {
    const mine = { ...form, floors: '7' };
    const latest = { ...form, floors: '8', built: '2001-01-01' };
    expect(mergeForms(form, mine, latest)).toEqual({ ...latest, floors: '7' });
    expect(changedFields(form, mine, latest)).toEqual(['floors']);
  });

  it('finds no conflict where both entered the same', () => {
    const mine = { ...form, floors: '8' };
    expect(changedFields(form, mine, { ...form, floors: '8' })).toEqual([]);
  });
});

describe('a fault of the server', () => {
  it('points at a field', () => {
    expect(['/attributes/floors', 'floors', '/name', null].map(fieldOfFault)).toEqual(['floors', 'floors', NAME_FIELD, null]);
  });
});
