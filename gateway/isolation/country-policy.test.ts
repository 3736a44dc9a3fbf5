import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { type CountryPolicy, countryPolicy, failureKind } from './country-policy.js';

const TIMEOUT_MS = 60;
const LEFT_ALONE_MS = 250;

const policyUnderTest = (): CountryPolicy => countryPolicy(TIMEOUT_MS, LEFT_ALONE_MS);
const never = (): Promise<string> => new Promise(() => undefined);
const fails = (): Promise<string> => Promise.reject(new Error('no'));
const answers = (): Promise<string> => Promise.resolve('yes');

async function kindOf(outcome: Promise<unknown>): Promise<string> {
  return outcome.then(() => 'ANSWERED', failureKind);
}

async function failing(times: number): Promise<CountryPolicy> {
  const policy = policyUnderTest();
  for (let time = 0; time < times; time += 1) await kindOf(policy.execute(fails));
  return policy;
}

describe('how a country is asked', () => {
  it('gives its answer', async () => {
    await expect(policyUnderTest().execute(answers)).resolves.toBe('yes');
  });

  it('in limited time, after which it is told to stop', async () => {
    const told: boolean[] = [];
    const before = performance.now();
    const outcome = policyUnderTest().execute(({ signal }) => {
      signal.addEventListener('abort', () => told.push(true));
      return never();
    });
    await expect(kindOf(outcome)).resolves.toBe('TIMEOUT');
    expect(performance.now() - before).toBeGreaterThanOrEqual(TIMEOUT_MS - 5);
    expect(told).toEqual([true]);
  });

  it('again after two failures in a row, but not after three', async () => {
    await expect(kindOf((await failing(2)).execute(answers))).resolves.toBe('ANSWERED');
    let asked = 0;
    const outcome = (await failing(3)).execute(() => {
      asked += 1;
      return answers();
    });
    await expect(kindOf(outcome)).resolves.toBe('LEFT_ALONE');
    expect(asked).toBe(0);
  });

  it('again after three failures that were not in a row', async () => {
    const policy = await failing(2);
    await policy.execute(answers);
    await kindOf(policy.execute(fails));
    await expect(kindOf(policy.execute(answers))).resolves.toBe('ANSWERED');
  });

  it('not after three time-outs either', async () => {
    const policy = policyUnderTest();
    const kinds = [await kindOf(policy.execute(never)), await kindOf(policy.execute(never)), await kindOf(policy.execute(never)), await kindOf(policy.execute(answers))];
    expect(kinds).toEqual(['TIMEOUT', 'TIMEOUT', 'TIMEOUT', 'LEFT_ALONE']);
  });

  it('again after a while, and then as ever', async () => {
    const policy = await failing(3);
    await sleep(LEFT_ALONE_MS + 30);
    await expect(kindOf(policy.execute(answers))).resolves.toBe('ANSWERED');
    await expect(kindOf(policy.execute(fails))).resolves.toBe('FAILED');
    await expect(kindOf(policy.execute(answers))).resolves.toBe('ANSWERED');
  });

  it('once after a while, and then left alone again when that fails', async () => {
    const policy = await failing(3);
    await sleep(LEFT_ALONE_MS + 30);
    await expect(kindOf(policy.execute(fails))).resolves.toBe('FAILED');
    await expect(kindOf(policy.execute(answers))).resolves.toBe('LEFT_ALONE');
  });

  it('by one call alone when it may be back: the others do not wait for that', async () => {
    const policy = await failing(3);
    await sleep(LEFT_ALONE_MS + 30);
    const trying = kindOf(policy.execute(never));
    const before = performance.now();
    await expect(kindOf(policy.execute(answers))).resolves.toBe('LEFT_ALONE');
    expect(performance.now() - before).toBeLessThan(TIMEOUT_MS / 2);
    await expect(trying).resolves.toBe('TIMEOUT');
  });
});

it('any other error is a failure', () => {
  expect([new Error('a'), new TypeError('b'), 'text', undefined].map(failureKind)).toEqual(['FAILED', 'FAILED', 'FAILED', 'FAILED']);
});
