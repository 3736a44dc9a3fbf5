import { PAGE_LIMIT } from '@serai/schema/graph';

/** A member as questions name it. */
export interface AskedMember {
  readonly code: string;
  /** Its type in the graph, such as Kazakhstan. */
  readonly type: string;
}

const SOURCE = 'source { id title titleRu: title(language: RU) publisher year locator }';

const FIGURES = `fragment Figures on ObservationPage {
  nodes {
    id release indicator { code } reporter period stockOrFlow area population origin destination basis legalStatus keyPopulation sex age transmission unit
    value lower upper numerator denominator sampleSize status confidentiality missing embargoUntil method ${SOURCE} note noteRu: note(language: RU)
  }
  pageInfo { hasNextPage endCursor }
}`;

const POSITIONS = `laws(areas: $areas, asOf: $asOf) { area population origin answer asOf detail detailRu: detail(language: RU) ${SOURCE} }`;

/**
 * The one question to all countries at once: the release that each answers from, and of it figures, positions or
 * both. There are four such texts, so that the gateway plans each once.
 */
export function regionalQuery({ figures, positions }: { readonly figures: boolean; readonly positions: boolean }): string {
  const variables = ['$codes: [CountryCode!]', '$asOf: AsOf', ...(figures ? ['$filter: ObservationFilter'] : []), ...(positions ? ['$areas: [String!]'] : [])];
  const parts = [
    'code', 'releases(first: 1, asOf: $asOf) { id publishedAt }',
    ...(figures ? [`observations(filter: $filter, first: ${PAGE_LIMIT.most}, asOf: $asOf) { ...Figures }`] : []), ...(positions ? [POSITIONS] : []),
  ];
  return `query Regional(${variables.join(', ')}) { countries(codes: $codes, training: true) { ${parts.join(' ')} } }${figures ? `\n${FIGURES}` : ''}`;
}

/** The next page of each of these, all at once; the first of the list answers as `country0`, and goes on after `$after0`. */
export function nextPagesQuery(members: readonly AskedMember[]): string {
  const variables = members.map((_member, index) => `, $after${index}: String!`).join('');
  const pages = members.map(({ code, type }, index) => `country${index}: country(code: "${code}") { ... on ${type} { observations(filter: $filter, first: ${PAGE_LIMIT.most}, after: $after${index}) { ...Figures } } }`);
  return `query NextPages($filter: ObservationFilter${variables}) { ${pages.join(' ')} }\n${FIGURES}`;
}
