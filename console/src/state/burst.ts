/** The burst that is being drilled; the map draws it while its card is open. */
import { shallowRef } from 'vue';
import { lifelines, type Burst, type Lifeline, type Suspect } from '../api/lifelines';

export const drilled = shallowRef<Burst | null>(null);

/** Pipes that may have burst; the map draws them while their card is open. */
export const suspected = shallowRef<readonly Suspect[]>([]);

const known = shallowRef<Lifeline[]>([]);
let asked: Promise<void> | null = null;

/** Asks once which networks there are; without an answer no card offers a drill. */
export function loadLifelines(): void {
  asked ??= lifelines()
    .then((all) => {
      known.value = all;
    })
    .catch(() => {
      asked = null;
    });
}

export const lifelineOf = (classCode: string | undefined): Lifeline | undefined => known.value.find((one) => one.pipes === classCode);
