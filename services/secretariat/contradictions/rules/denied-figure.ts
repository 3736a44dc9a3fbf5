import { KEY_POPULATION, LEGAL_STATUS } from '@serai/schema';
import type { Reading } from '../../regional/reading.js';
import { mayMeet } from '../../regional/time-match.js';
import type { Contradiction, ContradictionRule } from '../contradiction.js';
import { holdsCode, widerPopulations } from '../wholes.js';

const WHY = { en: 'The second says that there are no such figures.', ru: 'Согласно второму, таких данных нет.' };

/**
 * Denied figure
 *
 * A source says that a country has no figures of a sort, and another gives one of them for the same years.
 */
export const deniedFigure: ContradictionRule = {
  name: 'DENIED_FIGURE',
  law: { en: 'What is said not to be collected is nowhere given.', ru: 'То, что названо несобираемым, нигде не приводится.' },
  find: ({ silences, figures }) => {
    const byIndicator = new Map<string, Reading[]>();
    for (const figure of figures) {
      const key = `${figure.reporter}|${figure.indicator}`;
      const known = byIndicator.get(key);
      if (known) known.push(figure);
      else byIndicator.set(key, [figure]);
    }
    return silences.flatMap((silence): Contradiction[] => {
      const denied = (byIndicator.get(`${silence.reporter}|${silence.indicator}`) ?? []).filter((figure) => mayMeet(silence, figure) && covers(silence, figure));
      const [one, ...more] = denied;
      return one ? [{ rule: 'DENIED_FIGURE', kind: 'SOURCE', one, other: silence, more, implied: null, because: WHY }] : [];
    });
  },
};

/** True where the silence is about everything that the figure is about. */
function covers(silence: Reading, figure: Reading): boolean {
  const isSame = (whole: string, part: string) => whole === '_T' || whole === part;
  return (
    [figure.population, ...widerPopulations(figure.population)].includes(silence.population) && holdsCode(LEGAL_STATUS, silence.legalStatus, figure.legalStatus) && holdsCode(KEY_POPULATION, silence.keyPopulation, figure.keyPopulation) &&
    isSame(silence.area, figure.area) && isSame(silence.sex, figure.sex) && isSame(silence.age, figure.age) && isSame(silence.origin, figure.origin) && isSame(silence.destination, figure.destination)
  );
}
