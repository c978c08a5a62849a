import { describe, expect, it } from 'vitest';
import { SEQUENCE_MS, ShortcutReader, type KeyPress } from './shortcuts';

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  inText: false,
  ...more,
});

describe('shortcuts', () => {
  it('know single keys', () => {
    const reader = new ShortcutReader();
    expect([reader.read(press('/'), 0), reader.read(press('?'), 1), reader.read(press('x'), 2)]).toEqual(['search', 'help', null]);
  });

  it('leave text fields and browser commands alone', () => {
    const reader = new ShortcutReader();
    expect(reader.read(press('/', { inText: true }), 0)).toBeNull();
    expect(reader.read(press('l', { ctrlKey: true }), 0)).toBeNull();
  });

  it('understand g and a second key in time', () => {
    const reader = new ShortcutReader();
    expect(reader.read(press('g'), 0)).toBeNull();
    expect(reader.read(press('i'), SEQUENCE_MS)).toBe('go-import');
  });

  it('forget g after its time, and after one other key', () => {
    const reader = new ShortcutReader();
    reader.read(press('g'), 0);
    expect(reader.read(press('i'), SEQUENCE_MS + 1)).toBeNull();
    reader.read(press('g'), 5000);
    reader.read(press('x'), 5001);
    expect(reader.read(press('p'), 5002)).toBeNull();
  });

  it('take capital letters as the same keys', () => {
    expect(new ShortcutReader().read(press('T'), 0)).toBe('theme');
  });
});
