import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { decodeJwt } from 'jose';
import { postQuery } from '../../kit/graphql.js';
import { serai } from '../../kit/serai.js';
import { hub } from './the-hub.js';


const token = (...args: readonly string[]) => serai(['token', ...args], { SERAI_DATA: hub.data });

describe('serai token', () => {
  it.each(['researcher', 'second-researcher', 'analyst', 'machine'])('prints a token of the %s of the demo, and nothing else, with which the hub answers', async (who) => {
    const { status, stdout, stderr } = await token('--as', who);
    expect([status, stdout, stderr]).toEqual([0, expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+\n$/), '']);
    const answer = await hub.query('{ countries(training: true) { code } northmark { accessRules { version } } }', {}, { authorization: `Bearer ${stdout.trim()}` });
    expect(answer).toMatchObject({ status: 200, errors: [], data: { countries: [{ code: 'XN' }, { code: 'XS' }], northmark: { accessRules: {} } } });
  });

  it('prints a steward\'s by his country\'s own issuer, good there and not at the hub', async () => {
    const { status, stdout } = await token('--as', 'steward', '--country', 'XN');
    expect([status, decodeJwt(stdout.trim()).iss]).toEqual([0, 'urn:serai:country:XN:staff']);
    const authorization = `Bearer ${stdout.trim()}`;
    expect(await postQuery(hub.addressOf('Northmark'), '{ northmark { name } }', {}, { authorization })).toMatchObject({ status: 200, errors: [] });
    expect(await hub.query('{ northmark { name } }', {}, { authorization })).toMatchObject({ status: 401, errors: [{ extensions: { code: 'TOKEN_REFUSED' } }] });
  });

  it.each([
    ['somebody unknown', ['--as', 'president'], 'The demo knows no president. It knows researcher, second-researcher, analyst, machine, or steward with --country KZ'],
    ['nobody', [], 'Say whose token you want: --as researcher, second-researcher, analyst, machine, or steward with --country KZ'],
    ['a steward of nowhere', ['--as', 'steward'], "A steward is one country's: say which, as in --as steward --country KZ"],
    ['a steward of a country that is not here', ['--as', 'steward', '--country', 'KZ'], "No hub keeps the keys of KZ's staff in"],
    ['a steward of a path', ['--as', 'steward', '--country', '../XN'], "A steward is one country's: say which"],
  ])('says what is wrong when asked for %s', async (_what, args, why) => {
    expect(await token(...args)).toMatchObject({ status: 1, stdout: '', stderr: expect.stringContaining(why) as unknown });
  });

  it('says so where no hub runs', async () => {
    expect(await serai(['token', '--as', 'researcher'], { SERAI_DATA: join(hub.data, 'nowhere') })).toMatchObject({ status: 1, stdout: '', stderr: expect.stringContaining('Start one: npm start') as unknown });
  });

  it('finds passwords and keys that only the user of the hub can read', async () => {
    for (const file of ['people.json', 'keys/machine.json', 'keys/tokens.json', 'keys/xn-staff.json']) expect([file, (await stat(join(hub.data, file))).mode & 0o077]).toEqual([file, 0]);
  });
});
