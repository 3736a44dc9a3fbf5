import { INDICATOR_CODES } from './group.js';
import { LOCATOR, METHOD, NOTE, SOURCE } from './marks.js';
import type { Member } from './members.js';
import { RATE_CODES } from './rates.js';
import type { Submission } from './submissions.js';
import { DIMENSIONS, type Table } from './table.js';

/** What the tables of a kind tell, and what a cell of theirs is that has no row: a rate of nobody is no zero. */
const KINDS = { counts: { indicators: INDICATOR_CODES, absent: 'zero' }, rates: { indicators: RATE_CODES, absent: 'notCollected' } } as const;

/** The domain.yaml of a training member: for which cells every release holds an answer, whether or not figures.csv has a row. */
export function domainYaml({ code, name, tables }: Member, { years }: Pick<Submission, 'years'>): string {
  const head = [
    `# What every release of ${name} holds a cell for, whether or not figures.csv has a row: a count without one is a zero.`,
    `# ${name} does not exist. Written by \`npm run training\` (infra/training).`,
    `country: ${code}`,
    'tables:',
  ];
  return [...head, ...tables.flatMap((table) => describeTable(table, years))].map((line) => `${line}\n`).join('');
}

function describeTable({ about, kind, codes }: Table, years: Submission['years']): readonly string[] {
  const list = (values: readonly (string | number)[]): string => `[${values.join(', ')}]`;
  return [
    `  # ${about}`,
    `  - indicators: ${list(KINDS[kind].indicators)}`,
    `    periods: ${list(years)}`,
    `    source: ${SOURCE}`,
    `    method: ${METHOD}`,
    `    locator: ${LOCATOR}`,
    `    note: { en: "${NOTE.en}", ru: "${NOTE.ru}" }`,
    `    absent: ${KINDS[kind].absent}`,
    '    dimensions:',
    ...DIMENSIONS.flatMap((dimension) => (codes[dimension] ? [`      ${dimension}: ${list(codes[dimension])}`] : [])),
  ];
}
