import { SCOPES, SeraiError } from '@serai/schema';
import { z } from 'zod';
import { GATEWAY_CLIENT, PEOPLE_CLIENT } from '../issuer/clients.js';
import type { ClientStore } from '../store/client-store.js';
import { readList } from './read-list.js';

/** Public keys only: a private part does not belong here, and is refused. */
const publicKey = z.union([
  z.strictObject({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: z.string(), kid: z.string(), use: z.literal('sig').optional(), alg: z.enum(['EdDSA', 'Ed25519']).optional() }),
  z.strictObject({ kty: z.literal('EC'), crv: z.literal('P-256'), x: z.string(), y: z.string(), kid: z.string(), use: z.literal('sig').optional(), alg: z.literal('ES256').optional() }),
], { error: 'must be a public key, Ed25519 or P-256, with a kid and no private part' });

const clients = z.array(z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{2,60}$/, 'must be small letters, digits and hyphens, beginning with a letter').refine((id) => id !== GATEWAY_CLIENT && id !== PEOPLE_CLIENT, 'is a client of the hub itself'),
  name: z.string().min(1).max(100),
  scopes: z.array(z.enum(Object.values(SCOPES))).min(1),
  jwks: z.strictObject({ keys: z.array(publicKey).min(1).max(10) }),
}));

/** Lets the programs of a file get tokens of their own. Returns a line to show. */
export async function addClients(store: ClientStore, file: string): Promise<string> {
  const given = await readList(file, clients);
  for (const { id, name, scopes, jwks } of given) {
    const keys = jwks.keys.map((key) => Object.fromEntries(Object.entries(key).filter((part): part is [string, string] => part[1] !== undefined)));
    await store.put({ id, name, scope: [...new Set(scopes)].join(' '), keys });
  }
  return `${given.length} get tokens: ${given.map(({ id }) => id).join(', ')}`;
}

/** Lets a program get tokens no more; those that it has are good for ten minutes at most, and get no visas from now on. */
export async function removeClient(store: ClientStore, id: string): Promise<string> {
  if (!(await store.remove(id))) throw new SeraiError('CONFIG_INVALID', `There is no client ${id}`);
  return `${id} gets tokens no more`;
}
