import { type ApplicationState, VISA_HEADER } from '@serai/schema';
import { atDesk } from '../../kit/desk-database.js';
import { postQuery, type QueryAnswer } from '../../kit/graphql.js';
import type { TestHub } from '../../kit/hub.js';
import { until } from '../../kit/until.js';
import type { HubTokens } from '../../kit/hub-tokens.js';
import { querySigned, ringOf, stewardOf } from '../../kit/signed.js';

/** What a test asks of an application. */
export interface AskedApplication {
  readonly id: string;
  readonly withdrawnAt: string | null;
  readonly standings: readonly {
    readonly country: string;
    readonly state: ApplicationState;
    readonly reason: string | null;
    readonly visa: string | null;
    readonly until: string | null;
    readonly granted: { readonly indicators: readonly string[] | null; readonly breakdowns: readonly string[] | null; readonly periodFrom: string | null; readonly periodTo: string | null } | null;
  }[];
}

const FIELDS = 'id withdrawnAt standings { country state reason visa until granted { indicators breakdowns periodFrom periodTo } }';

/** Somebody's last day of access in these tests: far enough, and within two years. */
export const UNTIL = new Date(Date.now() + 200 * 86_400_000).toISOString().slice(0, 10);

/** What a researcher fills in; a test changes what it is about. */
export const FORM = {
  institution: 'Institute of Examples', purpose: 'Late diagnosis among migrants', countries: ['XN', 'XS'], audience: 'researcher', indicators: ['HIV_TESTED', 'HIV_NEW_DIAGNOSES'],
  breakdowns: ['POPULATION', 'ORIGIN', 'BASIS', 'SEX', 'AGE'], periodFrom: '2022', periodTo: '2024', until: UNTIL, terms: [{ country: 'XN', version: '2026-11' }, { country: 'XS', version: '2026-11' }],
};

const FIGURES = 'nodes { id value missing refusal { code } indicator { code } period sex age origin area legalStatus keyPopulation }';

export interface Cell {
  readonly id: string;
  readonly value: number | null;
  readonly missing: string | null;
  readonly indicator: { readonly code: string };
  readonly period: string;
  readonly sex: string;
  readonly age: string;
  readonly origin: string;
  readonly area: string;
  readonly legalStatus: string;
  readonly keyPopulation: string;
}

export interface Viewer {
  readonly audience: string | null;
  readonly subject: string | null;
  readonly visa: string | null;
  readonly refusal: string | null;
  readonly explanation: string | null;
  readonly until: string | null;
  readonly scope: { readonly indicators: readonly string[] | null } | null;
}

/** An applicant, the stewards and the countries of a hub, each by its own way in. */
export class DeskClient {
  constructor(
    readonly hub: TestHub,
    readonly tokens: HubTokens,
  ) {}

  async apply(sub: string, form: Readonly<Record<string, unknown>> = {}, claims: Readonly<Record<string, unknown>> = {}): Promise<QueryAnswer<{ applyForAccess: AskedApplication | null }>> {
    return this.hub.query(`mutation ($application: ApplicationForm!) { applyForAccess(application: $application) { ${FIELDS} } }`, { application: { ...FORM, ...form } }, await this.tokens.bearer(sub, claims));
  }

  async applied(sub: string, form: Readonly<Record<string, unknown>> = {}): Promise<string> {
    const { data, errors } = await this.apply(sub, form);
    if (!data?.applyForAccess) throw new Error(`The application was not taken: ${JSON.stringify(errors)}`);
    return data.applyForAccess.id;
  }

  async withdraw(sub: string, id: string): Promise<QueryAnswer<{ withdrawApplication: AskedApplication | null }>> {
    return this.hub.query(`mutation ($id: ID!) { withdrawApplication(id: $id) { ${FIELDS} } }`, { id }, await this.tokens.bearer(sub));
  }

  async applicationsOf(sub: string): Promise<readonly AskedApplication[]> {
    const { data, errors } = await this.hub.query<{ applications: readonly AskedApplication[] | null }>(`{ applications { ${FIELDS} } }`, {}, await this.tokens.bearer(sub));
    if (!data?.applications) throw new Error(JSON.stringify(errors));
    return data.applications;
  }

  /** Where an application stands with a country, as its applicant sees it. */
  async standing(sub: string, id: string, country: string): Promise<AskedApplication['standings'][number] | undefined> {
    return (await this.applicationsOf(sub)).find((each) => each.id === id)?.standings.find((each) => each.country === country);
  }

