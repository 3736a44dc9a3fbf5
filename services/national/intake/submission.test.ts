import { describe, expect, it } from '@jest/globals';
import { describeFault } from './fault.js';
import { readSubmission, type Submission } from './submission.js';

const SOURCES = `ID,TITLE_EN,TITLE_RU,PUBLISHER,YEAR
ANNEX3,Fact sheet,Справка,UNFPA,2018
ANNEX4,Fact sheet 4,Справка 4,UNFPA,2018
UNUSED,Announcement,Анонс,AFEW,2020`;
const FIGURES = `INDICATOR,REPORTER,TIME_PERIOD,SEX,METHOD,OBS_VALUE,SOURCE,LOCATOR
HIV_NEW_DIAGNOSES,KZ,2016,,,2850,ANNEX3,Table 1
HIV_NEW_DIAGNOSES,KZ,2017,,,3025,ANNEX3,Table 1`;
const LAWS = `LAW_AREA,REPORTER,POPULATION,ANSWER,AS_OF,DETAIL_EN,DETAIL_RU,SOURCE,LOCATOR
ART_FREE,KZ,CITIZEN,YES,2018,Free.,Бесплатно.,ANNEX4,§2
ART_FREE,KZ,IMMIGRANT,NO,2018,Not free.,Платно.,ANNEX4,§2`;

function read({ figures = FIGURES, laws = LAWS, sources = SOURCES, domain }: { figures?: string; laws?: string; sources?: string; domain?: string }): Submission | string[] {
  const result = readSubmission(
    { figures: { name: 'figures.csv', text: figures }, laws: { name: 'laws.csv', text: laws }, sources: { name: 'sources.csv', text: sources }, domain: domain === undefined ? null : { name: 'domain.yaml', text: domain } }, 'KZ',
  );
  return 'faults' in result ? result.faults.map(describeFault) : result;
}

const TWICE = 'An earlier row already says this from the same source. Tell the two apart by a dimension, a period or a method, or remove one';

describe('a submission', () => {
  it('is the figures, the positions, and the sources that they name, without those that nobody names', () => {
    const { figures, laws, sources } = read({}) as Submission;
    expect(figures.map(({ period, value }) => [period, value])).toEqual([['2016', 2850], ['2017', 3025]]);
    expect(laws.map(({ population, answer }) => [population, answer])).toEqual([['CITIZEN', 'YES'], ['IMMIGRANT', 'NO']]);
    expect(sources.map(({ id }) => id)).toEqual(['ANNEX3', 'ANNEX4']);
  });

  it('is taken whole or not at all: one fault in any file, and the good rows stay out with it', () => {
    expect(read({ figures: FIGURES.replace('3025', '3 025') })).toEqual([
      'figures.csv:3 OBS_VALUE = "3 025": This is not a number. Write digits with a decimal point, no spaces, signs or thousands separators',
    ]);
    expect(read({ laws: LAWS.replace('NO', 'NEVER') })).toEqual([
      'laws.csv:3 ANSWER = "NEVER": This does not answer the area. Use one of YES, NO, PARTLY, SIGNED, _U',
    ]);
    expect(read({ sources: `${SOURCES}\nBAD,,,,` })).toHaveLength(4);
  });

  it('tells the faults of all three files at once', () => {
    const faults = read({ figures: FIGURES.replace('2017', '20l7'), laws: LAWS.replace('IMMIGRANT', 'GUEST'), sources: SOURCES.replace('2020', '1020') }) as string[];
    expect(faults.map((fault) => fault.split(' ', 1)[0])).toEqual(['sources.csv:4', 'figures.csv:3', 'laws.csv:3']);
  });

  it('does not take the same cell twice from one source, even with another value', () => {
    expect(read({ figures: FIGURES.replace('2016', '2017') })).toEqual([`figures.csv:3 INDICATOR = "HIV_NEW_DIAGNOSES": ${TWICE}`]);
  });

  it('takes the same cell from another source, since contradictions are data, or by another method', () => {
    expect(read({ figures: `${FIGURES}\nHIV_NEW_DIAGNOSES,KZ,2017,,,3100,ANNEX4,§1\nHIV_NEW_DIAGNOSES,KZ,2017,,ESTIMATE,4000,ANNEX3,Table 1` })).toMatchObject({
      figures: [{ value: 2850 }, { value: 3025 }, { value: 3100 }, { value: 4000 }],
    });
  });

  it('sees through two ways of writing one cell: an empty cell and the total', () => {
    expect(read({ figures: `${FIGURES}\nHIV_NEW_DIAGNOSES,KZ,2017,_T,_U,3025,ANNEX3,Table 2` })).toEqual([`figures.csv:4 INDICATOR = "HIV_NEW_DIAGNOSES": ${TWICE}`]);
  });

  it('does not take a position or a source twice', () => {
    expect(read({ laws: LAWS.replace('IMMIGRANT', 'CITIZEN') })).toEqual([`laws.csv:3 LAW_AREA = "ART_FREE": ${TWICE}`]);
    expect(read({ sources: SOURCES.replace('UNUSED', 'ANNEX3') })).toEqual([`sources.csv:4 ID = "ANNEX3": ${TWICE}`]);
  });

  describe('over a declared domain', () => {
    const domain = `country: KZ
tables:
  - { indicators: [HIV_NEW_DIAGNOSES], periods: [2016, 2017], source: ANNEX3, method: _U, locator: Table 1, note: { en: Printed., ru: Напечатано. }, absent: notCollected }
`;

    it('brings the domain with it, and the source that it names', () => {
      expect(read({ domain, figures: FIGURES.split('\n', 1).join() })).toMatchObject({ domain: { country: 'KZ' }, figures: [], sources: [{ id: 'ANNEX3' }, { id: 'ANNEX4' }] });
      expect(read({})).toMatchObject({ domain: null });
    });

    it('is refused where a figure of the same source lies outside, and not where it is of another', () => {
      const outside = `${FIGURES}\nHIV_NEW_DIAGNOSES,KZ,2018,,,9,ANNEX3,Table 1`;
      expect(read({ domain, figures: outside })).toEqual(['figures.csv:4 SOURCE = "ANNEX3": domain.yaml declares what is released from this source, and this cell is not in it. Declare its table there, or correct the row: its dimensions, period or method']);
      expect(read({ domain, figures: outside.replace('9,ANNEX3', '9,ANNEX4') })).toMatchObject({ figures: [{}, {}, { source: 'ANNEX4' }] });
    });

    it('tells the faults of the domain with those of the other files', () => {
      expect((read({ domain: domain.replace('ANNEX3', 'RUMOUR'), figures: FIGURES.replace('3025', '3 025') }) as string[]).map((fault) => fault.split(' ', 1)[0])).toEqual(['domain.yaml:1', 'figures.csv:3']);
    });
  });
});
