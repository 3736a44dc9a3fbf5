import { POPULATION } from '@serai/schema';
import { areApart } from '../../regional/printed-span.js';
import type { Contradiction, ContradictionRule } from '../contradiction.js';
import { spanOf } from '../figure-index.js';
import { surelySameTime } from '../same-time.js';
import { holdsCode } from '../wholes.js';

const WHY = { en: 'One was found in a sample, the other among those who were tested.', ru: 'Одно найдено по выборке, другое среди обследованных.' };

/**
 * Survey against tests
 *
 * HIV prevalence that a survey finds in a population, and the share of positive tests in it or in a part of
 * it in the same year, are two measures of one thing: where they are apart, the method decides which is read.
 */
export const surveyAgainstTests: ContradictionRule = {
  name: 'SURVEY_AGAINST_TESTS',
  law: { en: 'Prevalence in a survey and positivity of tests measure one thing.', ru: 'Распространённость по исследованию и доля положительных тестов измеряют одно и то же.' },
  find: ({ figures }) => {
    const tests = figures.filter(({ indicator }) => indicator === 'HIV_TEST_POSITIVITY');
    return figures.filter(({ indicator }) => indicator === 'HIV_PREVALENCE').flatMap((survey) =>
      tests.filter((test) => test.reporter === survey.reporter && test.area === survey.area && test.keyPopulation === survey.keyPopulation && test.sex === survey.sex && test.age === survey.age).flatMap((test): Contradiction[] =>
        survey.population !== '_T' && survey.period !== '_U' && holdsCode(POPULATION, survey.population, test.population) && isSameYear(survey.period, test.period) && surelySameTime({ ...survey, stockOrFlow: 'STOCK' }, { ...test, stockOrFlow: 'STOCK' }) && areApart(spanOf(survey), spanOf(test))
          ? [{ rule: 'SURVEY_AGAINST_TESTS', kind: 'METHOD', one: survey, other: test, more: [], implied: null, because: WHY }]
          : [],
      ),
    );
  },
};

function isSameYear(one: string, other: string): boolean {
  return one.slice(0, 4) === other.slice(0, 4);
}
