import { buildSubgraphSchema } from '@apollo/subgraph';
import { printSubgraphSdl } from '@serai/chassis/subgraph';
import { type DocumentNode, parse } from 'graphql';
import { secretariatSchema } from '../graph/secretariat-schema.js';
import type { SecretariatSubgraph } from './compose.js';
import { contractOf } from './contract.js';
import type { Enrolment, Member } from './member.js';

const enrolment = (code: string, type: string, nameRu: string): Enrolment => ({
  code, type, nameRu, nameEn: type, rootField: `${type.charAt(0).toLowerCase()}${type.slice(1)}`, url: `http://${type.toLowerCase()}.test/graphql`, training: false,
});

export const KAZAKHSTAN = enrolment('KZ', 'Kazakhstan', 'Казахстан');
export const KYRGYZSTAN = enrolment('KG', 'Kyrgyzstan', 'Кыргызстан');
export const TAJIKISTAN = enrolment('TJ', 'Tajikistan', 'Таджикистан');
/** A training member: fictional, and said to be so by the secretariat alone. */
export const NORTHMARK: Enrolment = { ...enrolment('XN', 'Northmark', 'Нортмарк'), training: true };

/** The contract as this member's service serves it: what we define, and everything that Apollo's subgraph library appends. */
export async function servedSdl(member: Enrolment): Promise<string> {
  return printSubgraphSdl(buildSubgraphSchema([{ typeDefs: contractOf(member) }]));
}

/** What is served, with this fields added to the member's own type. */
export function withOwnFields(member: Enrolment, sdl: string, fields: string): string {
  return replaced(sdl, `type ${member.type} implements Country @key(fields: "code") {`, `$& ${fields}\n`);
}

/** The text with its first `from` replaced; throws when it holds none, so that no attack is a blank shot. */
export function replaced(text: string, from: string, to: string): string {
  if (!text.includes(from)) throw new Error(`There is no ${JSON.stringify(from)} to replace`);
  return text.replace(from, to);
}

/** The secretariat's own subgraph for these members, as it really is. */
export async function secretariatOf(members: readonly Enrolment[]): Promise<SecretariatSubgraph> {
  return { url: 'http://secretariat.test/graphql', typeDefs: await secretariatTypeDefs(members) };
}

export async function secretariatTypeDefs(members: readonly Enrolment[]): Promise<DocumentNode> {
  return parse(await printSubgraphSdl((await secretariatSchema(members)).schema));
}

export function asMember(member: Enrolment, acceptedSdl: string | null = null): Member {
  return { ...member, acceptedSdl };
}
