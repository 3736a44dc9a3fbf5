import { INDICATOR_CODES, YEARS } from './group.js';
import { LOCATOR, METHOD, NOTE, SOURCE } from './marks.js';
import type { Member } from './members.js';
import { DIMENSIONS, type Table } from './table.js';

/** The domain.yaml of a training member: for which cells every release holds an answer, whether or not figures.csv has a row. */
export function domainYaml({ code, name, tables }: Member): string {
  const head = [
    `# What every release of ${name} holds a cell for, whether or not figures.csv has a row: a cell without one is a zero.`,
    `# ${name} does not exist. Written by \`npm run training\` (infra/training).`,
    `country: ${code}`,
    'tables:',
  ];
  return [...head, ...tables.flatMap(describeTable)].map((line) => `${line}\n`).join('');
}

function describeTable({ about, codes }: Table): readonly string[] {
  const list = (values: readonly (string | number)[]): string => `[${values.join(', ')}]`;
  return [
    `  # ${about}`,
    `  - indicators: ${list(INDICATOR_CODES)}`,
    `    periods: ${list(YEARS)}`,
    `    source: ${SOURCE}`,
    `    method: ${METHOD}`,
    `    locator: ${LOCATOR}`,
    `    note: { en: "${NOTE.en}", ru: "${NOTE.ru}" }`,
    '    absent: zero',
    '    dimensions:',
    ...DIMENSIONS.flatMap((dimension) => (codes[dimension] ? [`      ${dimension}: ${list(codes[dimension])}`] : [])),
  ];
}
