import { readFile } from 'node:fs/promises';
import { SeraiError } from '@serai/schema';
import { z } from 'zod';
import { readCommandConfig } from '../config.js';
import { CONTRACT_TYPES } from '../registry/contract.js';
import { checkEnrolments } from '../registry/member.js';
import { openDatabase } from '../store/data-source.js';
import { MemberStore } from '../store/member-store.js';

const enrolments = z.array(
  z.strictObject({ code: z.string(), type: z.string(), rootField: z.string(), nameEn: z.string(), nameRu: z.string(), url: z.string() }),
);

async function enrol(): Promise<string> {
  const config = readCommandConfig();
  const text = await readFile(config.MEMBERS_FILE, 'utf8').catch((error: unknown) => {
    throw new SeraiError('MEMBER_INVALID', `${config.MEMBERS_FILE} cannot be read`, { cause: error });
  });
  let list: unknown;
  try {
    list = JSON.parse(text);
  } catch (error) {
    throw new SeraiError('MEMBER_INVALID', `${config.MEMBERS_FILE} is not JSON`, { cause: error });
  }
  const read = enrolments.safeParse(list);
  if (!read.success) {
    throw new SeraiError('MEMBER_INVALID', `${config.MEMBERS_FILE}: ${read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')}`);
  }
  checkEnrolments(read.data, CONTRACT_TYPES);
  const database = await openDatabase(config.DATABASE_URL);
  try {
    await new MemberStore(database).enrol(read.data);
  } finally {
    await database.destroy();
  }
  return `${read.data.length} members: ${read.data.map(({ code }) => code).join(', ')}`;
}

/** What the secretariat can do from the command line; each returns one line to show. */
export const secretariatCommands = {
  enrol: { describe: 'make the members of MEMBERS_FILE the members of the hub', run: enrol },
} as const;
