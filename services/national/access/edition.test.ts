import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { type AccessRules, type AudienceId, CONFIDENTIALITY_STATUS, type Domain, domainCells, type DomainTable, type Figure, figureKey, NESTED_AUDIENCES, parseRules } from '@serai/schema';
import fc from 'fast-check';
import { canonicalHash } from '../release/canonical.js';
import { CellTable, NO_MEASURES, type TableCell } from './cell-table.js';
import { coarserCells } from './coarser-cells.js';
import { denseTable } from './dense-table.js';
import { audiencesOf, editions } from './edition.js';
import type { ToldFigure } from './told-cell.js';

const COUNTRIES = new URL('../../../../infra/countries/', import.meta.url);

/** A training member: its own rules, and a small domain in which all that they tell apart occurs. */
interface Member {
  readonly rules: AccessRules;
  readonly domain: Domain;
}

function member(folder: string, area: string, others: readonly string[]): Member {
  const read = parseRules(readFileSync(new URL(`${folder}/access.yaml`, COUNTRIES), 'utf8'));
  if ('faults' in read) throw new Error(JSON.stringify(read.faults));
  const table = (dimensions: DomainTable['dimensions']): DomainTable => ({
    indicators: ['HIV_NEW_DIAGNOSES', 'ON_ART'], periods: ['2023', '2024'], dimensions, source: 'REGISTER', method: 'REGISTERED', locator: 'yearly table', note: { en: 'Declared.', ru: 'Объявлено.' }, absent: 'zero',
  });
  return {
    rules: read.rules,
    domain: {
      country: read.rules.country,
      tables: [
        table({ SEX: ['_T', 'F'], AGE: ['_T', 'Y_LT15', 'Y15T19', 'Y20T24'] }),
        table({ POPULATION: ['IMMIGRANT'], ORIGIN: ['_T', ...others], BASIS: ['CITIZENSHIP'], SEX: ['_T', 'F'], KEY_POPULATION: ['_T', 'PWID'] }),
        table({ POPULATION: ['EMIGRANT'], DESTINATION: ['_T', ...others], BASIS: ['CITIZENSHIP'], AREA: ['_T', area], LEGAL_STATUS: ['_T', 'IRREGULAR'] }),
      ],
    },
  };
}
const MEMBERS = [member('northmark', 'XN-NO', ['XS', '_O']), member('southmark', 'XS-HA', ['XN', '_O']), member('eastmark', 'XE-OR', ['XN', '_O'])];

const TIMES = ['2024-06-01', '2025-03-01', '2026-11-01', '2027-05-01', '2028-01-01'].map((day) => new Date(`${day}T00:00:00Z`));
const CLOSED = [...CONFIDENTIALITY_STATUS.keys()].filter((status) => status !== 'F');
const rarely = <Value>(usual: Value, ...others: readonly Value[]): fc.Arbitrary<Value> => fc.oneof({ weight: 8, arbitrary: fc.constant(usual) }, { weight: 2, arbitrary: fc.constantFrom(...others) });

/** What a row says beside its place; null for a cell that no row reports. Whatever a row says in words is marked as its own. */
const row = fc.option(fc.record({
  value: fc.integer({ min: 0, max: 60 }), lower: fc.constantFrom(null, 2), sampleSize: fc.constantFrom(null, 30),
  confidentiality: rarely('F', 'N', 'E', 'A'), embargoUntil: rarely(null, '2026-12-24T00:00:00Z', '2025-02-02T00:00:00Z'),
}), { freq: 4 });
type Row = NonNullable<ReturnType<typeof row.generate>['value']>;

/** The same rules with other protection and fewer openings for each audience; nested no more, but the laws hold of any rules. */
const mutation = fc.record({
  keep: fc.integer({ min: 0, max: 4 }), minimumCount: fc.integer({ min: 1, max: 30 }), zeros: fc.constantFrom('shown' as const, 'small' as const), wholeGroup: fc.constantFrom('show' as const, 'hide' as const),
  dominance: fc.constantFrom(null, { largest: 1, percent: 5 }), printed: rarely<readonly string[]>([], ['REGISTER']),
});
type Mutation = ReturnType<typeof mutation.generate>['value'];

