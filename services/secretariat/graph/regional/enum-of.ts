import type { Bilingual } from '@serai/schema';
import { registerEnumType } from 'type-graphql';

/** A GraphQL enum of the codes of a table, each described by its English text. */
export function enumOf<Code extends string>(name: string, description: string, table: Readonly<Record<Code, Pick<Bilingual, 'en'> & Partial<Bilingual>>>): Readonly<Record<Code, Code>> {
  const codes = Object.keys(table) as Code[];
  const values = Object.fromEntries(codes.map((code) => [code, code])) as Record<Code, Code>;
  registerEnumType(values, { name, description, valuesConfig: Object.fromEntries(codes.map((code) => [code, { description: table[code].en }])) as Record<Code, { description: string }> });
  return values;
}
