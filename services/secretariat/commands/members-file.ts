import { SeraiError } from '@serai/schema';
import { z } from 'zod';
import type { Enrolment } from '../registry/member.js';

const enrolments = z.array(
  z.strictObject({
    code: z.string(), type: z.string(), rootField: z.string(), nameEn: z.string(), nameRu: z.string(), url: z.string(), training: z.boolean().default(false),
  }),
);

/** Reads MEMBERS_FILE, a JSON list of members; throws MEMBER_INVALID that names every fault of its shape. */
export function readMembersFile(file: string, text: string): readonly Enrolment[] {
  let list: unknown;
  try {
    list = JSON.parse(text);
  } catch (error) {
    throw new SeraiError('MEMBER_INVALID', `${file} is not JSON`, { cause: error });
  }
  const read = enrolments.safeParse(list);
  if (read.success) return read.data;
  throw new SeraiError('MEMBER_INVALID', `${file}: ${read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')}`);
}