  /** Asks the staff's endpoint of a country; `headers` left out: as its steward. */
  async staff<Data>(country: 'XN' | 'XS', query: string, variables: Readonly<Record<string, unknown>> = {}, headers?: Readonly<Record<string, string>>): Promise<QueryAnswer<Data>> {
    return postQuery<Data>(this.staffUrl(country), query, variables, headers ?? (await stewardOf(this.hub, country)));
  }

  staffUrl(country: 'XN' | 'XS'): string {
    return new URL('/staff/graphql', this.urlOf(country)).href;
  }

  approve(country: 'XN' | 'XS', id: string, narrowing: Readonly<Record<string, unknown>> | null = null, until: string | null = null): Promise<QueryAnswer<{ approveApplication: { visa: { id: string } } }>> {
    return this.staff(country, 'mutation ($id: ID!, $narrowing: Narrowing, $until: String) { approveApplication(id: $id, narrowing: $narrowing, until: $until) { state visa { id } } }', { id, narrowing, until });
  }

  async approved(country: 'XN' | 'XS', id: string, narrowing: Readonly<Record<string, unknown>> | null = null): Promise<string> {
    let answer = await this.approve(country, id, narrowing);
    // Just after a key was rotated the desk may not know it yet.
    await until('the desk answers the country', async () => {
      if (answer.errors[0]?.extensions?.code === 'SECRETARIAT_UNAVAILABLE') answer = await this.approve(country, id, narrowing);
      return answer.errors[0]?.extensions?.code !== 'SECRETARIAT_UNAVAILABLE';
    });
    if (!answer.data) throw new Error(`It was not approved: ${JSON.stringify(answer.errors)}`);
    return answer.data.approveApplication.visa.id;
  }

  revoke(country: 'XN' | 'XS', id: string, reason: string): Promise<QueryAnswer<{ revokeVisa: { state: string } }>> {
    return this.staff(country, 'mutation ($id: ID!, $reason: String!) { revokeVisa(id: $id, reason: $reason) { state reason } }', { id, reason });
  }

  /** The visa as the desk keeps it; undefined where it has none. */
  async signedVisa(visa: string): Promise<string | undefined> {
    return (await this.atDesk<{ signed: string }>('SELECT signed FROM desk.decision WHERE visa = $1', [visa]))[0]?.signed;
  }

  /** Asks the secretariat's own database. */
  atDesk<Row extends object>(sql: string, parameters: readonly unknown[] = []): Promise<readonly Row[]> {
    return atDesk<Row>(this.hub, sql, parameters);
  }

  /** Asks a country as the gateway does for somebody: with his token, and with his visa where he has one. */
  async asked<Data>(country: 'XN' | 'XS', query: string, sub: string | null, visa: string | null = null, url = this.urlOf(country)): Promise<QueryAnswer<Data>> {
    const token = sub === null ? {} : await this.tokens.bearer(sub);
    return querySigned<Data>({ url, tag: country, ring: await ringOf(this.hub, 'gateway'), query, headers: { ...token, ...(visa !== null && { [VISA_HEADER]: visa }) } });
  }

  async viewer(country: 'XN' | 'XS', sub: string | null, visa: string | null = null, url = this.urlOf(country)): Promise<Viewer | null> {
    const { data } = await this.asked<Record<string, { viewer: Viewer } | null>>(country, `{ ${ROOT_FIELDS[country]} { viewer { audience subject visa refusal explanation until scope { indicators } } } }`, sub, visa, url);
    return data?.[ROOT_FIELDS[country]]?.viewer ?? null;
  }

  async cells(country: 'XN' | 'XS', sub: string | null, visa: string | null = null): Promise<readonly Cell[] | null> {
    const { data } = await this.asked<Record<string, { observations: { nodes: readonly Cell[] } | null }>>(country, `{ ${ROOT_FIELDS[country]} { observations(first: 5000) { ${FIGURES} } } }`, sub, visa);
    return data?.[ROOT_FIELDS[country]]?.observations?.nodes ?? null;
  }

  urlOf(country: 'XN' | 'XS'): string {
    return this.hub.addressOf(country === 'XN' ? 'Northmark' : 'Southmark');
  }
}

const ROOT_FIELDS = { XN: 'northmark', XS: 'southmark' } as const;

