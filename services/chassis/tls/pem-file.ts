import { readFileSync } from 'node:fs';
import { SeraiError } from '@serai/schema';

/** Reads a file of certificates or of a key (PEM). Throws CONFIG_INVALID that names the setting. */
export function readPem(setting: string, file: string): string {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new SeraiError('CONFIG_INVALID', `${setting}: ${file} cannot be read. Name a file that this service's user can read`, { cause: error });
  }
  if (!text.includes('-----BEGIN ')) throw new SeraiError('CONFIG_INVALID', `${setting}: ${file} holds neither a certificate nor a key. Name a file in PEM`);
  return text;
}
