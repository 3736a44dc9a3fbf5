import { generateKeyPairSync, type JsonWebKey } from 'node:crypto';
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import { newKeyPair } from './key-pair.js';
import { ed25519Key, keySet, keySetSetting } from './key-set.js';

const folder = mkdtempSync(join(tmpdir(), 'serai-'));
const servers: Server[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => new Promise((resolve) => {
    server.close(resolve);
    server.closeAllConnections();
  })));
});
afterAll(() => rmSync(folder, { recursive: true }));

function publicKey(kid: string, curve: 'ed25519' | 'ed448' = 'ed25519'): JsonWebKey & { kid: string } {
  const pair = curve === 'ed25519' ? newKeyPair() : generateKeyPairSync('ed448');
  return { ...pair.publicKey.export({ format: 'jwk' }), kid, alg: 'EdDSA', use: 'sig' };
}

/** A server of keys, and how often it was asked. */
async function served(answer: RequestListener): Promise<{ url: string; asked: () => number }> {
  let asked = 0;
  const server = createServer((request, response) => {
    asked += 1;
    answer(request, response);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks.json`, asked: () => asked };
}

describe('keys at an address', () => {
  it('are found by their id, and an unknown id is none', async () => {
    const { url } = await served((_request, response) => response.end(JSON.stringify({ keys: [publicKey('a'), publicKey('b')] })));
    const keys = keySet(url);
    expect((await ed25519Key(keys, 'a'))?.asymmetricKeyType).toBe('ed25519');
    await expect(ed25519Key(keys, 'c')).resolves.toBeUndefined();
  });

  it('are asked for once, however many unknown ids come', async () => {
    const { url, asked } = await served((_request, response) => response.end(JSON.stringify({ keys: [publicKey('a')] })));
    const keys = keySet(url);
    for (let call = 0; call < 50; call += 1) await expect(ed25519Key(keys, `x${call}`)).resolves.toBeUndefined();
    expect(asked()).toBe(1);
  });

  it('are not asked for again at once where they cannot be had', async () => {
    const { url, asked } = await served((_request, response) => response.writeHead(500).end());
    const keys = keySet(url);
    await Promise.all(Array.from({ length: 50 }, () => expect(ed25519Key(keys, 'a')).rejects.toThrow()));
    for (let call = 0; call < 50; call += 1) await expect(ed25519Key(keys, 'a')).rejects.toThrow();
    expect(asked()).toBeLessThanOrEqual(2);
  });

  it('are had again when their owner is back', async () => {
    let isBack = false;
    const { url } = await served((_request, response) => response.writeHead(isBack ? 200 : 503).end(JSON.stringify({ keys: [publicKey('a')] })));
    const keys = keySet(url);
    await expect(ed25519Key(keys, 'a')).rejects.toThrow();
    isBack = true;
    let key: unknown;
    for (let call = 0; call < 100_000 && key === undefined; call += 1) key = await ed25519Key(keys, 'a').catch(() => undefined);
    expect(key).toBeDefined();
  });

  it('are not looked for where their address points', async () => {
    const elsewhere = await served((_request, response) => response.end(JSON.stringify({ keys: [publicKey('a')] })));
    const { url } = await served((_request, response) => response.writeHead(302, { location: elsewhere.url }).end());
    await expect(ed25519Key(keySet(url), 'a')).rejects.toThrow(/answered 302/);
    expect(elsewhere.asked()).toBe(0);
  });

  it('are not read where they have no end', async () => {
    const { url } = await served((_request, response) => {
      response.write('{"keys":[');
      const more = (): void => {
        while (!response.destroyed && response.write(' '.repeat(10_000)));
        if (!response.destroyed) response.once('drain', more);
      };
      more();
    });
    await expect(ed25519Key(keySet(url), 'a')).rejects.toThrow(/longer than 100000 bytes/);
  });

  it.each(['', '<html>', 'null', '[]', '{}', '{"keys":1}', '{"keys":[1]}'])('that are %j are none', async (text) => {
    const { url } = await served((_request, response) => response.end(text));
    await expect(ed25519Key(keySet(url), 'a')).rejects.toThrow();
  });

  it('of another kind under the id of ours are none', async () => {
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({ format: 'jwk' });
    const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' });
    const { url } = await served((_request, response) => response.end(JSON.stringify({
      keys: [{ ...rsa, kid: 'rsa' }, { ...ec, kid: 'ec' }, { kty: 'oct', k: 'c2VjcmV0', kid: 'oct' }, publicKey('ed448', 'ed448'), publicKey('a')],
    })));
    const keys = keySet(url);
    for (const kid of ['rsa', 'ec', 'oct', 'ed448']) await expect(ed25519Key(keys, kid)).resolves.toBeUndefined();
    expect(await ed25519Key(keys, 'a')).toBeDefined();
  });
});

describe('keys in a file', () => {
  it('are those that stand in it now', async () => {
    const file = join(folder, 'handed-over.json');
    writeFileSync(file, JSON.stringify({ keys: [publicKey('a')] }));
    const keys = keySet(pathToFileURL(file).href);
    expect(await ed25519Key(keys, 'a')).toBeDefined();
    writeFileSync(`${file}.new`, JSON.stringify({ keys: [publicKey('b')] }));
    renameSync(`${file}.new`, file);
    await expect(ed25519Key(keys, 'a')).resolves.toBeUndefined();
    expect(await ed25519Key(keys, 'b')).toBeDefined();
  });

  it('that is gone or cannot be read are none, and no old ones', async () => {
    const file = join(folder, 'gone.json');
    writeFileSync(file, JSON.stringify({ keys: [publicKey('a')] }));
    const keys = keySet(pathToFileURL(file).href);
    expect(await ed25519Key(keys, 'a')).toBeDefined();
    writeFileSync(file, '{"keys":[');
    await expect(ed25519Key(keys, 'a')).rejects.toThrow();
    rmSync(file);
    await expect(ed25519Key(keys, 'a')).rejects.toThrow();
  });
});

describe('the setting', () => {
  it.each(['http://127.0.0.1:4010/oidc/jwks', 'https://hub.example/jwks', 'file:///etc/serai/gateway.jwks.json'])('takes %s', (text) => {
    expect(keySetSetting.safeParse(text).success).toBe(true);
  });
  it.each(['', 'jwks.json', '/etc/serai/jwks.json', 'ftp://hub.example/jwks', 'data:application/json,{"keys":[]}', 'javascript:1'])('does not take %j', (text) => {
    expect(keySetSetting.safeParse(text)).toMatchObject({ success: false, error: { issues: [{ message: 'must be the address of a JWKS: http(s)://… or file:///…' }] } });
  });
});
