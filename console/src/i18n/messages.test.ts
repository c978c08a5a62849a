import { describe, expect, it } from 'vitest';
import { en } from './en';
import { fill, placesOf } from './fill';
import { zh, type MessageKey } from './zh';

const keys = Object.keys(zh) as MessageKey[];

describe('the two languages', () => {
  it('have the same keys', () => {
    expect(Object.keys(en).sort()).toEqual([...keys].sort());
  });

  it('have the same places for parameters in every sentence', () => {
    const different = keys.filter((key) => placesOf(zh[key]).join() !== placesOf(en[key]).join());
    expect(different).toEqual([]);
  });

  it('leave no sentence empty', () => {
    expect(keys.filter((key) => zh[key].trim() === '' || en[key].trim() === '')).toEqual([]);
  });

  it('are really in their language', () => {
    const chineseInEnglish = keys.filter((key) => !key.startsWith('menu.language') && /\p{Script=Han}/u.test(en[key]));
    expect(chineseInEnglish).toEqual([]);
  });
});

describe('fill', () => {
  it('puts every parameter in its place', () => {
    expect(fill('{a} of {b}, {a}', { a: 1, b: 'x' })).toBe('1 of x, 1');
  });

  it('leaves an unknown place visible', () => {
    expect(fill('in {time}', {})).toBe('in {time}');
  });
});
