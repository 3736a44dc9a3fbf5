import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { clientToken, KeyRing, tokenFrom } from '@serai/chassis';
import { SCOPES, SeraiError } from '@serai/schema';
import { PEOPLE_CLIENT } from '../issuer/clients.js';
import { PlainBrowser } from './plain-browser.js';

const CALLBACK = 'http://127.0.0.1/callback';
/** By which the names of members' readers begin: they read for their members, and nobody needs to be told of them. */
const MIRROR_READER = 'mirrors-';
const SCOPE = Object.values(SCOPES).join(' ');

/** A token for one of a demo's people, by signing in as he would, or for its machine. Throws CONFIG_INVALID or SECRETARIAT_UNAVAILABLE. */
export async function demoToken(data: string, as: string): Promise<string> {
  const people = await readData<readonly { readonly name: string; readonly password: string }[]>(data, 'people.json');
  const machines = (await readData<readonly { readonly id: string }[]>(data, 'clients.json')).map(({ id }) => id);
  const issuer = await demoIssuer(data);
  const person = people.find(({ name }) => name === as);
  try {
    if (person) return await signInAs(issuer, person.name, person.password);
    if (machines.includes(as)) return await clientToken(issuer, { id: as, ring: await KeyRing.open(join(data, 'keys', `${as}.json`)) });
  } catch (error) {
    throw error instanceof SeraiError ? error : new SeraiError('SECRETARIAT_UNAVAILABLE', `No hub answers at ${issuer}. Start it: npm start`, { cause: error });
  }
  throw new SeraiError('CONFIG_INVALID', `${as === '' ? 'Say whose token you want: --as' : `The demo knows no ${as}. It knows`} ${[...people.map(({ name }) => name), ...machines.filter((id) => !id.startsWith(MIRROR_READER))].join(', ')}, or steward with --country KZ`);
}

/** Signs in with name and password, allows the client, and exchanges the code (RFC 6749 §4.1 with PKCE, RFC 7636). */
async function signInAs(issuer: string, name: string, password: string): Promise<string> {
  const verifier = randomBytes(32).toString('base64url');
  const browser = new PlainBrowser(new URL(issuer).origin);
  const question = new URLSearchParams({
    client_id: PEOPLE_CLIENT, response_type: 'code', redirect_uri: CALLBACK, scope: SCOPE, state: randomUUID(),
    code_challenge: createHash('sha256').update(verifier).digest('base64url'), code_challenge_method: 'S256',
  });
  const signIn = await browser.open(`${issuer}/auth?${question.toString()}`);
  const consent = await browser.send(signIn.url, { name, password });
  if (consent.status !== 200) throw new SeraiError('TOKEN_REFUSED', `The issuer does not let ${name} in (${consent.status}). Begin anew: npm start -- --fresh`);
  const answer = new URL((await browser.send(consent.url, { answer: 'yes' })).location ?? CALLBACK).searchParams;
  if (answer.get('state') !== question.get('state') || answer.get('iss') !== issuer) throw new SeraiError('TOKEN_REFUSED', 'The answer of the issuer is not to this question');
  return tokenFrom(issuer, { grant_type: 'authorization_code', client_id: PEOPLE_CLIENT, code: answer.get('code') ?? '', redirect_uri: CALLBACK, code_verifier: verifier });
}

async function demoIssuer(data: string): Promise<string> {
  const { SECRETARIAT } = await readData<{ SECRETARIAT: number }>(data, 'ports.json');
  return `http://127.0.0.1:${SECRETARIAT}/oidc`;
}

async function readData<Value>(data: string, name: string): Promise<Value> {
  try {
    return JSON.parse(await readFile(join(data, name), 'utf8')) as Value;
  } catch (error) {
    throw new SeraiError('CONFIG_INVALID', `No hub keeps its data in ${data}. Start one: npm start; or set SERAI_DATA to where it does`, { cause: error });
  }
}
