import { SeraiError } from '@serai/schema';
import { z } from 'zod';
import { hashPassword } from '../issuer/password.js';
import type { PeopleStore } from '../store/people-store.js';
import { readList } from './read-list.js';

const people = z.array(z.strictObject({
  name: z.string().regex(/^[\p{L}\p{N}._@+-]{1,200}$/u, 'must be letters, digits and . _ @ + - only'),
  password: z.string().min(12, 'must have at least 12 characters').max(200),
}));

/** Lets the people of a file sign in; who could before has the password that stands there now. Returns a line to show. */
export async function addPeople(store: PeopleStore, file: string): Promise<string> {
  const given = await readList(file, people);
  for (const { name, password } of given) await store.put(name, await hashPassword(password));
  return `${given.length} can sign in: ${given.map(({ name }) => name).join(', ')}`;
}

/** Lets somebody sign in no more. Tokens that he has are good for a quarter of an hour at most, and get no visas from now on. */
export async function removePerson(store: PeopleStore, name: string): Promise<string> {
  if (!(await store.remove(name))) throw new SeraiError('CONFIG_INVALID', `Nobody signs in as ${name}`);
  return `${name} can sign in no more`;
}
