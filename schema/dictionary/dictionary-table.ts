import { TOPICS } from './indicator.js';
import { INDICATORS } from './indicators.js';
import { LAW_AREA } from './codelists/law-area.js';
import { SCORECARD, scorecardAreaOf } from './scorecard.js';
import { POPULATION } from './codelists/population.js';

function row(...cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

function table(head: readonly string[], rows: readonly string[]): string {
  return [row(...head), `|${'---|'.repeat(head.length)}`, ...rows].join('\n');
}

/** The dictionary as people read it: Markdown tables of indicators by topic, areas of law and populations. */
export function dictionaryTable(): string {
  const topics = TOPICS.map((topic) => {
    const rows = [...INDICATORS.values()]
      .filter((indicator) => indicator.topic === topic)
      .map(({ code, name, definition, units, stockOrFlow, references }) =>
        row(
          `\`${code}\``,
          name.en,
          name.ru,
          definition.en,
          `${units.join(', ')}; ${stockOrFlow.join(', ').toLowerCase()}`,
          references.map(({ framework, year, number }) => `${framework} ${year} ${number}`).join(', '),
        ),
      );
    return `## ${topic}\n\n${table(['code', 'name', 'название', 'definition', 'unit; time', 'references'], rows)}`;
  });
  const laws = [...LAW_AREA.values()].map(({ id, name, unit }) => row(`\`${id}\``, name.en, name.ru, unit ? unit.en : 'yes, no, partly', scorecardAreaOf(id) ?? ''));
  const populations = [...POPULATION.values()].map(({ id, name, parent }) => row(`\`${id}\``, name.en, name.ru, parent ? `\`${parent}\`` : ''));
  return [
    ...topics,
    `## areas of law and practice\n\n${table(['code', 'statement', 'утверждение', 'answer', 'scorecard'], laws)}`,
    `## scorecard of the essential package\n\n${table(['area', 'name', 'название'], [...SCORECARD.values()].map(({ id, name }) => row(id, name.en, name.ru)))}`,
    `## populations\n\n${table(['code', 'name', 'название', 'part of'], populations)}`,
  ].join('\n\n');
}
