import { askGraph, errorOf, type GraphAnswer } from '@serai/chassis';
import { SeraiError } from '@serai/schema';
import type { ApplicantConfig } from '../config.js';

type Given = Readonly<Record<string, string>>;

const ANSWER_WITHIN_MS = 15_000;

interface Standing {
  readonly country: string;
  readonly state: string;
  readonly reason: string | null;
  readonly visa: string | null;
  readonly until: string | null;
}

interface Application {
  readonly id: string;
  readonly institution: string;
  readonly audience: string;
  readonly until: string;
  readonly standings: readonly Standing[];
}

interface Terms {
  readonly code: string;
  readonly accessRules: { readonly audiences: readonly { readonly audience: string; readonly terms: string | null; readonly termsVersion: string | null }[] } | null;
}

const APPLICATION = 'id institution audience until standings { country state reason visa until }';

/** How a command reaches the hub, and says who asks. */
const WHERE = [
  { flag: '--hub <address>', describe: 'the hub; left out: HUB_URL, or this machine' },
  { flag: '--token <token>', describe: 'your access token; better in SERAI_TOKEN, which other users of the machine do not see' },
] as const;

/** What an applicant does, through the hub. */
export function applicantAccessCommands(settings: () => ApplicantConfig) {
  return {
    apply: {
      describe: 'apply to countries for access; without --accept it shows the terms that are to be accepted',
      options: [
        ...WHERE, { flag: '--countries <codes>', describe: 'the countries, with commas between' }, { flag: '--institution <name>', describe: 'for which institution' }, { flag: '--purpose <text>', describe: 'what the figures are for' },
        { flag: '--audience <audience>', describe: 'researcher, secretariat or partner:XX', fallback: 'researcher' }, { flag: '--indicators <codes>', describe: 'indicators, with commas between; left out: all' },
        { flag: '--breakdowns <dimensions>', describe: 'dimensions finer than the total, with commas between; none for totals alone; left out: all' }, { flag: '--from <period>', describe: 'first period' },
        { flag: '--to <period>', describe: 'last period' }, { flag: '--until <day>', describe: 'last day of access, such as 2027-06-30' }, { flag: '--accept <terms>', describe: 'the terms that you have read and accept, such as KZ=2026-11,UZ=2026-11' },
      ],
      run: async (_words: readonly string[], given: Given) => {
        const { countries = '', audience = 'researcher', accept } = given;
        if (accept === undefined) return termsOf(settings(), given, listed(countries) ?? [], audience);
        const application = {
          institution: given['institution'] ?? '', purpose: given['purpose'] ?? '', countries: listed(countries) ?? [], audience, indicators: listed(given['indicators']),
          breakdowns: given['breakdowns'] === 'none' ? [] : listed(given['breakdowns']), periodFrom: given['from'] ?? null, periodTo: given['to'] ?? null, until: given['until'] ?? '', terms: accepted(accept),
        };
        const { applyForAccess } = await ask<{ applyForAccess: Application }>(settings(), given, `mutation ($application: ApplicationForm!) { applyForAccess(application: $application) { ${APPLICATION} } }`, { application });
        return shown(applyForAccess);
      },
    },
    status: {
      describe: 'show where your applications stand',
      options: WHERE,
      run: async (_words: readonly string[], given: Given) => {
        const { applications } = await ask<{ applications: readonly Application[] }>(settings(), given, `{ applications { ${APPLICATION} } }`);
        return applications.length > 0 ? applications.map(shown).join('\n') : 'You have no applications';
      },
    },
    withdraw: {
      describe: 'take an application back; what was decided stands',
      takes: ['id'], options: WHERE,
      run: async ([id = '']: readonly string[], given: Given) => {
        const { withdrawApplication } = await ask<{ withdrawApplication: Application }>(settings(), given, `mutation ($id: ID!) { withdrawApplication(id: $id) { ${APPLICATION} } }`, { id });
        return shown(withdrawApplication);
      },
    },
  } as const;
}

