import { registerEnumType } from 'type-graphql';
import { MISSING_REASON } from '../dictionary/codelists/missing-reason.js';
import { STOCK_OR_FLOW } from '../dictionary/codelists/stock-or-flow.js';

export enum Language {
  EN = 'en',
  RU = 'ru',
}

/** Who stands behind figures: transcribed from publications by others, or submitted by the country's own centre. */
export enum Custody {
  TRANSCRIBED = 'TRANSCRIBED',
  SUBMITTED = 'SUBMITTED',
}

export enum MissingReasonEnum {
  NOT_COLLECTED = 'NOT_COLLECTED',
  NOT_APPLICABLE = 'NOT_APPLICABLE',
  NOT_YET_REPORTED = 'NOT_YET_REPORTED',
  SUPPRESSED = 'SUPPRESSED',
  NOT_FOR_AUDIENCE = 'NOT_FOR_AUDIENCE',
  EMBARGOED = 'EMBARGOED',
  WITHDRAWN = 'WITHDRAWN',
  NOT_OFFERED = 'NOT_OFFERED',
  COUNTRY_UNAVAILABLE = 'COUNTRY_UNAVAILABLE',
}

export enum StockOrFlowEnum {
  STOCK = 'STOCK',
  FLOW = 'FLOW',
  CUMULATIVE = 'CUMULATIVE',
}

function described(list: ReadonlyMap<string, { name: { en: string } }>): Record<string, { description: string }> {
  return Object.fromEntries([...list].map(([id, { name }]) => [id, { description: name.en }]));
}

registerEnumType(Language, {
  name: 'Language',
  description: 'A working language of the hub.',
  valuesConfig: { EN: { description: 'English' }, RU: { description: 'Russian' } },
});
registerEnumType(Custody, {
  name: 'Custody',
  description: 'Who stands behind the figures.',
  valuesConfig: {
    TRANSCRIBED: { description: 'Transcribed from publications; no ministry submitted it.' },
    SUBMITTED: { description: "Submitted by the country's own centre." },
  },
});
registerEnumType(MissingReasonEnum, {
  name: 'MissingReason',
  description: 'Why an observation has neither value nor bounds.',
  valuesConfig: described(MISSING_REASON),
});
registerEnumType(StockOrFlowEnum, {
  name: 'StockOrFlow',
  description: 'What the period of an observation means.',
  valuesConfig: described(STOCK_OR_FLOW),
});
