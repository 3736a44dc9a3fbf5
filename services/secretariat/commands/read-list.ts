import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { SeraiError } from '@serai/schema';
import type { z } from 'zod';

/** Reads a JSON list from a file, or from standard input as `-`, so that no password has to lie in a file. Throws CONFIG_INVALID that names every fault of its shape. */
export async function readList<Schema extends z.ZodType>(file: string, shape: Schema): Promise<z.infer<Schema>> {
  const name = file === '-' ? 'Standard input' : file;
  const given = await (file === '-' ? text(process.stdin) : readFile(file, 'utf8')).catch((error: unknown) => {
    throw new SeraiError('CONFIG_INVALID', `${name} cannot be read`, { cause: error });
  });
  let list: unknown;
  try {
    list = JSON.parse(given);
  } catch (error) {
    throw new SeraiError('CONFIG_INVALID', `${name} is not JSON`, { cause: error });
  }
  const read = shape.safeParse(list);
  if (read.success) return read.data;
  throw new SeraiError('CONFIG_INVALID', `${name}: ${read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')}`);
}
