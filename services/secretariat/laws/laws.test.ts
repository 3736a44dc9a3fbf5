import { describe, expect, it } from '@jest/globals';
import { LAW_AREA, SCORECARD } from '@serai/schema';
import { madeUp, madeUpAnswer, madeUpLaw } from '../regional/made-up.fixture.js';
import { publishedAnswer } from '../regional/published.fixture.js';
import { agreementOf, compareLaws } from './comparison.js';
import { FAVOUR } from './favour.js';
import { marksCountry, standingOf } from './position.js';
import { type Mark, scorecard } from './scorecard.js';

const published = publishedAnswer();
const marks = scorecard(published);
const markOf = (country: string, section: string): Mark | undefined => marks.find((mark) => mark.country === country && mark.section.id === section);
const evidenceOf = (country: string, area: string) => marks.flatMap((mark) => (mark.country === country ? mark.evidence : [])).find((each) => each.area === area);

describe('the answers that serve migrants', () => {
  it('are declared for every area of law, each once, with a reason and, where the area is marked, where that is said', () => {
    expect([...FAVOUR.keys()].sort()).toEqual([...LAW_AREA.keys()].sort());
    for (const [area, { answer, because, source }] of FAVOUR) {
      expect([area, because.en.length > 0 && because.ru.length > 0, source === null]).toEqual([area, true, answer === null]);
      if (LAW_AREA.get(area)?.answers === 'NUMBER') expect(answer).toBeNull();
    }
  });

  it('tell a position in favour from one against', () => {
    expect([standingOf({ area: 'HIV_DEPORTATION', answer: 'YES' }), standingOf({ area: 'HIV_DEPORTATION', answer: 'NO' }), standingOf({ area: 'ART_FREE', answer: 'PARTLY' })]).toEqual(['AGAINST', 'IN_FAVOUR', 'PARTLY']);
    expect([standingOf({ area: 'ART_FREE', answer: '_U' }), standingOf({ area: 'ART_SUPPLY_MONTHS', answer: '6' }), standingOf({ area: 'REENTRY_BAN', answer: 'YES' })]).toEqual([null, null, null]);
    expect(standingOf({ area: 'RATIFIED_SMUGGLING_PROTOCOL_2000', answer: 'SIGNED' })).toBe('PARTLY');
  });

  it('mark a country by its own positions for migrants: not by what citizens get, nor by what other countries do to its emigrants', () => {
    expect(marksCountry({ area: 'ART_FREE', population: 'CITIZEN' })).toBe(false);
    expect(marksCountry({ area: 'HIV_DEPORTATION', population: 'EMIGRANT' })).toBe(false);
    expect(marksCountry({ area: 'PRE_DEPARTURE_HIV_INFORMATION', population: 'EMIGRANT' })).toBe(true);
    expect(marksCountry({ area: 'BILATERAL_AGREEMENTS', population: 'EMIGRANT_WORKER' })).toBe(true);
    expect(marksCountry({ area: 'ART_FREE', population: 'IMMIGRANT' })).toBe(true);
  });
});

describe('the comparison table, as published', () => {
  const rowOf = (area: string) => compareLaws(published, [area])[0]?.cells;

  it('says who ratified the convention on migrant workers: Kyrgyzstan and Tajikistan', () => {
    expect(rowOf('RATIFIED_MIGRANT_WORKERS_CONVENTION_1990')?.map(({ country, answer, agreement }) => [country, answer, agreement])).toEqual([
      ['KG', 'YES', 'AGREE'], ['KZ', 'NO', 'AGREE'], ['RU', 'NO', 'AGREE'], ['TJ', 'YES', 'AGREE'], ['TM', 'NO', 'AGREE'], ['UZ', 'NO', 'AGREE'],
    ]);
  });

  it('shows every position where several are on record: therapy in Kazakhstan, no in 2018, partly in 2025', () => {
    const kazakhstan = rowOf('ART_FREE')?.find(({ country }) => country === 'KZ');
    expect([kazakhstan?.positions.length, kazakhstan?.answer, kazakhstan?.agreement]).toEqual([9, null, 'DIFFER_BY_TIME']);
  });

  it('tells answers for other people from sources that contradict', () => {
    expect(rowOf('HIV_TEST_FOR_WORK')?.find(({ country }) => country === 'RU')?.agreement).toBe('DIFFER_BY_PEOPLE');
    expect(rowOf('STI_CARE_FREE')?.find(({ country }) => country === 'RU')?.agreement).toBe('CONTRADICT');
  });

  it('has a cell for every area and country, and says where there is no position', () => {
    const table = compareLaws(published, null);
    expect([table.length, table.flatMap(({ cells }) => cells).length]).toEqual([LAW_AREA.size, LAW_AREA.size * 6]);
    expect(table.flatMap(({ cells }) => cells).flatMap(({ positions }) => positions)).toHaveLength(published.laws.length);
    expect(rowOf('PREP_AVAILABLE')?.every(({ agreement }) => agreement === 'NO_POSITION')).toBe(true);
  });

  it('does not take for the law of Tajikistan what its emigrants meet in other countries', () => {
    expect(rowOf('HIV_DEPORTATION')?.find(({ country }) => country === 'TJ')).toMatchObject({ answer: null, agreement: 'ELSEWHERE', positions: [{ population: 'EMIGRANT', answer: 'YES' }] });
  });

  it('never takes an unknown answer for a contradiction', () => {
    expect(agreementOf([madeUpLaw('ART_FREE', 'XN', '_U'), madeUpLaw('ART_FREE', 'XN', 'YES')])).toBe('AGREE');
  });
});

