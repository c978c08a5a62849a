import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { markParts, moveActive } from './combobox';
import { Latest } from './latest';

describe('the list of suggestions', () => {
  it('goes round with the arrow keys', () => {
    expect([moveActive('ArrowDown', -1, 3), moveActive('ArrowDown', 2, 3), moveActive('ArrowUp', -1, 3), moveActive('ArrowUp', 0, 3)]).toEqual([0, 0, 2, 2]);
  });

  it('leaves Home and End to the text until an option is active', () => {
    expect([moveActive('Home', -1, 3), moveActive('Home', 2, 3), moveActive('End', 0, 3)]).toEqual([null, 0, 2]);
  });

  it('does not move without options or on other keys', () => {
    expect([moveActive('ArrowDown', -1, 0), moveActive('a', 0, 3)]).toEqual([null, null]);
  });

  it('marks what was found, whatever its case', () => {
    expect(markParts('长春 Railway', 'rail')).toEqual([
      { text: '长春 ', hit: false },
      { text: 'Rail', hit: true },
      { text: 'way', hit: false },
    ]);
    expect(markParts('人民大街', '')).toEqual([{ text: '人民大街', hit: false }]);
  });
});

describe('Latest', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('runs once after the pause, however often it is started', async () => {
    const work = vi.fn(() => Promise.resolve('x'));
    const done = vi.fn();
    const latest = new Latest(200, work, done, () => undefined);
    latest.start();
    await vi.advanceTimersByTimeAsync(150);
    latest.start();
    await vi.advanceTimersByTimeAsync(150);
    expect(work).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(50);
    expect(done).toHaveBeenCalledExactlyOnceWith('x');
  });

  it('drops the answer of an aborted run', async () => {
    const answers: string[] = [];
    const waiting: ((value: string) => void)[] = [];
    const latest = new Latest(0, () => new Promise<string>((resolve) => waiting.push(resolve)), (value) => answers.push(value), () => undefined);
    latest.start();
    await vi.advanceTimersByTimeAsync(1);
    latest.start();
    await vi.advanceTimersByTimeAsync(1);
    waiting[1]?.('new');
    waiting[0]?.('old');
    await vi.advanceTimersByTimeAsync(1);
    expect(answers).toEqual(['new']);
  });

  it('tells a failure unless it was aborted', async () => {
    const failures: unknown[] = [];
    const latest = new Latest(0, () => Promise.reject(new Error('down')), () => undefined, (error) => failures.push(error));
    latest.start();
    await vi.advanceTimersByTimeAsync(1);
    expect(failures).toHaveLength(1);
  });
});
