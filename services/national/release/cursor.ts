import { SeraiError } from '@serai/schema';

/** A place in a release: after the cell with this ordinal. */
export interface Cursor {
  readonly release: number;
  readonly ordinal: number;
}

/** A cursor as text, opaque to the reader. It names the country so that no other takes it for its own. */
export function writeCursor(country: string, { release, ordinal }: Cursor): string {
  return Buffer.from(`${country}:${release}:${ordinal}`).toString('base64url');
}

/** Reads a cursor; throws CURSOR_INVALID when this country did not write it. */
export function readCursor(country: string, text: string): Cursor {
  const match = /^([A-Z]{2}):(\d{1,9}):(\d{1,9})$/.exec(Buffer.from(text, 'base64url').toString('utf8'));
  const cursor = match?.[1] === country ? { release: Number(match[2]), ordinal: Number(match[3]) } : undefined;
  if (!cursor || writeCursor(country, cursor) !== text) {
    throw new SeraiError('CURSOR_INVALID', `The cursor is not one of ${country}'s. Start again without \`after\``);
  }
  return cursor;
}
