import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { CaseQuestion } from '../api/cases';
import { answersToSend, askedQuestions, isComplete } from './questions';

const name = { zh: 'x', en: 'x' };
const ask = (code: string, when: CaseQuestion['when'] = null, required = false): CaseQuestion => ({ code, title: name, type: 'string', required, values: [], when });

/** The same form as in ConditionalQuestionsTest of the server. */
const form = [
  ask('extent'),
  ask('valve', { question: 'extent', is: ['home'] }),
  ask('key', { question: 'extent', is: ['home'] }),
  ask('why', { question: 'valve', is: ['no'] }),
  ask('notice', { question: 'extent', is: ['building', 'area'] }),
];

interface Vector {
  name: string;
  answers: Record<string, string>;
  asked: string[];
}

const vectors = JSON.parse(readFileSync(new URL('../../../platform/src/test/resources/casework/conditional-questions.json', import.meta.url), 'utf8')) as Vector[];

describe('conditional questions', () => {
  it.each(vectors)('$name', ({ answers, asked }) => {
    expect(askedQuestions(form, answers).map((one) => one.code)).toEqual(asked);
  });

  it('sends only answers to what is asked', () => {
    expect(answersToSend(form, { extent: 'area', valve: 'no', notice: ' yes ', key: '' })).toEqual({ extent: 'area', notice: 'yes' });
  });

  it('is complete when every question that must be answered and is asked has an answer', () => {
    const strict = [ask('extent'), ask('valve', { question: 'extent', is: ['home'] }, true)];
    expect(isComplete(strict, {})).toBe(true);
    expect(isComplete(strict, { extent: 'home' })).toBe(false);
    expect(isComplete(strict, { extent: 'home', valve: 'no' })).toBe(true);
  });
});
