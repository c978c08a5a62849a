/** An analysis in the background: started, followed, cancelled; its result is that of the last one asked for. */
import { onBeforeUnmount, ref, shallowRef } from 'vue';
import { ApiProblem } from '../api/http';
import { dismissJob, job, jobResults, startJob, type Job } from '../api/transit';

const PAUSE_MS = 300;

export function useJob<T>(process: string) {
  const current = shallowRef<Job | null>(null);
  const result = shallowRef<T | null>(null);
  const error = ref<unknown>(null);
  let asked = 0;

  async function follow(first: Job, mine: number): Promise<void> {
    let status = first;
    while (mine === asked && (status.status === 'accepted' || status.status === 'running')) {
      current.value = status;
      await new Promise((done) => setTimeout(done, PAUSE_MS));
      if (mine === asked) status = await job(first.jobID);
    }
    if (mine !== asked) return;
    current.value = status;
    if (status.status === 'successful') result.value = await jobResults<T>(status.jobID);
    else error.value = new ApiProblem(422, { detail: status.message ?? status.status });
  }

  async function attempt(work: (mine: number) => Promise<void>): Promise<void> {
    const mine = ++asked;
    error.value = null;
    try {
      await work(mine);
    } catch (failure) {
      if (mine === asked) error.value = failure;
    }
    if (mine === asked && current.value?.status !== 'successful') current.value = null;
  }

  const start = (inputs: object): Promise<void> => attempt(async (mine) => follow(await startJob(process, inputs), mine));
  const open = (kept: Job): Promise<void> => attempt((mine) => follow(kept, mine));

  async function cancel(): Promise<void> {
    const running = current.value;
    asked++;
    current.value = null;
    if (running) await dismissJob(running.jobID).catch(() => undefined);
  }

  onBeforeUnmount(() => asked++);
  return { current, result, error, start, open, cancel };
}
