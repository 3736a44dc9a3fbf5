import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { NewSubmission, StoredSubmission } from '../store/raw-store.js';
import { importFiles, type ImportResult } from './import.js';

const figures = (...years: readonly number[]): string => ['INDICATOR,REPORTER,TIME_PERIOD,OBS_VALUE,METHOD,SOURCE,LOCATOR', ...years.map((year) => `HIV_TESTED,XN,${year},${year},REGISTERED,REGISTER,1`), ''].join('\n');
const domain = (...years: readonly number[]): string => `country: XN
tables:
  - { indicators: [HIV_TESTED], periods: [${years.join(', ')}], source: REGISTER, method: REGISTERED, locator: "1", note: { en: Counted., ru: Учтены. }, absent: zero }
`;
const FILES = {
  'sources.csv': 'ID,TITLE_EN,TITLE_RU,PUBLISHER,YEAR\nREGISTER,Register,Реестр,Centre,2026\n',
  'own/laws.csv': 'LAW_AREA,REPORTER,POPULATION,ANSWER,AS_OF,DETAIL_EN,DETAIL_RU,SOURCE,LOCATOR\nART_FREE,XN,CITIZEN,YES,2024,Free.,Бесплатно.,REGISTER,1\n',
  'own/figures.csv': figures(2023, 2024),
  'own/domain.yaml': domain(2023, 2024),
  'own/earlier/1/figures.csv': figures(2023),
  'own/earlier/1/domain.yaml': domain(2023),
  'undeclared/figures.csv': figures(2024),
  'nothing/domain.yaml': domain(2024),
};

describe('what a country hands in', () => {
  let root: string;
  let kept: StoredSubmission[];
  const store = {
    newest: () => Promise.resolve(kept.at(-1) ?? null),
    add: (submission: NewSubmission) => Promise.resolve(void kept.push({ ...submission, id: kept.length + 1 })),
  };
  const imported = (from?: string): Promise<ImportResult> =>
    importFiles(store, { folder: join(root, 'own'), figures: from === undefined ? undefined : join(root, from), sources: join(root, 'sources.csv') }, 'XN', new Date('2026-11-26T00:00:00Z'));
  const newest = (): unknown => ({ years: kept.at(-1)?.figures.map(({ period }) => period), declared: kept.at(-1)?.domain?.tables.flatMap(({ periods }) => periods), laws: kept.at(-1)?.laws.length });

  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'serai-import-'));
    for (const [name, text] of Object.entries(FILES)) {
      await mkdir(dirname(join(root, name)), { recursive: true });
      await writeFile(join(root, name), text);
    }
  });
  beforeEach(() => {
    kept = [];
  });
  afterAll(async () => rm(root, { recursive: true }));

  it('is what stands in its folder, and of the same files there is one submission', async () => {
    expect(await imported()).toEqual({ figures: 2, laws: 1, fileHash: expect.stringMatching(/^[0-9a-f]{64}$/), isNew: true });
    expect(newest()).toEqual({ years: ['2023', '2024'], declared: ['2023', '2024'], laws: 1 });
    expect(await imported()).toMatchObject({ isNew: false });
    expect(kept).toHaveLength(1);
  });

  it('is figures and domain of another folder where one is named, with its own laws; then its own again', async () => {
    expect(await imported('own/earlier/1')).toEqual({ figures: 1, laws: 1, fileHash: expect.stringMatching(/^[0-9a-f]{64}$/), isNew: true });
    expect(newest()).toEqual({ years: ['2023'], declared: ['2023'], laws: 1 });
    expect(await imported()).toMatchObject({ figures: 2, isNew: true });
    expect(kept).toHaveLength(2);
  });

  it('declares nothing where the folder that is named has no domain.yaml: the domain goes with the figures', async () => {
    await imported('undeclared');
    expect(newest()).toEqual({ years: ['2024'], declared: undefined, laws: 1 });
  });

  it('is nothing where that folder has no figures.csv, and the message names the file', async () => {
    await expect(imported('nothing')).rejects.toMatchObject({ code: 'INTAKE_REJECTED', message: expect.stringMatching(/nothing\/figures\.csv cannot be read\. Check the folder and that the file is there$/) as unknown });
    expect(kept).toEqual([]);
  });
});
