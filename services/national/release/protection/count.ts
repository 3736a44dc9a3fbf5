import type { Figure } from '@serai/schema';

/** A number of people or events in a release, by the key of its figure. */
export interface Count {
  readonly key: string;
  readonly figure: Figure;
  readonly value: number;
}
