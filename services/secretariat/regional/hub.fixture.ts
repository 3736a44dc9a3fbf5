import type { AskHub, HubAnswer, HubError } from './ask-hub.js';
import type { LawReading, Reading, ReadingSource } from './reading.js';

/** One country as a hub made of values answers for it: null where it does not. */
export interface FixtureCountry {
  readonly code: string;
  readonly readings: readonly Reading[];
  readonly laws?: readonly LawReading[];
  /** How many figures a page holds. */
  readonly page?: number;
  readonly error?: HubError;
}

type Node = Record<string, unknown>;

const sourceNode = ({ title, ...source }: ReadingSource): Node => ({ ...source, title: title.en, titleRu: title.ru });

/** A figure as the gateway hands it on. */
export function figureNode({ indicator, source, note, ...reading }: Reading): Node {
  return { ...reading, indicator: { code: indicator }, source: sourceNode(source), note: note?.en ?? null, noteRu: note?.ru ?? null };
}

function lawNode({ detail, source, ...law }: LawReading): Node {
  return { ...law, detail: detail.en, detailRu: detail.ru, source: sourceNode(source) };
}

/** The first release is CC-1; `change` does to a node what a hostile country would. */
export function fixtureHub(countries: readonly FixtureCountry[], change: (node: Node, code: string) => Node = (node) => node): { ask: AskHub; asked: { query: string; variables: Readonly<Record<string, unknown>> }[] } {
  const asked: { query: string; variables: Readonly<Record<string, unknown>> }[] = [];
  const page = ({ code, readings, page: size = 5_000 }: FixtureCountry, from: number): Node => ({
    nodes: readings.slice(from, from + size).map((reading) => change(figureNode(reading), code)),
    pageInfo: { hasNextPage: from + size < readings.length, endCursor: String(Math.min(from + size, readings.length)) },
  });
  const first = (country: FixtureCountry): Node =>
    country.error
      ? { code: country.code, releases: null, observations: null, laws: null }
      : { code: country.code, releases: [{ id: `${country.code}-1`, publishedAt: '2026-11-01T00:00:00.000Z' }], observations: page(country, 0), laws: (country.laws ?? []).map(lawNode) };
  const ask: AskHub = (query, variables) => {
    asked.push({ query, variables });
    const codes = variables['codes'] as readonly string[] | undefined;
    const answering = codes ? countries.filter(({ code }) => codes.includes(code)) : [];
    const more = [...query.matchAll(/(country\d+): country\(code: "(..)"\)/g)].map(([, alias = '', code]) => {
      const country = countries.find((each) => each.code === code) as FixtureCountry;
      return [alias, { observations: page(country, Number(variables[alias.replace('country', 'after')])) }];
    });
    const answer: HubAnswer = { data: codes ? { countries: answering.map(first) } : Object.fromEntries(more), errors: answering.flatMap(({ error }) => error ?? []) };
    return Promise.resolve(answer);
  };
  return { ask, asked };
}