function mutated(rules: AccessRules, { keep, minimumCount, zeros, wholeGroup, dominance, printed }: Mutation): AccessRules {
  return { ...rules, alreadyPublished: printed, audiences: rules.audiences.map((each) => ({ ...each, open: each.open.slice(0, keep), protection: { minimumCount, zeros, wholeGroup, dominance } })) };
}

function tableOf({ domain, rules }: Member, rows: readonly (Row | null)[]): CellTable {
  const figures = domainCells(domain).flatMap((absent, index): Figure[] => {
    const given = rows[index % rows.length];
    return given ? [{ ...absent, ...given, locator: `Row ${index}`, noteEn: `Row ${index}`, noteRu: `Row ${index}` }] : [];
  });
  const dense = denseTable(figures, domain, rules.alreadyPublished);
  if ('outside' in dense) throw new Error('Outside the domain');
  return new CellTable([...dense.cells, ...coarserCells(dense, rules)]);
}

const rowsOfMember = fc.array(row, { minLength: 40, maxLength: 150 });
/** Tables under the members' own rules, and under any. */
const own = fc.record({ member: fc.constantFrom(...MEMBERS), rows: rowsOfMember, now: fc.constantFrom(...TIMES) }).map((each) => ({ ...each, rules: each.member.rules, table: tableOf(each.member, each.rows) }));
const any = fc.tuple(own, mutation).map(([{ member: { domain, rules }, rows, now }, change]) => {
  const changed = { domain, rules: mutated(rules, change) };
  return { rules: changed.rules, now, table: tableOf(changed, rows), domain };
});
const given = fc.oneof(own.map(({ rules, now, table, member: { domain } }) => ({ rules, now, table, domain })), any);
const RUNS = { numRuns: 15 };

function told(table: CellTable, rules: AccessRules, audience: AudienceId, now: Date): readonly ToldFigure[] {
  return editions(table, rules, now).get(audience) ?? [];
}
const statuses = (cells: readonly ToldFigure[]) => cells.map(({ rule, missing }) => `${rule} ${missing}`).join();

