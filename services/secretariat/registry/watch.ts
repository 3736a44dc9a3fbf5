import type { Logger } from '@serai/chassis';
import type { Registry } from './registry.js';

/** While a member is not up, the first rounds follow quickly: the services of a hub start together. */
const QUICK = { rounds: 30, intervalMs: 500 } as const;

/** Runs rounds of the registry, one after the other with a rest between, until stopped. A round that fails is logged; what stood before stands. */
export function watchMembers(registry: Registry, intervalMs: number, log: Logger): { stop(): Promise<void> } {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let under: Promise<void> = Promise.resolve();
  const said = new Map<string, string>();
  let quickRounds: number = QUICK.rounds;

  const round = async (): Promise<void> => {
    let rest = intervalMs;
    try {
      const { members } = await registry.round();
      if (quickRounds > 0 && members.some(({ up }) => !up)) {
        quickRounds -= 1;
        rest = Math.min(intervalMs, QUICK.intervalMs);
      }
      for (const { code, state, up, refusal } of members) {
        const standing = `${state}${up ? '' : ', down'}${refusal === null ? '' : `, refused: ${refusal}`}`;
        if (said.get(code) !== standing) log.info({ country: code, state, up, refusal }, `${code}: ${standing}`);
        said.set(code, standing);
      }
    } catch (error) {
      log.error({ err: error }, 'A round of the registry failed');
    }
    if (!stopped) timer = setTimeout(() => void (under = round()), rest);
  };
  under = round();

  return {
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await under;
    },
  };
}
