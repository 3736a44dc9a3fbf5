import type { CodeSum, Dimension } from './dimension.js';

const MONTHS = ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12'] as const;

/** Flows add up over time: the months of a quarter, the quarters and half-years of a year (SDMX time periods). Stocks do not. */
export function flowPeriods(id: string, years: readonly number[]): Dimension {
  return { id, sums: years.flatMap(sumsOfYear), within: [] };
}

function sumsOfYear(year: number): readonly CodeSum[] {
  const quarters = [1, 2, 3, 4].map((quarter) => `${year}-Q${quarter}`);
  const monthsOf = (quarter: number): readonly string[] => MONTHS.slice(quarter * 3, quarter * 3 + 3).map((month) => `${year}-${month}`);
  return [
    ...quarters.map((whole, at) => ({ whole, parts: monthsOf(at) })),
    { whole: `${year}-S1`, parts: quarters.slice(0, 2) },
    { whole: `${year}-S2`, parts: quarters.slice(2) },
    { whole: `${year}`, parts: quarters },
    { whole: `${year}`, parts: [`${year}-S1`, `${year}-S2`] },
    { whole: `${year}`, parts: MONTHS.map((month) => `${year}-${month}`) },
  ];
}
