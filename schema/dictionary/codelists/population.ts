import { code, codelist, NOT_APPLICABLE, TOTAL, UNKNOWN, type Code } from '../codelist.js';

/**
 * What a population says about the reporting country's place in the corridor. Immigrants came
 * *to* the reporter, so DESTINATION is the reporter; emigrants and returnees left *from* it, so
 * ORIGIN is the reporter; internal migrants stayed inside it, so both are.
 */
export type Anchor = 'ORIGIN' | 'DESTINATION' | 'BOTH';

export interface PopulationCode extends Code {
  readonly anchor?: Anchor;
}

function population(id: string, en: string, ru: string, parent?: string, anchor?: Anchor): PopulationCode {
  return anchor === undefined ? code(id, en, ru, parent) : { ...code(id, en, ru, parent), anchor };
}

/** Whom a figure is about. `_T` is everybody in the country, whatever their origin. */
export const POPULATION = codelist<PopulationCode>([
  TOTAL,
  population('RESIDENT', 'Residents', 'Постоянное население', '_T'),
  population('CITIZEN', 'Citizens of the reporting country', 'Граждане страны', '_T'),
  population('PREGNANT', 'Pregnant women', 'Беременные женщины', '_T'),
  population('MIGRANT', 'Migrants, international and internal', 'Мигранты, международные и внутренние', '_T'),
  population('INTERNATIONAL', 'International migrants, direction not stated', 'Международные мигранты, направление не указано', 'MIGRANT'),
  population('IMMIGRANT', 'Immigrants and other foreigners in the country', 'Иммигранты и другие иностранцы в стране', 'INTERNATIONAL', 'DESTINATION'),
  population('IMMIGRANT_WORKER', 'Labour immigrants', 'Трудовые иммигранты', 'IMMIGRANT', 'DESTINATION'),
  population('IMMIGRANT_PREGNANT', 'Pregnant immigrants', 'Беременные иммигрантки', 'IMMIGRANT', 'DESTINATION'),
  population('REPATRIATE', 'Ethnic repatriates (oralmans, kairylmans)', 'Этнические репатрианты (оралманы, кайрылманы)', 'IMMIGRANT', 'DESTINATION'),
  population('EMIGRANT', 'Emigrants and citizens abroad', 'Эмигранты и граждане за рубежом', 'INTERNATIONAL', 'ORIGIN'),
  population('EMIGRANT_WORKER', 'Labour emigrants', 'Трудовые эмигранты', 'EMIGRANT', 'ORIGIN'),
  population('RETURNEE', 'Returned emigrants', 'Вернувшиеся эмигранты', 'INTERNATIONAL', 'ORIGIN'),
  population('RETURNEE_WORKER', 'Returned labour emigrants', 'Вернувшиеся трудовые эмигранты', 'RETURNEE', 'ORIGIN'),
  population('INTERNAL', 'Internal migrants', 'Внутренние мигранты', 'MIGRANT', 'BOTH'),
  population('PARTNER', 'Partners of migrants', 'Партнёры мигрантов', '_T'),
  population('TRAFFICKED', 'Victims of human trafficking', 'Жертвы торговли людьми', '_T'),
  UNKNOWN,
  NOT_APPLICABLE,
]);
