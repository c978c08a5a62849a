import { describe, expect, it } from 'vitest';
import type { PlaceDay, ServiceField } from '../api/services';
import { dayFromNow, emptyOnes, isDocument, partsOf, requestMark, roomLeft, stepState } from './services';

const field = (name: string, personal: boolean, required = true): ServiceField => ({
  name,
  title: { zh: name, en: name },
  type: 'string',
  format: null,
  unit: null,
  choices: [],
  required,
  personal,
});

describe('the form of a service', () => {
  const fields = [field('who', true), field('area', false), field('note', false, false)];

  it('keeps what is sealed apart from what is judged, and leaves out what is empty', () => {
    expect(partsOf(fields, { who: 'a', area: '9', note: '', other: 'x' })).toEqual({ fields: { area: '9' }, personal: { who: 'a' } });
  });

  it('names what is required and empty', () => {
    expect(emptyOnes(fields, { who: ' ', note: '' }).map((one) => one.name)).toEqual(['who', 'area']);
  });

  it('marks each application by chance', () => {
    expect(requestMark((bytes) => bytes.fill(10))).toBe('0a'.repeat(16));
    expect(requestMark()).toMatch(/^[0-9a-f]{32}$/);
    expect(requestMark()).not.toBe(requestMark());
  });

  it('takes the kinds of files that the server takes', () => {
    expect(isDocument(new File([], 'a', { type: 'application/pdf' }))).toBe(true);
    expect(isDocument(new File([], 'a', { type: 'image/svg+xml' }))).toBe(false);
  });
});

describe('days', () => {
  it('are days in the city, whatever the clock of the phone', () => {
    expect(dayFromNow(0, Date.parse('2026-01-31T17:00:00Z'))).toBe('2026-02-01');
    expect(dayFromNow(1, Date.parse('2026-01-31T15:00:00Z'))).toBe('2026-02-01');
  });

  it('never have less than no room', () => {
    expect(roomLeft({ capacity: 3, booked: 5 } as PlaceDay)).toBe(0);
    expect(roomLeft({ capacity: 30, booked: 5 } as PlaceDay)).toBe(25);
  });
});

describe('a step', () => {
  const step = { title: { zh: '', en: '' }, since: '', due: null, provisional: false };
  it('is done, open or late', () => {
    expect(stepState({ ...step, doneAt: 'x', late: true })).toBe('done');
    expect(stepState({ ...step, doneAt: null, late: true })).toBe('late');
    expect(stepState({ ...step, doneAt: null, late: false })).toBe('open');
  });
});
