import { setTimeout as sleep } from 'node:timers/promises';
import { askGraph, clientToken, errorOf, KeyRing } from '@serai/chassis';
import { SCOPES } from '@serai/schema';
import type { CountryFolder } from './country-folders.js';
import type { DataFolder } from './data-folder.js';
import { inParallel } from './in-parallel.js';
import { StartFailure } from './start-failure.js';

/** As whom the training members read one another beside the public; what is told to partner states is theirs alone. */
const AUDIENCES = ['researcher', 'secretariat'] as const;
const SCOPE = Object.values(SCOPES).join(' ');
const DAYS = 365;
const ANSWER_WITHIN_MS = 15_000;
const HANDED_ON_WITHIN_MS = 30_000;
const ASK_AGAIN_MS = 200;

/** A client of the demo's issuer as which a member reads what the others tell an audience. */
export interface MirrorReaderClient {
  readonly id: string;
  readonly audience: string;
  readonly keysFile: string;
}

export interface MirrorVisasPorts {
  /** The gateway's GraphQL. */
  readonly hub: string;
  /** The issuer that knows the readers. */
  readonly issuer: string;
  /** Address of a country's own service. */
  readonly serviceOf: (code: string) => string;
  readonly stewardOf: (code: string) => Promise<string>;
}

interface Member {
  readonly code: string;
  readonly viewer: { readonly audience: string | null } | null;
  readonly accessRules: { readonly audiences: readonly { readonly audience: string; readonly termsVersion: string | null }[] } | null;
}

const STANDING = 'query ($codes: [CountryCode!]!) { countries(codes: $codes, training: true) { code viewer { audience } accessRules { audiences { audience termsVersion } } } }';
const APPLY = 'mutation ($application: ApplicationForm!) { applyForAccess(application: $application) { id } }';
const APPROVE = 'mutation ($id: ID!) { approveApplication(id: $id) { state } }';

/** The readers of a training member. */
export function mirrorReadersOf({ code, training }: Pick<CountryFolder, 'code' | 'training'>, data: DataFolder): readonly MirrorReaderClient[] {
  return training ? AUDIENCES.map((audience) => ({ id: `mirrors-${code.toLowerCase()}-${audience}`, audience })).map((each) => ({ ...each, keysFile: data.at('keys', `${each.id}.json`) })) : [];
}

/**
 * What the training members' stewards agreed on: each lets the others' readers see what it tells researchers and the secretariat, so that
 * nobody who reads several of them finds out what one of them hides. They apply and are approved as everybody is.
 */
export class MirrorVisas {
  constructor(private readonly ports: MirrorVisasPorts) {}

  /** Gives a member's readers what they lack at these others, as far as those have released anything. Throws StartFailure, and what the issuer, the hub or a country refuses with. */
  async ensure({ name }: CountryFolder, readers: readonly MirrorReaderClient[], others: readonly CountryFolder[]): Promise<void> {
    const codes = others.map(({ code }) => code);
    await inParallel(readers, async ({ id, audience, keysFile }) => {
      const ring = await KeyRing.open(keysFile);
      // Each time another: the hub takes a token's visas, for a while, for those that it had.
      const tokenOf = (): Promise<string> => clientToken(this.ports.issuer, { id, ring }, SCOPE);
      const token = await tokenOf();
      const lacking = await this.lacking(token, audience, codes);
      if (lacking.length === 0) return;
      const until = new Date(Date.now() + DAYS * 86_400_000).toISOString().slice(0, 10);
      const terms = lacking.map(({ country, version }) => ({ country, version }));
      const application = { institution: `AIDS centre of ${name.en}`, purpose: 'To count with what others tell of the same people', countries: terms.map(({ country }) => country), audience, until, terms };
      const { applyForAccess } = await this.ask<{ applyForAccess: { id: string } }>(this.ports.hub, token, APPLY, { application });
      for (const { country } of terms) await this.ask(new URL('/staff/graphql', this.ports.serviceOf(country)).href, await this.ports.stewardOf(country), APPROVE, { id: applyForAccess.id });
      await this.untilHandedOn(tokenOf, audience, terms.map(({ country }) => country));
    });
  }

  private async lacking(token: string, audience: string, codes: readonly string[]): Promise<readonly { readonly country: string; readonly version: string }[]> {
    const { data } = await askGraph<{ readonly countries: readonly Member[] }>(new URL(this.ports.hub), { query: STANDING, variables: { codes }, token, withinMs: ANSWER_WITHIN_MS });
    return (data?.countries ?? []).flatMap(({ code, viewer, accessRules }) => {
      const version = accessRules?.audiences.find((each) => each.audience === audience)?.termsVersion;
      return version == null || viewer?.audience === audience ? [] : [{ country: code, version }];
    });
  }

  private async untilHandedOn(tokenOf: () => Promise<string>, audience: string, codes: readonly string[]): Promise<void> {
    const deadline = performance.now() + HANDED_ON_WITHIN_MS;
    while ((await this.lacking(await tokenOf(), audience, codes)).length > 0) {
      if (performance.now() > deadline) throw new StartFailure(`${codes.join(' and ')} granted what the hub does not hand on. Look into the logs in the data folder, and start again`);
      await sleep(ASK_AGAIN_MS);
    }
  }

  private async ask<Data>(url: string, token: string, query: string, variables: Readonly<Record<string, unknown>>): Promise<Data> {
    const { data, errors: [error] } = await askGraph<Data>(new URL(url), { query, variables, token, withinMs: ANSWER_WITHIN_MS });
    if (error) throw errorOf(error, 'COUNTRY_UNAVAILABLE');
    return data as Data;
  }
}
