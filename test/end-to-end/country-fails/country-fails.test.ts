import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestHub } from '../../kit/hub.js';
import { rootWithCountries } from '../../kit/own-countries.js';
import { countryProcess, descendantsOf } from '../../kit/processes.js';
import { until } from '../../kit/until.js';

interface Answer {
  readonly countries: readonly { readonly code: string; readonly name: string; readonly observations: { readonly totalCount: number } | null }[];
}
const ASK = '{ countries { code name observations(first: 1) { totalCount } } }';
const TIMEOUT_MS = 1_500;

describe('when one country fails, the others answer', () => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await TestHub.start({ root: await rootWithCountries(['kazakhstan', 'kyrgyzstan', 'uzbekistan']), environment: { COUNTRY_TIMEOUT_MS: String(TIMEOUT_MS) } });
  });
  afterAll(async () => {
    await hub.remove();
  });

  const isBack = async (code: string): Promise<boolean> => {
    const { data, errors } = await hub.query<Answer>(ASK);
    return errors.length === 0 && data?.countries.find((country) => country.code === code)?.observations != null;
  };

  it('killed: its field is null with a reason, its name stays, and it comes back by itself', async () => {
    process.kill((await countryProcess(hub.pid, 'kazakhstan')).pid, 'SIGKILL');
    const { status, data, errors } = await hub.query<Answer>(ASK);
    expect(status).toBe(200);
    expect(data?.countries.find(({ code }) => code === 'KZ')).toEqual({ code: 'KZ', name: 'Kazakhstan', observations: null });
    expect(data?.countries.filter(({ observations }) => observations !== null)).toHaveLength(2);
    expect(errors.map(({ extensions }) => extensions)).toMatchObject([{ code: 'COUNTRY_UNAVAILABLE', country: 'KZ', retriable: true }]);

    const root = await hub.query<{ kazakhstan: unknown; uzbekistan: unknown }>('{ kazakhstan { observations { totalCount } } uzbekistan { code } }');
    expect(root).toMatchObject({ status: 200, data: { kazakhstan: null, uzbekistan: { code: 'UZ' } } });
    await until('Kazakhstan is back', () => isBack('KZ'));
  });

  it('hanging: the others wait no longer than the time-out, then not at all, and it comes back by itself', async () => {
    const { pid } = await countryProcess(hub.pid, 'kyrgyzstan');
    process.kill(pid, 'SIGSTOP');
    try {
      const before = performance.now();
      const { status, data, errors } = await hub.query<Answer>(ASK);
      const took = performance.now() - before;
      expect(status).toBe(200);
      expect(took).toBeGreaterThanOrEqual(TIMEOUT_MS - 50);
      expect(took).toBeLessThan(TIMEOUT_MS + 2_000);
      expect(data?.countries.filter(({ observations }) => observations !== null)).toHaveLength(2);
      expect(errors.map(({ extensions }) => extensions)).toMatchObject([{ code: 'COUNTRY_TIMEOUT', country: 'KG', retriable: true }]);

      await until('the gateway leaves it alone for a while', async () => {
        const start = performance.now();
        const again = await hub.query<Answer>(ASK);
        return performance.now() - start < TIMEOUT_MS / 2 && again.errors[0]?.extensions?.country === 'KG';
      });
      await until('its health says so', async () => {
        const health = (await (await fetch(hub.at('/health'))).json()) as { countries: readonly { code: string; up: boolean }[] };
        return health.countries.find(({ code }) => code === 'KG')?.up === false;
      });
    } finally {
      process.kill(pid, 'SIGCONT');
    }
    await until('Kyrgyzstan is back', () => isBack('KG'));
  });

  it('the secretariat hanging: what does not need it is answered, the rest says so in time', async () => {
    const secretariat = (await descendantsOf(hub.pid)).find(({ command }) => command.includes('secretariat/dist/main.js'));
    const pid = secretariat?.pid ?? 0;
    process.kill(pid, 'SIGSTOP');
    try {
      const before = performance.now();
      const { status, data, errors } = await hub.query<{ kazakhstan: unknown; indicators: unknown }>('{ kazakhstan { observations(first: 1) { totalCount } } indicators(codes: ["ON_ART"]) { code } }');
      expect(performance.now() - before).toBeLessThan(TIMEOUT_MS + 2_000);
      expect(status).toBe(200);
      expect(data).toMatchObject({ kazakhstan: { observations: { totalCount: expect.any(Number) as unknown } }, indicators: null });
      expect(errors.map(({ extensions }) => extensions)).toMatchObject([{ code: 'SECRETARIAT_UNAVAILABLE', retriable: true }]);
    } finally {
      process.kill(pid, 'SIGCONT');
    }
    await until('the secretariat answers', async () => (await hub.query('{ indicators(codes: ["ON_ART"]) { code } }')).errors.length === 0);
  });
});
