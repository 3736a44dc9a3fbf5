import { setTimeout as sleep } from 'node:timers/promises';

/** Long: a machine may be slow, and what never comes true is the exception. */
const GIVE_UP_AFTER_MS = 600_000;

/** Waits for a fact: asks again and again until it holds; an error that the question throws ends the wait. */
export async function until(fact: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = performance.now() + GIVE_UP_AFTER_MS;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(`It never came true that ${fact}`);
    await sleep(50);
  }
}
