import type { Logger } from '@serai/chassis';
import type { Registry } from './registry.js';

/** Runs rounds of the registry, one after the other with a rest between, until stopped. A round that fails is logged; what stood before stands. */
export function watchMembers(registry: Registry, intervalMs: number, log: Logger): { stop(): Promise<void> } {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let under: Promise<void> = Promise.resolve();
  const said = new Map<string, string>();

  const round = async (): Promise<void> => {
    try {
      const { members } = await registry.round();
      for (const { code, state, up, refusal } of members) {
        const standing = `${state}${up ? '' : ', down'}${refusal === null ? '' : `, refused: ${refusal}`}`;
        if (said.get(code) !== standing) log.info({ country: code, state, up, refusal }, `${code}: ${standing}`);
        said.set(code, standing);
      }
    } catch (error) {
      log.error({ err: error }, 'A round of the registry failed');
    }
    if (!stopped) timer = setTimeout(() => void (under = round()), intervalMs);
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
