import { describe, expect, it } from '@jest/globals';
import { publishedAnswer } from '../regional/published.fixture.js';
import { type FactSheet, factSheet } from './fact-sheet.js';
import type { SectionId } from './sections.js';

const published = publishedAnswer();
const sheetOf = (country: string): FactSheet => factSheet(published, country) as FactSheet;
const sectionOf = (country: string, id: SectionId) => sheetOf(country).sections.find(({ section }) => section.id === id);

describe('the fact sheet of a country, as the workshop printed it', () => {
  it('has its sections in the order of the annexes', () => {
    expect(sheetOf('KZ').sections.map(({ section }) => section.title.en)).toEqual([
      'Country context', 'Migrating population', 'Regulation of entry, stay and work, and the rights of migrants', 'Access of migrants to health information and care',
      'HIV situation', 'HIV and the risk of HIV among migrants', 'Main factors of migrants’ vulnerability to HIV',
    ]);
  });

  it('opens with the table of Annex 3, line by line', () => {
    const lines = sectionOf('KZ', 'CONTEXT')?.lines.slice(0, 18).map(({ indicator, figures, missing }) => [indicator, figures[0]?.value ?? missing]);
    expect(lines).toEqual([
      ['POPULATION_TOTAL', 17_918_000], ['POPULATION_GROWTH_RATE', 1.5], ['URBAN_POPULATION_SHARE', 53], ['INTERNATIONAL_MIGRANT_STOCK_SHARE', 20.1], ['SURFACE_AREA', 2_724_900],
      ['GDP_PPP', 449.948], ['GDP_PER_CAPITA_PPP', 25_286], ['UNEMPLOYMENT_RATE', 5.4], ['REMITTANCES_RECEIVED', 275], ['REMITTANCES_SENT', 2_395], ['REMITTANCES_RECEIVED_GDP_SHARE', 0.2],
      ['HDI', 0.794], ['HDI_RANK', 56], ['HIV_DIAGNOSIS_RATE', 'NOT_YET_REPORTED'], ['TB_INCIDENCE', 67], ['TB_HIV_INCIDENCE', 3.2], ['HEALTH_EXPENDITURE_GDP_SHARE', 4.4], ['HEALTH_EXPENDITURE_PER_CAPITA', 539],
    ]);
  });

  it('ends its context with the five ratifications', () => {
    expect(sectionOf('UZ', 'CONTEXT')?.laws.map(({ positions }) => positions[0]?.answer)).toEqual(['NO', 'NO', 'YES', 'SIGNED', 'NO']);
  });

  it('says on its face what nobody collects among migrants', () => {
    expect(sectionOf('TJ', 'MIGRANTS')?.lines.slice(0, 4).map(({ indicator, missing }) => [indicator, missing])).toEqual([
      ['HIV_STATUS_KNOWN', 'NOT_COLLECTED'], ['ART_COVERAGE', 'NOT_COLLECTED'], ['VIRAL_SUPPRESSION_SHARE', 'NOT_COLLECTED'], ['LATE_HIV_DIAGNOSIS', 'NOT_COLLECTED'],
    ]);
  });

  it('shows the silence of Turkmenistan on cases at home, and the cases among its citizens abroad', () => {
    expect(sectionOf('TM', 'HIV')?.lines.find(({ indicator }) => indicator === 'HIV_DIAGNOSES_CUMULATIVE')?.missing).toBe('NOT_COLLECTED');
    expect(sectionOf('TM', 'MIGRANTS')?.lines.find(({ indicator }) => indicator === 'HIV_DIAGNOSES_CUMULATIVE')?.figures.map(({ value, lower }) => value ?? lower)).toEqual([100, 123]);
  });

  it.each(['KG', 'KZ', 'RU', 'TJ', 'TM', 'UZ'])('has every figure and every position of %s in one place, and cites every source once', (country) => {
    const { sections, sources } = sheetOf(country);
    const figures = sections.flatMap(({ lines }) => lines.flatMap((line) => line.figures));
    const positions = sections.flatMap(({ laws }) => laws.flatMap((law) => law.positions));
    const own = published.readings.filter(({ reporter }) => reporter === country);
    expect(figures.map(({ id }) => id).sort()).toEqual(own.map(({ id }) => id).sort());
    expect(positions).toHaveLength(published.laws.filter(({ reporter }) => reporter === country).length);
    expect(sources.map(({ number }) => number)).toEqual(sources.map((_source, index) => index + 1));
    expect(new Set(sources.map(({ source }) => source.id))).toEqual(new Set([...figures, ...positions].map(({ source }) => source.id)));
  });

  it('is not made for a country that did not answer', () => {
    expect(factSheet({ ...published, silent: [{ country: 'KZ', code: 'COUNTRY_TIMEOUT', message: 'late' }] }, 'KZ')).toBeUndefined();
    expect(factSheet(published, 'AM')).toBeUndefined();
  });
});
