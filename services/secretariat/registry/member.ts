import { SeraiError } from '@serai/schema';

/** A member of the hub as the secretariat keeps it: data, not code. */
export interface Member {
  readonly code: string;
  /** GraphQL type, such as Kazakhstan. */
  readonly type: string;
  /** Root field, such as kazakhstan. */
  readonly rootField: string;
  readonly nameEn: string;
  readonly nameRu: string;
  /** Address of its GraphQL endpoint. */
  readonly url: string;
  /** A training member is fictional: its figures are synthetic and about nobody. */
  readonly training: boolean;
  /** What it last served that was accepted; null before that. */
  readonly acceptedSdl: string | null;
}

/** What somebody enrols; the registry adds the rest. */
export type Enrolment = Omit<Member, 'acceptedSdl'>;

/** Names that a member's type must not take: they are the contract's, the secretariat's or federation's. */
const TAKEN_TYPES = new Set(['Query', 'Mutation', 'Subscription', 'Country', 'Boolean', 'Float', 'String', 'Int', 'ID', 'Member', 'AcceptedTerms', 'Application', 'ApplicationForm', 'ApplicationStanding', 'ApplicationState', 'GrantedVisa', 'Viewer']);
const TAKEN_FIELDS = new Set(['applications', 'country', 'countries', 'indicators', 'member', 'viewer']);

/** Name of a member's subgraph in the supergraph. */
export function subgraphName(member: Pick<Member, 'code'>): string {
  return `country-${member.code.toLowerCase()}`;
}

/**
 * Checks a list of enrolments before any is stored. Throws MEMBER_INVALID that names the first
 * fault. `contractTypes` are the names of the contract's own types.
 */
export function checkEnrolments(enrolments: readonly Enrolment[], contractTypes: ReadonlySet<string>): void {
  const seen = new Map<string, string>();
  const unique = (what: string, value: string, code: string): void => {
    const other = seen.get(`${what} ${value}`);
    if (other !== undefined) throw new SeraiError('MEMBER_INVALID', `${code} and ${other} have the same ${what} ${value}. Each member needs its own`);
    seen.set(`${what} ${value}`, code);
  };
  for (const { code, type, rootField, url } of enrolments) {
    if (!/^[A-Z]{2}$/.test(code)) throw new SeraiError('MEMBER_INVALID', `${code} is not a country code. Write two capital letters`);
    if (!/^[A-Z][A-Za-z]{2,39}$/.test(type) || TAKEN_TYPES.has(type) || contractTypes.has(type)) {
      throw new SeraiError('MEMBER_INVALID', `${code} cannot have the type ${type}. Choose a GraphQL type name that the contract does not use`);
    }
    if (!/^[a-z][A-Za-z]{2,39}$/.test(rootField) || TAKEN_FIELDS.has(rootField)) {
      throw new SeraiError('MEMBER_INVALID', `${code} cannot have the root field ${rootField}. Choose a field name that the contract does not use`);
    }
    if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
      throw new SeraiError('MEMBER_INVALID', `${code}: ${url} is not an address. Write the http(s) address of its GraphQL endpoint`);
    }
    unique('code', code, code);
    unique('type', type, code);
    unique('root field', rootField, code);
    unique('address', new URL(url).href, code);
  }
}
