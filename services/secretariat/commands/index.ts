import { readFile } from 'node:fs/promises';
import { SeraiError } from '@serai/schema';
import { readApplicantConfig, readCommandConfig, readDatabaseConfig, readDemoConfig, readTokenKeysConfig } from '../config.js';
import { CONTRACT_TYPES } from '../registry/contract.js';
import { checkEnrolments } from '../registry/member.js';
import { ClientStore } from '../store/client-store.js';
import { openDatabase } from '../store/data-source.js';
import { MemberStore } from '../store/member-store.js';
import { PeopleStore } from '../store/people-store.js';
import { addClients, removeClient } from './clients.js';
import { demoToken } from './demo-token.js';
import { applicantAccessCommands } from './access.js';
import { readMembersFile } from './members-file.js';
import { addPeople, removePerson } from './people.js';
import { rotateTokenKeys } from './rotate-token-keys.js';

export { PlainBrowser, type Visited } from './plain-browser.js';

type Database = Awaited<ReturnType<typeof openDatabase>>;

async function withDatabase<Result>(work: (database: Database) => Promise<Result>): Promise<Result> {
  const database = await openDatabase(readDatabaseConfig().DATABASE_URL);
  try {
    return await work(database);
  } finally {
    await database.destroy();
  }
}

async function enrol(database: Database, file: string): Promise<string> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new SeraiError('MEMBER_INVALID', `${file} cannot be read`, { cause: error });
  });
  const members = readMembersFile(file, text);
  checkEnrolments(members, CONTRACT_TYPES);
  await new MemberStore(database).enrol(members);
  return `${members.length} members: ${members.map(({ code }) => code).join(', ')}`;
}

/** What several commands do one by one, by one that loads once and connects once. */
function setUp({ members, people, clients }: Readonly<Record<string, string>>): Promise<string> {
  return withDatabase(async (database) => {
    const said: string[] = [];
    if (members !== undefined) said.push(await enrol(database, members));
    if (people !== undefined) said.push(await addPeople(new PeopleStore(database), people));
    if (clients !== undefined) said.push(await addClients(new ClientStore(database), clients));
    return said.join('\n');
  });
}

/** What an applicant can do from the command line. */
export const applicantCommands = applicantAccessCommands(readApplicantConfig);

/** What the secretariat can do from the command line; each returns one line to show. */
export const secretariatCommands = {
  enrol: { describe: 'make the members of MEMBERS_FILE the members of the hub', run: () => withDatabase((database) => enrol(database, readCommandConfig().MEMBERS_FILE)) },
  'set-up': {
    describe: 'enrol members and let people and programs in, in one go, from files as enrol, people add and clients add read them',
    options: [{ flag: '--members <file>', describe: 'JSON list of the members' }, { flag: '--people <file>', describe: 'JSON list of people' }, { flag: '--clients <file>', describe: 'JSON list of programs' }],
    run: (_given: readonly string[], files: Readonly<Record<string, string>>) => setUp(files),
  },
  'people add': {
    describe: 'let the people of a JSON file sign in, or of standard input (-): [{"name": …, "password": …}]',
    takes: ['file'], run: ([file = '']: readonly string[]) => withDatabase((database) => addPeople(new PeopleStore(database), file)),
  },
  'people remove': { describe: 'let somebody sign in no more', takes: ['name'], run: ([name = '']: readonly string[]) => withDatabase((database) => removePerson(new PeopleStore(database), name)) },
  'clients add': {
    describe: 'let the programs of a JSON file get tokens of their own, or of standard input (-): [{"id": …, "name": …, "scopes": […], "jwks": …}]',
    takes: ['file'], run: ([file = '']: readonly string[]) => withDatabase((database) => addClients(new ClientStore(database), file)),
  },
  'clients remove': { describe: 'let a program get tokens no more', takes: ['id'], run: ([id = '']: readonly string[]) => withDatabase((database) => removeClient(new ClientStore(database), id)) },
  'tokens rotate': { describe: 'sign tokens with a new key, in TOKEN_KEYS_FILE', run: () => rotateTokenKeys(readTokenKeysConfig().TOKEN_KEYS_FILE, new Date()) },
} as const;

/** Tokens of the local demo's people and machines, for `serai token`. */
export const hubTokens = { of: (as: string) => demoToken(readDemoConfig().SERAI_DATA, as) } as const;