describe('what an audience is told', () => {
  it('does not depend on the figure of any cell that is not for it or under embargo', () => {
    fc.assert(fc.property(given, fc.nat(), fc.array(row, { minLength: 7, maxLength: 20 }), ({ rules, now, table }, pick, others) => {
      const audience = audiencesOf(rules)[pick % audiencesOf(rules).length] as AudienceId;
      const before = told(table, rules, audience, now);
      const cells = table.cells.map((cell, index): TableCell => {
        const { missing = null, rule = null } = before[index] ?? {};
        if (rule === null || missing === 'SUPPRESSED') return cell;
        const { value = 1, lower = null, sampleSize = 5 } = others[index % others.length] ?? {};
        return { ...cell, figure: { ...cell.figure, value, lower, sampleSize, upper: 99, status: 'P', noteEn: 'Revised', noteRu: 'Уточнено', locator: 'Elsewhere' } };
      });
      const after = told(new CellTable(cells), rules, audience, now);
      // The one way from a refused cell into another is a group that it is the total of: its size may hide a part, or not.
      fc.pre(statuses(after) === statuses(before));
      expect(after).toEqual(before);
      expect(canonicalHash(after)).toBe(canonicalHash(before));
    }), RUNS);
  });

  it('does not depend on whether a row reports a cell that the rules refuse, nor on how the row is marked', () => {
    fc.assert(fc.property(given, ({ rules, now, table, domain }) => {
      const all = editions(table, rules, now);
      for (const [audience, bare] of editions(tableOf({ rules, domain }, [null]), rules, now)) {
        const refused = (_cell: ToldFigure, index: number) => bare[index]?.missing === 'NOT_FOR_AUDIENCE' || bare[index]?.missing === 'EMBARGOED';
        expect(canonicalHash(all.get(audience)?.filter(refused))).toBe(canonicalHash(bare.filter(refused)));
      }
    }), RUNS);
  });

  it('holds the same cells in the same order for everybody', () => {
    fc.assert(fc.property(given, ({ rules, now, table }) => {
      const keys = table.cells.map(({ figure }) => figureKey(figure));
      const all = editions(table, rules, now);
      expect([...all.keys()]).toEqual(audiencesOf(rules));
      for (const cells of all.values()) expect(cells.map(figureKey)).toEqual(keys);
    }), RUNS);
  });

  it('is told to everybody above it, with the same value', () => {
    const measured = ({ value, lower, upper, numerator, denominator, sampleSize, missing, noteEn, locator }: Figure) => ({ value, lower, upper, numerator, denominator, sampleSize, missing, noteEn, locator });
    fc.assert(fc.property(own, ({ rules, now, table }) => {
      const all = editions(table, rules, now);
      NESTED_AUDIENCES.slice(1).forEach((upper, index) => {
        const below = all.get(NESTED_AUDIENCES[index] as AudienceId) ?? [];
        (all.get(upper) ?? []).forEach((cell, at) => {
          const same = below[at];
          if (same?.rule === null) expect([figureKey(cell), cell.rule, measured(cell)]).toEqual([figureKey(same), null, measured(same)]);
        });
      });
    }), RUNS);
  });

  it('says of a refused cell nothing that its row says, and of no cell what the row of another says', () => {
    fc.assert(fc.property(given, ({ rules, now, table }) => {
      const said = ({ value, lower, upper, numerator, denominator, sampleSize, noteEn, noteRu, locator }: Figure) => [value, lower, upper, numerator, denominator, sampleSize, noteEn, noteRu, locator].join();
      const nothing = said({ ...(table.cells[0] as TableCell).figure, ...NO_MEASURES, noteEn: 'Declared.', noteRu: 'Объявлено.', locator: 'yearly table' });
      for (const cells of editions(table, rules, now).values()) {
        expect(cells.map(said)).toEqual(cells.map(({ rule }, index) => (rule === null ? said((table.cells[index] as TableCell).figure) : nothing)));
      }
      const rows = table.cells.map(({ figure: { locator } }) => locator).filter((locator) => locator.startsWith('Row'));
      expect(new Set(rows).size).toBe(rows.length);
    }), RUNS);
  });

  it('shows every hidden value alike', () => {
    fc.assert(fc.property(given, ({ rules, now, table }) => {
      for (const [audience, cells] of editions(table, rules, now)) {
        const hidden = cells.filter(({ missing, rule }) => missing === 'SUPPRESSED' && rule !== null);
        const looks = new Set(hidden.map(({ status, confidentiality, embargoUntil, rule }) => `${status} ${confidentiality} ${embargoUntil} ${rule}`));
        if (looks.size > 0) expect([...looks]).toEqual([`Q C null audiences.${audience}.protection`]);
      }
    }), RUNS);
  });

  it('is nothing of a figure that its country marks as closed, but to its steward', () => {
    fc.assert(fc.property(own, fc.constantFrom(...CLOSED), ({ rules, now, table }, confidentiality) => {
      const closed = new CellTable(table.cells.map((cell) => ({ ...cell, figure: { ...cell.figure, confidentiality, embargoUntil: null } })));
      for (const [audience, cells] of editions(closed, rules, now)) {
        if (audience === 'steward') expect(cells.every(({ rule, confidentiality: mark }) => rule === null && mark === confidentiality)).toBe(true);
        else expect(cells.every(({ rule, value, missing }) => rule !== null && value === null && missing !== null && missing !== 'SUPPRESSED')).toBe(true);
      }
    }), RUNS);
  });
});

describe('editions', () => {
  const northmark = MEMBERS[0] as Member;

  it('are made for the nested four and for the partners that the rules name', () => {
    expect(audiencesOf(northmark.rules)).toEqual(['public', 'researcher', 'secretariat', 'steward', 'partner:XS', 'partner:XE']);
    expect(audiencesOf({ ...northmark.rules, audiences: [] })).toEqual(['public', 'researcher', 'secretariat', 'steward']);
  });

  it('tell nobody anything where there are no rules', () => {
    const rules = { ...northmark.rules, audiences: [] };
    for (const cells of editions(tableOf({ ...northmark, rules }, [null]), rules, TIMES[2] as Date).values()) expect(cells.every(({ rule, value }) => rule !== null && value === null)).toBe(true);
  });
});
