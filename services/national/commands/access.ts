import { SeraiError } from '@serai/schema';
import type { StewardConfig } from '../config.js';
import { LocalDemo } from './local-demo.js';
import { askStaff, type StaffAddress } from './staff-client.js';

type Given = Readonly<Record<string, string>>;

interface Scope {
  readonly indicators: readonly string[] | null;
  readonly breakdowns: readonly string[] | null;
  readonly periodFrom: string | null;
  readonly periodTo: string | null;
}

interface Visa {
  readonly id: string;
  readonly state: string;
  readonly subject: string;
  readonly audience: string;
  readonly scope: Scope;
  readonly until: string;
  readonly grantedBy: string;
  readonly reason: string | null;
}

interface Application {
  readonly id: string;
  readonly state: string;
  readonly applicant: string;
  readonly issuer: string;
  readonly institution: string;
  readonly purpose: string;
  readonly countries: readonly string[];
  readonly audience: string;
  readonly asked: Scope;
  readonly until: string;
  readonly submittedAt: string;
  readonly decidedAt: string | null;
  readonly decidedBy: string | null;
  readonly reason: string | null;
  readonly bound: boolean;
  readonly visa: Visa | null;
}

const SCOPE = '{ indicators breakdowns periodFrom periodTo }';
const VISA = `id state subject audience scope ${SCOPE} until grantedBy reason`;
const APPLICATION = `id state applicant issuer institution purpose countries audience asked ${SCOPE} until submittedAt decidedAt decidedBy reason bound visa { ${VISA} }`;

/** How a command finds the country's service, and says who asks. */
const WHERE = [
  { flag: '--country <code>', describe: 'in the local demo: the country whose steward you are' },
  { flag: '--as <steward>', describe: 'in the local demo: who you are', fallback: 'steward-a' },
] as const;

/** What a steward does with applications: in the country's own service, over HTTP, by a token of the country's own issuer. */
export function stewardCommands(settings: () => StewardConfig) {
  const ask = async <Data>(given: Given, query: string, variables: Readonly<Record<string, unknown>> = {}): Promise<Data> => askStaff<Data>(await addressOf(settings(), given), query, variables);
  return {
    list: {
      describe: 'list the applications that came to the country',
      options: [...WHERE, { flag: '--state <state>', describe: 'SUBMITTED, APPROVED, REFUSED, WITHDRAWN, EXPIRED or REVOKED' }],
      run: async (_words: readonly string[], given: Given) => {
        const { applications: { upToDate, nodes } } = await ask<{ applications: { upToDate: boolean; nodes: readonly Application[] } }>(given, `query ($state: StaffApplicationState) { applications(state: $state) { upToDate nodes { ${APPLICATION} } } }`, { state: given['state'] ?? null });
        const lines = nodes.map(({ id, state, audience, applicant, institution, until }) => `${id}  ${state.padEnd(9)}  ${audience} until ${until}  ${applicant}, ${institution}`);
        return [...(upToDate ? [] : ['The secretariat does not answer: there may be more']), ...(lines.length > 0 ? lines : ['There are no applications'])].join('\n');
      },
    },
    show: {
      describe: 'show an application in full',
      takes: ['id'], options: WHERE,
      run: async ([id = '']: readonly string[], given: Given) => {
        const { applications: { nodes } } = await ask<{ applications: { nodes: readonly Application[] } }>(given, `{ applications { nodes { ${APPLICATION} } } }`);
        const found = nodes.find((each) => each.id === id);
        if (!found) throw new SeraiError('APPLICATION_REFUSED', `No application ${id} came to the country. serai access list lists them`);
        return shown(found);
      },
    },
    approve: {
      describe: 'grant an application, or less than was applied for; what is left out is granted as it was applied for',
      takes: ['id'],
      options: [
        ...WHERE, { flag: '--indicators <codes>', describe: 'only these indicators, with commas between' }, { flag: '--breakdowns <dimensions>', describe: 'only these dimensions, with commas between; none for totals alone' },
        { flag: '--from <period>', describe: 'from this period on' }, { flag: '--to <period>', describe: 'up to this period' }, { flag: '--until <day>', describe: 'last day of access, such as 2027-06-30' },
      ],
      run: async ([id = '']: readonly string[], given: Given) => {
        const narrowing = { indicators: listed(given['indicators']), breakdowns: given['breakdowns'] === 'none' ? [] : listed(given['breakdowns']), periodFrom: given['from'] ?? null, periodTo: given['to'] ?? null };
        const { approveApplication } = await ask<{ approveApplication: { visa: Visa } }>(
          given, `mutation ($id: ID!, $narrowing: Narrowing, $until: String) { approveApplication(id: $id, narrowing: $narrowing, until: $until) { visa { ${VISA} } } }`, { id, narrowing, until: given['until'] ?? null },
        );
        return `Granted: ${lineOf(approveApplication.visa)}`;
      },
    },
    refuse: {
      describe: 'refuse an application, with a reason that the applicant reads',
      takes: ['id', 'reason'], options: WHERE,
      run: async ([id = '', reason = '']: readonly string[], given: Given) => {
        await ask(given, 'mutation ($id: ID!, $reason: String!) { refuseApplication(id: $id, reason: $reason) { state } }', { id, reason });
        return `Refused: ${id}`;
      },
    },
    revoke: {
      describe: 'take a visa back, with a reason that its holder reads; it works within a second',
      takes: ['visa', 'reason'], options: WHERE,
      run: async ([id = '', reason = '']: readonly string[], given: Given) => {
        await ask(given, 'mutation ($id: ID!, $reason: String!) { revokeVisa(id: $id, reason: $reason) { state } }', { id, reason });
        return `Revoked: ${id}`;
      },
    },
    visas: {
      describe: 'list the visas that the country granted',
      options: WHERE,
      run: async (_words: readonly string[], given: Given) => {
        const { visas } = await ask<{ visas: readonly Visa[] }>(given, `{ visas { ${VISA} } }`);
        return visas.length > 0 ? visas.map(lineOf).join('\n') : 'There are no visas';
      },
    },
  } as const;
}