/** The terms of each country for an audience, and how they are accepted: nobody accepts what he has not been shown. */
async function termsOf(config: ApplicantConfig, given: Given, codes: readonly string[], audience: string): Promise<string> {
  if (codes.length === 0) throw new SeraiError('APPLICATION_REFUSED', 'countries: name at least one country, such as --countries KZ,UZ');
  const { countries } = await post<{ countries: readonly Terms[] }>(addressOf(config, given), undefined, 'query ($codes: [CountryCode!]) { countries(codes: $codes, training: true) { code accessRules { audiences { audience terms termsVersion } } } }', { codes });
  const known = countries.map(({ code, accessRules }) => ({ code, terms: accessRules?.audiences.find((each) => each.audience === audience) }));
  const lines = known.map(({ code, terms }) => `${code}  ${terms?.termsVersion == null ? `has no terms for ${audience}: it cannot be asked for that` : `${terms.termsVersion}  ${terms.terms ?? ''}`}`);
  const versions = known.flatMap(({ code, terms }) => (terms?.termsVersion == null ? [] : [`${code}=${terms.termsVersion}`]));
  return [...lines, ...(versions.length > 0 ? [`Nothing was sent. If you accept these terms, apply with --accept ${versions.join(',')}`] : [])].join('\n');
}

/** Asks the hub as whoever holds the token. */
async function ask<Data>(config: ApplicantConfig, given: Given, query: string, variables: Readonly<Record<string, unknown>> = {}): Promise<Data> {
  const bearer = given['token'] ?? config.SERAI_TOKEN;
  if (bearer === undefined) throw new SeraiError('CONFIG_INVALID', 'Set SERAI_TOKEN to your access token');
  return post(addressOf(config, given), bearer, query, variables);
}

function addressOf({ HUB_URL }: ApplicantConfig, { hub = HUB_URL }: Given): string {
  if (!URL.canParse(hub)) throw new SeraiError('CONFIG_INVALID', `${JSON.stringify(hub.slice(0, 60))} is no address. Write it as http://127.0.0.1:4000`);
  return hub;
}

async function post<Data>(address: string, token: string | undefined, query: string, variables: Readonly<Record<string, unknown>>): Promise<Data> {
  let answer: GraphAnswer<Data & Readonly<Record<string, unknown>>>;
  try {
    answer = await askGraph(new URL('/graphql', address), { query, variables, token, withinMs: ANSWER_WITHIN_MS });
  } catch (error) {
    throw new SeraiError('HUB_NOT_READY', `The hub does not answer at ${new URL(address).origin}. Check that it runs, and set HUB_URL to where it does`, { cause: error });
  }
  const [error] = answer.errors;
  if (error) throw errorOf(error, 'HUB_NOT_READY');
  if (!answer.data || Object.values(answer.data).some((value) => value === null)) throw new SeraiError('HUB_NOT_READY', 'The hub gave no answer. Ask again in a moment');
  return answer.data;
}

function listed(codes: string | undefined): readonly string[] | null {
  return codes === undefined ? null : codes.split(',').map((code) => code.trim()).filter((code) => code !== '');
}

function accepted(terms: string): readonly { readonly country: string; readonly version: string }[] {
  return (listed(terms) ?? []).map((each) => {
    const [country = '', version = ''] = each.split('=', 2);
    return { country, version };
  });
}

function shown({ id, institution, audience, until, standings }: Application): string {
  const lines = standings.map(({ country, state, reason, visa, until: granted }) => `  ${country}  ${state}${granted === null ? '' : ` until ${granted}`}${visa === null ? '' : `  visa ${visa}`}${reason === null ? '' : `  ${JSON.stringify(reason)}`}`);
  return [`${id}  ${audience} until ${until}, ${institution}`, ...lines].join('\n');
}
