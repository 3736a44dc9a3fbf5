import { afterAll, beforeAll } from '@jest/globals';
import { TestHub } from '../../kit/hub.js';
import { rootWithCountries } from '../../kit/own-countries.js';

/** The one hub of these scenarios. */
export let hub: TestHub;

beforeAll(async () => {
  hub = await TestHub.start({ root: await rootWithCountries(['northmark', 'southmark']) });
});
afterAll(() => hub.remove());