async function addressOf({ SERAI_DATA, STAFF_URL, STAFF_TOKEN }: StewardConfig, { country, as = 'steward-a' }: Given): Promise<StaffAddress> {
  if (country !== undefined) {
    const demo = new LocalDemo(SERAI_DATA);
    return { url: await demo.urlOf(country), token: await demo.stewardToken(country, as) };
  }
  if (STAFF_URL === undefined || STAFF_TOKEN === undefined) {
    throw new SeraiError('CONFIG_INVALID', "Set STAFF_URL to the address of the country's own service and STAFF_TOKEN to a token of its own issuer; in the local demo, name the country: --country KZ");
  }
  return { url: STAFF_URL, token: STAFF_TOKEN };
}

function listed(codes: string | undefined): readonly string[] | null {
  return codes === undefined ? null : codes.split(',').map((code) => code.trim()).filter((code) => code !== '');
}

function lineOf({ id, state, audience, subject, scope, until, grantedBy, reason }: Visa): string {
  return `${id}  ${state.padEnd(8)}  ${audience} until ${until}  ${subject}  ${scopeOf(scope)}  by ${grantedBy}${reason === null ? '' : `  ${JSON.stringify(reason)}`}`;
}

function scopeOf({ indicators, breakdowns, periodFrom, periodTo }: Scope): string {
  const periods = periodFrom === null && periodTo === null ? 'all periods' : `${periodFrom ?? ''}..${periodTo ?? ''}`;
  return `${indicators?.join(',') ?? 'all indicators'}; ${breakdowns === null ? 'all breakdowns' : breakdowns.length === 0 ? 'totals' : `by ${breakdowns.join(',')}`}; ${periods}`;
}

function shown(application: Application): string {
  const { id, state, applicant, issuer, bound, institution, purpose, countries, audience, asked, until, submittedAt, decidedAt, decidedBy, reason, visa } = application;
  return [
    `${id}  ${state}`, `applicant    ${applicant}, by ${issuer}${bound ? '; the visa will be bound to his key' : ''}`, `institution  ${institution}`, `purpose      ${purpose}`, `countries    ${countries.join(', ')}`,
    `asks for     ${audience} until ${until}; ${scopeOf(asked)}`, `submitted    ${submittedAt}`, ...(decidedAt === null ? [] : [`decided      ${decidedAt} by ${decidedBy ?? ''}`]),
    ...(reason === null ? [] : [`reason       ${reason}`]), ...(visa ? [`visa         ${lineOf(visa)}`] : []),
  ].join('\n');
}
