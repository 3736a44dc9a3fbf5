import { setTimeout as sleep } from 'node:timers/promises';
import { StartFailure } from './start-failure.js';

const GIVE_UP_AFTER_MS = 60_000;

interface GatewayHealth {
  readonly countries?: readonly { readonly code: string; readonly up: boolean; readonly state: string; readonly refusal: string | null }[];
}

/** Waits until the gateway says that every one of these countries is up and taken into the graph. Throws StartFailure. */
export async function untilUp(healthUrl: string, codes: readonly string[]): Promise<void> {
  const deadline = performance.now() + GIVE_UP_AFTER_MS;
  let missing = codes;
  while (performance.now() < deadline) {
    const health = await fetch(healthUrl).then((response) => response.json() as Promise<GatewayHealth>).catch((): GatewayHealth => ({}));
    const refused = health.countries?.find(({ state }) => state === 'REFUSED');
    if (refused) throw new StartFailure(`The registry refuses ${refused.code}: ${refused.refusal}. Correct what its service serves`);
    missing = codes.filter((code) => !health.countries?.some((country) => country.code === code && country.up && country.state === 'ACCEPTED'));
    if (missing.length === 0) return;
    await sleep(50);
  }
  throw new StartFailure(`These did not come up in ${GIVE_UP_AFTER_MS / 1000} s: ${missing.join(', ')}. Look into their logs in the data folder`);
}
