import { describe, expect, it } from 'vitest';
import type { FieldStep, FieldTask, Outcome } from '../api/field';
import { asNote, conflicts, expectedState, missingEvidence, settled, stepsNow, unsent, type Waiting } from './fieldQueue';

const step = (action: string, from: string, to: string, permission: FieldStep['permission'] = 'case.work'): FieldStep => ({
  action, name: { zh: action, en: action }, from: [from], to, permission, reasons: [], reasonNames: [], fields: [], evidence: [],
});
const STEPS = [step('sign', 'dispatched', 'in_progress'), step('dispose', 'in_progress', 'disposed'), step('pass', 'disposed', 'closed', 'case.check'), step('help', 'in_progress', '')];
const TASK = { summary: { id: 'c1', state: 'dispatched' }, flow: 'loop', checklist: [], evidence: ['before'] } as unknown as FieldTask;
const waiting = (key: string, action?: string, outcome: Outcome | null = null, caseId = 'c1'): Waiting => ({
  change: action ? { key, caseId, kind: 'action', action: { action, reason: null, fields: {}, occurredAt: 'now' } } : { key, caseId, kind: 'note', text: 'x' },
  title: key, at: 'now', outcome,
});
const outcome = (key: string, result: Outcome['result']): Outcome => ({ key, result, code: null, problem: null, repeated: false });

describe('the queue of the field', () => {
  it('forgets what was applied and keeps what was not with its reason', () => {
    const queue = [waiting('a'), waiting('b'), waiting('c'), waiting('d')];
    const left = settled(queue, [outcome('a', 'applied'), outcome('b', 'conflict'), outcome('c', 'rejected')]);
    expect(left.map((one) => one.change.key)).toEqual(['b', 'c', 'd']);
    expect(conflicts(left).map((one) => one.outcome?.result)).toEqual(['conflict', 'rejected']);
  });

  it('sends the oldest first and what was refused never again by itself', () => {
    const queue = [waiting('a', 'sign', outcome('a', 'conflict')), waiting('b'), waiting('c'), waiting('d')];
    expect(unsent(queue, 2).map((one) => one.key)).toEqual(['b', 'c']);
  });

  it('sends no more photos at once than the server takes, but one at least', () => {
    const photo = (key: string, size: number): Waiting => ({ ...waiting(key), change: { key, caseId: 'c1', kind: 'photo', text: 'after', image: 'x'.repeat(size) } });
    expect(unsent([photo('a', 900_000), photo('b', 400_000), photo('c', 900_000), waiting('d')], 5).map((one) => one.key)).toEqual(['a', 'b']);
    expect(unsent([photo('big', 3_000_000), waiting('d')], 5).map((one) => one.key)).toEqual(['big']);
  });

  it('loses nothing when the connection breaks before the answer', () => {
    const queue = [waiting('a'), waiting('b')];
    expect(settled(queue, [])).toEqual(queue);
  });

  it('offers the next step as if what waits were done', () => {
    const may = (permission: string): boolean => permission === 'case.work';
    expect(stepsNow(TASK, STEPS, [], may).map((one) => one.action)).toEqual(['sign']);
    expect(stepsNow(TASK, STEPS, [waiting('a', 'sign')], may).map((one) => one.action)).toEqual(['dispose', 'help']);
    expect(expectedState(TASK, STEPS, [waiting('a', 'sign'), waiting('h', 'help'), waiting('b', 'dispose')])).toBe('disposed');
    expect(stepsNow(TASK, STEPS, [waiting('a', 'sign'), waiting('b', 'dispose')], may)).toEqual([]);
  });

  it('does not count other cases, refused changes or steps that do not fit', () => {
    expect(expectedState(TASK, STEPS, [waiting('a', 'sign', null, 'c2')])).toBe('dispatched');
    expect(expectedState(TASK, STEPS, [waiting('a', 'sign', outcome('a', 'conflict'))])).toBe('dispatched');
    expect(expectedState(TASK, STEPS, [waiting('a', 'dispose')])).toBe('dispatched');
  });

  it('turns a refused change into a note under a new key', () => {
    const note = asNote(waiting('a', 'sign', outcome('a', 'conflict')), 'new', 'y'.repeat(3000));
    expect(note.change).toEqual({ key: 'new', caseId: 'c1', kind: 'note', text: 'y'.repeat(2000) });
    expect(note.outcome).toBeNull();
  });

  it('asks for the photos that are still missing, those on the device counted', () => {
    const needs = { ...step('begin', 'dispatched', 'in_progress'), evidence: ['before', 'after', 'plan'] };
    const photo = (role: string, outcome_: Outcome | null, caseId = 'c1'): Waiting => ({ ...waiting(role, undefined, outcome_, caseId), change: { key: role, caseId, kind: 'photo', text: role, image: 'x' } });
    expect(missingEvidence(TASK, needs, [])).toEqual(['after', 'plan']);
    expect(missingEvidence(TASK, needs, [photo('after', null)])).toEqual(['plan']);
    expect(missingEvidence(TASK, needs, [photo('plan', outcome('plan', 'rejected')), photo('after', null, 'c2')])).toEqual(['after', 'plan']);
    expect(missingEvidence(TASK, step('sign', 'a', 'b'), [])).toEqual([]);
  });
});