describe('the scorecard, as published', () => {
  it('marks Russia 22 for surveillance: diagnoses and legal status are told, seven other figures are not collected', () => {
    expect(markOf('RU', 'E')).toMatchObject({ percent: 22, inFavour: 2, partly: 0, against: 7, withoutEvidence: 1 });
  });

  it('marks Kyrgyzstan 0 for surveillance: all six figures on record say that nobody collects them', () => {
    expect(markOf('KG', 'E')).toMatchObject({ percent: 0, inFavour: 0, partly: 0, against: 6 });
  });

  it('marks the commitment of Uzbekistan 50: three treaties and agreements, one signed only, three not ratified', () => {
    expect(markOf('UZ', 'A')).toMatchObject({ percent: 50, inFavour: 3, partly: 1, against: 3 });
    expect(markOf('UZ', 'A')?.evidence.map(({ area, standing }) => [area, standing])).toContainEqual(['RATIFIED_SMUGGLING_PROTOCOL_2000', 'PARTLY']);
  });

  it('has no mark without evidence: nothing on record says what the law of Tajikistan does to migrants in it', () => {
    expect(markOf('TJ', 'B')).toMatchObject({ percent: null, inFavour: 0, partly: 0, against: 0, evidence: [] });
  });

  it('shows the evidence: deportation in Russia, with sources of 2016, 2018 and 2020', () => {
    const deportation = evidenceOf('RU', 'HIV_DEPORTATION');
    expect(deportation?.standing).toBe('AGAINST');
    expect(deportation?.positions.every(({ answer }) => answer === 'YES')).toBe(true);
    expect([...new Set(deportation?.positions.map(({ asOf }) => asOf.slice(0, 4)))].sort()).toEqual(['2016', '2018', '2020']);
    expect(deportation?.favour?.source).toMatch(/UNFPA-2018-TEXT, §4\.2\.2/);
  });

  it('counts one area once however many positions are on record, and calls it partly where they differ', () => {
    // Tajik citizens needed no test for stay in 2018, everybody did in 2025.
    expect(evidenceOf('KZ', 'HIV_TEST_FOR_STAY')).toMatchObject({ standing: 'PARTLY' });
  });

  it('marks each country in each section, and every mark follows from its evidence', () => {
    expect(marks).toHaveLength(6 * SCORECARD.size);
    for (const { percent, inFavour, partly, against, evidence } of marks) {
      expect(evidence).toHaveLength(inFavour + partly + against);
      expect(percent).toBe(evidence.length === 0 ? null : Math.round((100 * (inFavour + partly / 2)) / evidence.length));
      for (const { positions, figures } of evidence) expect(positions.length + figures.length).toBeGreaterThan(0);
    }
  });
});

describe('the marks of surveillance', () => {
  const markE = (...readings: readonly ReturnType<typeof madeUp>[]) => scorecard(madeUpAnswer(readings)).find(({ section }) => section.id === 'E');

  it.each(['SUPPRESSED', 'NOT_FOR_AUDIENCE', 'EMBARGOED'] as const)('do not count a figure that is kept back, for nobody is told whether there is one (%s)', (reason) => {
    const migrants = { population: 'IMMIGRANT' };
    const told = madeUp('HIV_TESTED', 'XN', 10, migrants);
    const counts = { percent: 100, inFavour: 1, partly: 0, against: 0, withoutEvidence: 9 };
    expect(markE(told)).toMatchObject(counts);
    expect(markE(told, madeUp('HIV_NEW_DIAGNOSES', 'XN', reason, migrants))).toMatchObject(counts);
  });

  it('leave out a country that did not answer', () => {
    expect(scorecard(madeUpAnswer([], { asked: ['XN'], silent: [{ country: 'XN', code: 'COUNTRY_TIMEOUT', message: 'late' }] }))).toEqual([]);
    expect(compareLaws(madeUpAnswer([], { asked: ['XN'], silent: [{ country: 'XN', code: 'COUNTRY_TIMEOUT', message: 'late' }] }), ['ART_FREE'])[0]?.cells[0]?.answered).toBe(false);
  });
});
