/**
 * What works while a query runs and can be taken away: the layers in the country (guard, reader's condition,
 * role and row-level security), the signature between gateway and country, the caller's token, his visas,
 * the country's log.
 */
export type Part = 'layers' | 'signature' | 'token' | 'visa' | 'log';

export interface Variant {
  readonly name: string;
  readonly parts: readonly Part[];
  /** Whether gateway and countries are the programs that ship, not the same with parts taken away. */
  readonly ships?: boolean;
}

export const BARE: Variant = { name: 'nothing of access', parts: [] };
export const WHOLE: Variant = { name: 'all of them, as they ship', parts: ['layers', 'signature', 'token', 'visa', 'log'], ships: true };
export const CONTROL: Variant = { name: 'nothing again, for the noise', parts: [] };

/** Each part alone, and all together. A token is believed in a signed call alone, and a visa comes with its subject's token: what either costs is the difference to the line before. */
export const VARIANTS: readonly Variant[] = [
  { name: 'layers in the country', parts: ['layers'] },
  { name: 'signature', parts: ['signature'] },
  { name: 'signature and token', parts: ['signature', 'token'] },
  { name: 'signature, token and visa', parts: ['signature', 'token', 'visa'] },
  { name: 'log', parts: ['log'] },
  WHOLE,
  CONTROL,
];
