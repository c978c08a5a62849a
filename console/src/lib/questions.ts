/**
 * Which questions of a class are asked after some answers: the rule of the server (CaseClass.Question.isAsked), word for word. Both are
 * tested with the same cases, so that a phone without a network shows the form that the server will accept.
 */
import type { CaseQuestion } from '../api/cases';

export type Answers = Record<string, string>;

function isAsked(question: CaseQuestion, answers: Answers, all: CaseQuestion[]): boolean {
  const when = question.when;
  if (!when) return true;
  const given = (answers[when.question] ?? '').split(',');
  if (!given.some((one) => when.is.includes(one))) return false;
  const earlier = all.slice(0, all.findIndex((other) => other.code === question.code));
  return earlier.some((other) => other.code === when.question && isAsked(other, answers, all));
}

/** The questions that are asked, in order. */
export function askedQuestions(all: CaseQuestion[], answers: Answers): CaseQuestion[] {
  return all.filter((question) => isAsked(question, answers, all));
}

/** The answers to send: those to questions that are asked, without empty ones. */
export function answersToSend(all: CaseQuestion[], answers: Answers): Answers {
  return Object.fromEntries(
    askedQuestions(all, answers)
      .map((question) => [question.code, (answers[question.code] ?? '').trim()] as const)
      .filter(([, answer]) => answer !== ''),
  );
}

/** Whether every question that must be answered is. */
export function isComplete(all: CaseQuestion[], answers: Answers): boolean {
  const given = answersToSend(all, answers);
  return askedQuestions(all, answers).every((question) => !question.required || given[question.code] !== undefined);
}
