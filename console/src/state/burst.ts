/** The burst that is being drilled; the map draws it while its card is open. */
import { shallowRef } from 'vue';
import { lifelines, type Burst, type Lifeline } from '../api/lifelines';

export const drilled = shallowRef<Burst | null>(null);

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
