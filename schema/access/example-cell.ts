import { METHOD } from '../dictionary/codelists/method.js';
import { BREAKDOWN_IDS, BREAKDOWNS, type BreakdownId } from '../dictionary/dimension.js';
import type { Figure } from '../dictionary/figure.js';
import type { IndicatorDefinition } from '../dictionary/indicator.js';
import { INDICATORS } from '../dictionary/indicators.js';
import { codeWhenLeftOut } from '../dictionary/left-out.js';
import { isPeriod } from '../dictionary/period.js';
import type { CellFacts } from './access-rules.js';
import { COORDINATE, type Coordinates } from '../dictionary/coordinates.js';
import { readTime } from './embargo.js';
import type { NodeReader, Place } from '../yaml/node-reader.js';

const MEASURES = { OBS_VALUE: 'value', LOWER: 'lower', UPPER: 'upper', NUMERATOR: 'numerator', DENOMINATOR: 'denominator', SAMPLE_SIZE: 'sampleSize' } as const;

/** The columns of figures.csv that decide what may be seen, and two facts that the cell itself does not hold. */
const COLUMNS = {
  must: ['INDICATOR', 'TIME_PERIOD'],
  may: [...BREAKDOWN_IDS, 'UNIT', ...Object.keys(MEASURES), 'METHOD', 'EMBARGO_TIME', 'SOURCE', 'GROUP', 'CONTRIBUTIONS'],
};

/** Reads the cell of an example, in the columns of figures.csv; what is left out means what it means there. */
export function parseExampleCell(reader: NodeReader, place: Place, country: string): { cell: Figure; facts: CellFacts } | undefined {
  const keys = reader.map(place, COLUMNS);
  const before = reader.faults.length;
  const read = (column: string, fallback: string, check: (text: string) => boolean, remedy: string): string => {
    const at = keys.get(column);
    const text = at && reader.text(at, remedy);
    if (at && text !== undefined && !check(text)) reader.fault(at, 'This cannot stand here', remedy);
    return text ?? fallback;
  };
  const number = (column: string): number | null => {
    const text = read(column, '', (each) => /^-?\d{1,15}(\.\d{1,10})?$/.test(each), 'Write digits with a decimal point');
    return text === '' ? null : Number(text);
  };
  const indicator = INDICATORS.get(read('INDICATOR', '', (code) => INDICATORS.has(code), 'Use a code of schema/dictionary/README.md'));
  const period = read('TIME_PERIOD', '', isPeriod, 'Write a period such as 2017, or _U');
  if (!indicator || period === '') return undefined;
  const measures = Object.fromEntries(Object.entries(MEASURES).map(([column, field]) => [field, number(column)])) as Record<(typeof MEASURES)[keyof typeof MEASURES], number | null>;
  const embargo = read('EMBARGO_TIME', '', (text) => readTime(text) !== undefined, 'Write it in UTC, as 2027-01-31T09:00:00Z');
  const cell: Figure = {
    indicator: indicator.code, reporter: country, period, stockOrFlow: indicator.stockOrFlow[0],
    ...readCoordinates(indicator, country, (id) => read(id, '', (code) => BREAKDOWNS[id].lookUp(code) !== undefined, `Use ${BREAKDOWNS[id].expects}`)),
    unit: read('UNIT', indicator.units[0], (unit) => indicator.units.includes(unit), `Use ${indicator.units.join(' or ')}`),
    ...measures,
    status: 'A', confidentiality: 'F', missing: null, embargoUntil: embargo === '' ? null : embargo,
    method: read('METHOD', '_U', (code) => METHOD.has(code), `Use one of ${[...METHOD.keys()].join(', ')}`),
    source: read('SOURCE', 'EXAMPLE', () => true, 'Name a source of the catalogue'), locator: 'example', noteEn: null, noteRu: null,
  };
  const group = number('GROUP');
  const contributions = keys.get('CONTRIBUTIONS');
  const facts = {
    ...(group === null ? {} : { group }),
    ...(contributions ? { contributions: reader.list(contributions, 'numbers').flatMap((at) => reader.whole(at, 0, 999_999_999) ?? []) } : {}),
  };
  return reader.faults.length > before ? undefined : { cell, facts };
}

/** Left out, a dimension means what an empty cell of figures.csv means. */
function readCoordinates(indicator: IndicatorDefinition, country: string, read: (id: BreakdownId) => string): Coordinates {
  const population = read('POPULATION');
  const codes = BREAKDOWN_IDS.map((id) => [COORDINATE[id], read(id) || codeWhenLeftOut(indicator, id, population, country)]);
  return Object.fromEntries(codes) as Coordinates;
}
