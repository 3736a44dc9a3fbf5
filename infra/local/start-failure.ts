/** Why the hub did not start or does not go on: one sentence, with what to do. */
export class StartFailure extends Error {}

/** The sentence for any error that ends the hub. */
export function sentenceFor(error: unknown, dataFolder: string): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const isFull = code === 'ENOSPC' || (error instanceof Error && /No space left on device/i.test(error.message));
  if (isFull) return `The disk is full. Free some space, or set SERAI_DATA to a folder on another disk (now ${dataFolder})`;
  if (error instanceof StartFailure) return error.message;
  if (code === 'ENOTDIR' || code === 'EEXIST' || code === 'ENOENT') return `${dataFolder} is not a folder and cannot be made one. Set SERAI_DATA to a folder`;
  if (code === 'EACCES' || code === 'EROFS') return `${dataFolder} cannot be written. Set SERAI_DATA to a folder that this user may write`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
