import { spawnSync } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { keySet, memberFetch, publicKeysFile } from '@serai/chassis';
import { type CertificateFiles, TestCa } from '../../kit/certificates.js';
import { INHERITED } from '../../kit/config.js';
import { postQuery, type QueryAnswer } from '../../kit/graphql.js';
import { TestHub } from '../../kit/hub.js';
import { ROOT } from '../../kit/places.js';
import { rootWithCountries } from '../../kit/own-countries.js';
import { ServiceProcess } from '../../kit/service-process.js';
import { ringOf, signedCall, stewardOf } from '../../kit/signed.js';
import { until } from '../../kit/until.js';

interface Member {
  readonly code: string;
  readonly url: string;
}
interface Health {
  readonly countries: readonly { readonly code: string; readonly up: boolean }[];
}

const [GATEWAY, REGISTRY] = ['gateway.hub.example', 'registry.hub.example'];
const ASK = '{ northmark { code observations(first: 1) { totalCount } } }';
const TOLD = { northmark: { code: 'XN', observations: { totalCount: 4_676 } } };
const SDL = '{ _service { sdl } }';

/** Northmark takes certificates in place of signatures, Southmark speaks TLS and takes signatures; the gateway and the registry reach both. */
describe('mutual TLS in place of signatures', () => {
  let root: string;
  let hub: TestHub;
  let folder: string;
  let members: TestCa;
  let callers: TestCa;
  let gatewayFiles: CertificateFiles;
  const services: ServiceProcess[] = [];
  let [northmark, southmark, gateway] = ['', '', ''];

  beforeAll(async () => {
    root = await rootWithCountries(['northmark', 'southmark']);
    hub = await TestHub.start({ root });
    folder = join(hub.data, 'tls');
    await mkdir(folder);
    [members, callers] = await Promise.all([TestCa.make(folder, 'ca-of-members'), TestCa.make(folder, 'ca-of-callers')]);
    const [northmarkFiles, southmarkFiles, registryFiles] = await Promise.all([members.issue({ ip: '127.0.0.1' }), members.issue({ ip: '127.0.0.1' }), callers.issue({ dns: [REGISTRY] })]);
    gatewayFiles = await callers.issue({ dns: [GATEWAY] });

    const start = async (...like: Parameters<typeof ServiceProcess.startLike>): Promise<ServiceProcess> => {
      const service = await ServiceProcess.startLike(...like);
      services.push(service);
      return service;
    };
    const [north, south] = await Promise.all([
      start(hub, { country: 'northmark' }, {
        TLS_CERT_FILE: northmarkFiles.cert, TLS_KEY_FILE: northmarkFiles.key, CLIENT_CA_FILE: callers.file, GATEWAY_CERT_NAME: GATEWAY, REGISTRY_CERT_NAME: REGISTRY, GATEWAY_KEYS: null, REGISTRY_KEYS: null,
      }),
      start(hub, { country: 'southmark' }, { TLS_CERT_FILE: southmarkFiles.cert, TLS_KEY_FILE: southmarkFiles.key }),
    ]);
    [northmark, southmark] = [`https://127.0.0.1:${north.port}/graphql`, `https://127.0.0.1:${south.port}/graphql`];
    await enrol(new Map([['XN', northmark], ['XS', southmark]]));
    const secretariat = await start(hub, 'secretariat', { MEMBER_CA_FILE: members.file, CLIENT_CERT_FILE: registryFiles.cert, CLIENT_KEY_FILE: registryFiles.key });
    const asked = await start(hub, 'gateway', { SECRETARIAT_URL: `http://127.0.0.1:${secretariat.port}`, MEMBER_CA_FILE: members.file, CLIENT_CERT_FILE: gatewayFiles.cert, CLIENT_KEY_FILE: gatewayFiles.key });
    gateway = `http://127.0.0.1:${asked.port}`;
    await until('the registry knows both over TLS', async () => {
      const { countries = [] } = (await (await fetch(`${gateway}/health`)).json()) as Partial<Health>;
      return countries.length === 2 && countries.every(({ up }) => up);
    });
  });
  afterAll(async () => {
    await Promise.all(services.map((service) => service.stop()));
    await hub.remove();
    await rm(root, { recursive: true, force: true });
  });

  /** Tells the secretariat where the members are. */
  const enrol = async (addresses: ReadonlyMap<string, string>): Promise<void> => {
    const file = join(hub.data, 'members-for-test.json');
    await writeFile(file, JSON.stringify((await hub.dataFile<Member[]>('members.json')).map((member) => ({ ...member, url: addresses.get(member.code) ?? member.url }))));
    const [passwords, { POSTGRES }] = await Promise.all([hub.dataFile<Record<string, string>>('passwords.json'), hub.dataFile<{ POSTGRES: number }>('ports.json')]);
    const run = spawnSync(process.execPath, [join(ROOT, 'services/cli/dist/main.js'), 'secretariat', 'enrol'], {
      encoding: 'utf8',
      env: { ...INHERITED, DATABASE_URL: `postgres://serai_secretariat_owner:${passwords['serai_secretariat_owner']}@127.0.0.1:${POSTGRES}/serai_secretariat`, MEMBERS_FILE: file },
    });
    if (run.status !== 0) throw new Error(run.stderr);
  };
  /** Asks Northmark, past the gateway, with these certificates or none, and these headers. */
  const ask = async (files: CertificateFiles | null, query = ASK, headers: Readonly<Record<string, string>> = {}, url = northmark): Promise<QueryAnswer<Record<string, unknown>>> => {
    const send = memberFetch({ MEMBER_CA_FILE: members.file, CLIENT_CERT_FILE: files?.cert, CLIENT_KEY_FILE: files?.key });
    const response = await send(url, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify({ query }) });
    return { status: response.status, data: null, errors: [], ...((await response.json()) as object) };
  };
  const refused = (why: string, code = 'CALL_REFUSED') => ({ status: 401, data: null, errors: [{ message: expect.stringContaining(why) as unknown, extensions: { code, country: 'XN', retriable: false } }] });

  it('the gateway asks both, the one by its certificate, the other by its signature', async () => {
    const { status, data, errors } = await postQuery(`${gateway}/graphql`, '{ countries(training: true) { code name observations(first: 1) { totalCount } } }');
    expect({ status, data, errors }).toMatchObject({ status: 200, errors: [], data: { countries: [{ code: 'XN', observations: { totalCount: 4_676 } }, { code: 'XS', observations: { totalCount: expect.any(Number) as unknown } }] } });
  });

  it('another router stands in its place: it has the certificate and signs nothing', async () => {
    expect(await ask(gatewayFiles)).toMatchObject({ status: 200, data: TOLD, errors: [] });
    expect(await ask(gatewayFiles, SDL)).toMatchObject({ data: null, errors: [{ message: expect.stringContaining('_service is for the registry alone') as unknown, extensions: { code: 'CALL_REFUSED' } }] });
  });

  it('the registry fetches the SDL by its own certificate, and no data', async () => {
    const registry = await callers.issue({ dns: [REGISTRY] });
    expect(await ask(registry, SDL)).toMatchObject({ status: 200, data: { _service: { sdl: expect.stringContaining('type Northmark') as unknown } }, errors: [] });
    expect(await ask(registry)).toMatchObject({ data: { northmark: { observations: null } }, errors: [{ extensions: { code: 'NOT_FOR_AUDIENCE' } }] });
  });

  it('the staff of the country come without a certificate, with their token', async () => {
    expect(await ask(null, ASK, await stewardOf(hub, 'XN'))).toMatchObject({ status: 200, data: TOLD, errors: [] });
    expect(await ask(null, ASK, await stewardOf(hub, 'XS'))).toMatchObject(refused("The steward's token is refused", 'TOKEN_REFUSED'));
  });

  it('whoever has neither is refused; a signature is nothing here, whoever made it', async () => {
    expect(await ask(null)).toMatchObject(refused('it brings no certificate'));
    const { headers } = await signedCall({ url: northmark, tag: 'XN', ring: await ringOf(hub, 'gateway'), query: ASK });
    expect(await ask(null, ASK, headers)).toMatchObject(refused('it brings no certificate'));
  });

  describe('a certificate is refused', () => {
    const DAY = 86_400_000;
    const now = Date.now();
    const byStranger = 'its certificate is not signed by the CA of the country\'s callers, or not in force';
    it.each<[string, () => Promise<CertificateFiles>, string]>([
      ["of another CA, in the gateway's name", async () => (await TestCa.make(folder, 'ca-of-a-thief')).issue({ dns: [GATEWAY] }), byStranger],
      ['of another CA of the same name', async () => { await mkdir(join(folder, 'thief')); return (await TestCa.make(join(folder, 'thief'), 'ca-of-callers')).issue({ dns: [GATEWAY] }); }, byStranger],
      ["of the members' CA: members are no callers", () => members.issue({ dns: [GATEWAY], ip: '127.0.0.1' }), byStranger],
      ['that expired', () => callers.issue({ dns: [GATEWAY], from: new Date(now - 2 * DAY), to: new Date(now - DAY / 24) }), byStranger],
      ['that is not in force yet', () => callers.issue({ dns: [GATEWAY], from: new Date(now + DAY / 24), to: new Date(now + DAY) }), byStranger],
      ['of another name', () => callers.issue({ dns: ['thief.hub.example'] }), "neither the gateway's nor the registry's"],
      ['of no name', () => callers.issue({}), "neither the gateway's nor the registry's"],
      ['of the name in the wrong place', () => callers.issue({ commonName: GATEWAY }), "neither the gateway's nor the registry's"],
      ['of any name', () => callers.issue({ dns: ['*.hub.example'] }), "neither the gateway's nor the registry's"],
      ['of a name that holds the name', () => callers.issue({ dns: [`x, DNS:${GATEWAY}, y`, `${GATEWAY}.thief.example`] }), "neither the gateway's nor the registry's"],
      ['of both names', () => callers.issue({ dns: [GATEWAY, REGISTRY] }), "both the gateway's and the registry's"],
    ])('%s', async (_what, make, why) => {
      const files = await make();
      expect(await ask(files)).toMatchObject(refused(why));
      // Nor does a steward's token make up for it.
      expect(await ask(files, ASK, await stewardOf(hub, 'XN'))).toMatchObject(refused(why));
      expect(await ask(gatewayFiles)).toMatchObject({ status: 200, data: TOLD });
    });
  });

  it('the country is asked over TLS only, and is believed only with a certificate of the members\' CA', async () => {
    await expect(fetch(northmark.replace('https', 'http'), { method: 'POST', body: '{}' })).rejects.toThrow();
    await expect(fetch(northmark, { method: 'POST', body: '{}' })).rejects.toThrow();
    const send = memberFetch({ MEMBER_CA_FILE: callers.file, CLIENT_CERT_FILE: gatewayFiles.cert, CLIENT_KEY_FILE: gatewayFiles.key });
    await expect(send(northmark, { method: 'POST', body: '{}' })).rejects.toThrow();
  });

  it('its keys are had over TLS too, by whoever asks', async () => {
    const keys = keySet(new URL('/.well-known/jwks.json', northmark).href, memberFetch({ MEMBER_CA_FILE: members.file }));
    const { kid } = (await ringOf(hub, 'xn')).signing();
    await expect(keys({ alg: 'EdDSA', kid }, { payload: '', signature: '' })).resolves.toBeDefined();
  });

  it('over TLS without certificates a country takes signatures, and nothing unsigned', async () => {
    const query = '{ southmark { code } }';
    const { headers } = await signedCall({ url: southmark, tag: 'XS', ring: await ringOf(hub, 'gateway'), query });
    expect(await ask(null, query, headers, southmark)).toMatchObject({ status: 200, data: { southmark: { code: 'XS' } } });
    expect(await ask(gatewayFiles, query, {}, southmark)).toMatchObject({ status: 401, errors: [{ extensions: { code: 'CALL_REFUSED', country: 'XS' } }] });
  });

  it('settings that do not go together keep the service from starting, and say what is wrong', async () => {
    const files = await members.issue({ ip: '127.0.0.1' });
    const other = await members.issue({ ip: '127.0.0.1' });
    const whole = { TLS_CERT_FILE: files.cert, TLS_KEY_FILE: files.key, CLIENT_CA_FILE: callers.file, GATEWAY_CERT_NAME: GATEWAY, REGISTRY_CERT_NAME: REGISTRY };
    const fault = (changes: Record<string, string | null>): Promise<string> =>
      ServiceProcess.startLike(hub, { country: 'northmark' }, { ...whole, ...changes }).then(async (service) => { await service.stop(); return 'it started'; }, (error: unknown) => String(error));
    expect(await fault({ TLS_KEY_FILE: null })).toContain('HTTPS needs both the certificate and the key of the service');
    expect(await fault({ TLS_KEY_FILE: other.key })).toContain("The key has to be the certificate's");
    expect(await fault({ CLIENT_CA_FILE: join(folder, 'none.pem') })).toContain('CLIENT_CA_FILE: ');
    expect(await fault({ GATEWAY_CERT_NAME: null })).toContain('GATEWAY_CERT_NAME and REGISTRY_CERT_NAME');
    expect(await fault({ REGISTRY_CERT_NAME: GATEWAY })).toContain('the registry needs a name of its own');
    expect(await fault({ CLIENT_CA_FILE: null, GATEWAY_KEYS: null })).toContain('GATEWAY_KEYS and REGISTRY_KEYS');
    expect(await fault({ STAFF_KEYS: pathToFileURL(publicKeysFile(join(hub.data, 'keys/hub.json'))).href, TOKEN_KEYS: pathToFileURL(publicKeysFile(join(hub.data, 'keys/hub.json'))).href })).toContain("an issuer of its own, never the hub's");
  });
});
