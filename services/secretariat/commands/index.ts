import { readFile } from 'node:fs/promises';
import { SeraiError } from '@serai/schema';
import { readApplicantConfig, readCommandConfig } from '../config.js';
import { CONTRACT_TYPES } from '../registry/contract.js';
import { checkEnrolments } from '../registry/member.js';
import { openDatabase } from '../store/data-source.js';
import { MemberStore } from '../store/member-store.js';
import { applicantAccessCommands } from './access.js';
import { readMembersFile } from './members-file.js';

async function enrol(): Promise<string> {
  const config = readCommandConfig();
  const text = await readFile(config.MEMBERS_FILE, 'utf8').catch((error: unknown) => {
    throw new SeraiError('MEMBER_INVALID', `${config.MEMBERS_FILE} cannot be read`, { cause: error });
  });
  const members = readMembersFile(config.MEMBERS_FILE, text);
  checkEnrolments(members, CONTRACT_TYPES);
  const database = await openDatabase(config.DATABASE_URL);
  try {
    await new MemberStore(database).enrol(members);
  } finally {
    await database.destroy();
  }
  return `${members.length} members: ${members.map(({ code }) => code).join(', ')}`;
}

/** What an applicant can do from the command line. */
export const applicantCommands = applicantAccessCommands(readApplicantConfig);

/** What the secretariat can do from the command line; each returns one line to show. */
export const secretariatCommands = {
  enrol: { describe: 'make the members of MEMBERS_FILE the members of the hub', run: enrol },
} as const;
