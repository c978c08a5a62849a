/** Changes made in the field, kept in order until the server has taken them. Pure: where they are stored is another matter. */
import type { FieldChange, FieldStep, FieldTask, Outcome } from '../api/field';

/** A change on its way, or one the server did not take. */
export interface Waiting {
  change: FieldChange;
  /** What a person reads: class and number of the case, and what was done. */
  title: string;
  at: string;
  outcome: Outcome | null;
}

/** The queue after the server answered: what was applied is gone, what was not stays with the reason. */
export function settled(queue: Waiting[], outcomes: Outcome[]): Waiting[] {
  const byKey = new Map(outcomes.map((one) => [one.key, one]));
  return queue.flatMap((one) => {
    const outcome = byKey.get(one.change.key);
    if (!outcome) return [one];
    return outcome.result === 'applied' ? [] : [{ ...one, outcome }];
  });
}

/** Most characters of photos in one message; the server takes two megabytes. */
const MOST_CHARACTERS = 1_400_000;

/** Changes that were not sent yet, oldest first, a few at a time because photos are large; one at least. */
export function unsent(queue: Waiting[], most: number): FieldChange[] {
  let size = 0;
  return queue
    .filter((one) => one.outcome === null)
    .slice(0, most)
    .map((one) => one.change)
    .filter((change, i) => {
      size += change.image?.length ?? 0;
      return i === 0 || size <= MOST_CHARACTERS;
    });
}

export function conflicts(queue: Waiting[]): Waiting[] {
  return queue.filter((one) => one.outcome !== null);
}

/** Where a case will stand when what waits is done. */
export function expectedState(task: FieldTask, steps: FieldStep[], queue: Waiting[]): string {
  return queue
    .filter((one) => one.outcome === null && one.change.caseId === task.summary.id && one.change.kind === 'action')
    .reduce((state, one) => {
      const step = steps.find((other) => other.action === one.change.action?.action && other.from.includes(state));
      return step && step.to !== '' ? step.to : state;
    }, task.summary.state);
}

/** What can be done to a case, what waits taken as done. */
export function stepsNow(task: FieldTask, steps: FieldStep[], queue: Waiting[], may: (permission: FieldStep['permission']) => boolean): FieldStep[] {
  const state = expectedState(task, steps, queue);
  return steps.filter((one) => one.from.includes(state) && may(one.permission));
}

/** A change that was refused as a note, so that nothing that was seen is lost. The key is a new one. */
export function asNote(refused: Waiting, key: string, words: string): Waiting {
  return { ...refused, change: { key, caseId: refused.change.caseId, kind: 'note', text: words.slice(0, 2000) }, outcome: null };
}

/** Photos that a step needs and that neither the case holds nor this device has taken. */
export function missingEvidence(task: FieldTask, step: FieldStep, queue: Waiting[]): string[] {
  const taken = queue.filter((one) => one.outcome === null && one.change.caseId === task.summary.id && one.change.kind === 'photo').map((one) => one.change.text);
  return step.evidence.filter((role) => !task.evidence.includes(role) && !taken.includes(role));
}
