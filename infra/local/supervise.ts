import { setTimeout as sleep } from 'node:timers/promises';
import { ChildService, type ServiceSpec } from './child-service.js';
import type { Screen } from './screen.js';

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;
/** A service that stayed up this long had started well: the next wait is short again. */
const STAYED_UP_MS = 30_000;

export interface SuperviseOptions {
  readonly isCountry: boolean;
  readonly screen: Screen;
  readonly isStopping: () => boolean;
  readonly onFall: (sentence: string) => void;
}

/**
 * Watches a service after the hub is ready. A country that ends is started again, with growing
 * waits: the others go on without it meanwhile. Without the secretariat or the gateway there is
 * no hub: it ends, and says why.
 */
export function supervise(service: ChildService, spec: ServiceSpec, { isCountry, screen, isStopping, onFall }: SuperviseOptions): void {
  void (async () => {
    let running: ChildService | undefined = service;
    let wait = FIRST_WAIT_MS;
    for (;;) {
      const since = performance.now();
      await running?.ended;
      if (isStopping()) return;
      if (!isCountry) {
        onFall(`${spec.name} ended. Its log is ${spec.logFile}. Start the hub again: npm start`);
        return;
      }
      if (running && performance.now() - since > STAYED_UP_MS) wait = FIRST_WAIT_MS;
      screen.warn(`${spec.name} ended; the others go on. It is started again in ${wait / 1000} s`);
      await sleep(wait);
      wait = Math.min(wait * 2, LONGEST_WAIT_MS);
      if (isStopping()) return;
      running = await ChildService.start(spec).catch(() => undefined);
      if (running) screen.step(`${spec.name} is back`);
    }
  })();
}
