import type { Bilingual } from '@serai/schema';
import type { Interval } from './interval.js';

export const ASSUMPTION_NAMES = ['UNDER_REGISTRATION', 'MOBILITY', 'LIKENESS'] as const;
export type AssumptionName = (typeof ASSUMPTION_NAMES)[number];

/** A factor that no figure tells: an interval, and why it is taken. */
export interface Assumption {
  readonly name: AssumptionName;
  readonly interval: Interval;
  readonly isDefault: boolean;
  readonly why: Bilingual;
}

/** The factors as they are taken unless whoever asks knows better. */
const DEFAULTS: Readonly<Record<AssumptionName, { readonly interval: Interval; readonly why: Bilingual }>> = {
  UNDER_REGISTRATION: {
    interval: { lower: 1, upper: 2 },
    why: {
      en: 'Migrants present for each one on a register. From 1, a register that misses nobody, to 2: of foreigners who enter Russia "half of them are registered" (UNFPA-2018-TEXT, §4.3.6). Taken of counts from registers alone; estimates have the others in them.',
      ru: 'Сколько мигрантов приходится на одного учтённого. От 1 (учтены все) до 2: из въезжающих в Россию иностранцев на учёт встаёт половина (UNFPA-2018-TEXT, §4.3.6). Применяется только к данным учёта; в оценках остальные уже есть.',
    },
  },
  MOBILITY: {
    interval: { lower: 0.25, upper: 0.75 },
    why: {
      en: 'Share of those registered during a year who are there at one time: a stay of three to nine months. Kazakhstan registered 1,380,000 in 2015, and about 642,000 foreigners with papers lived there in mid-2025: 0.47. Taken of flows alone; a stock is of one time already.',
      ru: 'Доля поставленных на учёт за год, которые находятся в стране одновременно: пребывание от трёх до девяти месяцев. В Казахстане за 2015 год учтено 1 380 000, а в середине 2025 года проживало около 642 000 иностранцев с документами: 0,47. Применяется только к потокам; запас уже относится к одному моменту.',
    },
  },
  LIKENESS: {
    interval: { lower: 1, upper: 1 },
    why: {
      en: 'How many times the share among those who left is the share that was found. Exactly 1, as the analytical note of 2025 extrapolates from the country of origin (APH-2025-KZ-NOTE); who leaves may differ from who stays.',
      ru: 'Во сколько раз доля среди уехавших отличается от найденной. Ровно 1: так аналитическая записка 2025 года экстраполирует данные страны происхождения (APH-2025-KZ-NOTE); уезжающие могут отличаться от остающихся.',
    },
  },
};

const GIVEN: Bilingual = { en: 'Given by whoever asks.', ru: 'Задано спрашивающим.' };

/** Every factor: as it was given, or as it is taken by default. */
export function assumptionsOf(given: ReadonlyMap<AssumptionName, Interval>): Readonly<Record<AssumptionName, Assumption>> {
  const one = (name: AssumptionName): Assumption => {
    const interval = given.get(name);
    return interval ? { name, interval, isDefault: false, why: GIVEN } : { name, isDefault: true, ...DEFAULTS[name] };
  };
  return { UNDER_REGISTRATION: one('UNDER_REGISTRATION'), MOBILITY: one('MOBILITY'), LIKENESS: one('LIKENESS') };
}
