import type { Reading } from '../../regional/reading.js';
import { RegionalFigureType } from './regional-figure-type.js';

/** Figures as GraphQL shows them. */
export function figuresOf(readings: readonly Reading[]): RegionalFigureType[] {
  return readings.map((reading) => new RegionalFigureType(reading));
}

export function figureOf(reading: Reading | null): RegionalFigureType | null {
  return reading && new RegionalFigureType(reading);
}
