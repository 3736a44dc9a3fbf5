import { KeyRing } from '@serai/chassis';

/** How long what the key before signed is still accepted: longer than any token lives. */
const OUTLIVES_MS = 30 * 60_000;

/** A new key signs tokens from now on; the running secretariat takes it up by itself. Returns a line to show. */
export async function rotateTokenKeys(file: string, now: Date): Promise<string> {
  const ring = await KeyRing.open(file);
  const kid = await ring.rotate(now, new Date(now.getTime() + OUTLIVES_MS));
  return `${kid} signs tokens from now on; those of the key before are accepted until they expire`;
}
