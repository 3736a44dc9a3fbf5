import { code, codelist, type Code, NOT_APPLICABLE, OTHER, TOTAL, UNKNOWN } from '../codelist.js';
import { EASTMARK_AREAS } from './area/eastmark.js';
import { KAZAKHSTAN_AREAS } from './area/kazakhstan.js';
import { KYRGYZSTAN_AREAS } from './area/kyrgyzstan.js';
import { NORTHMARK_AREAS } from './area/northmark.js';
import { RUSSIAN_FEDERATION_AREAS } from './area/russian-federation.js';
import { SOUTHMARK_AREAS } from './area/southmark.js';
import { TAJIKISTAN_AREAS } from './area/tajikistan.js';
import { TURKMENISTAN_AREAS } from './area/turkmenistan.js';
import { UZBEKISTAN_AREAS } from './area/uzbekistan.js';

/** First-level subdivisions (ISO 3166-2) of the member countries, and fictional ones of the training members; `_T` the whole country, `_O` places named in the note. */
export const AREA = codelist<Code>([
  { ...TOTAL, name: { en: 'Whole country', ru: 'Вся страна' } },
  { ...OTHER, name: { en: 'Other places, named in the note', ru: 'Другие места, названы в примечании' } },
  UNKNOWN,
  NOT_APPLICABLE,
  ...[
    ...KAZAKHSTAN_AREAS,
    ...KYRGYZSTAN_AREAS,
    ...RUSSIAN_FEDERATION_AREAS,
    ...TAJIKISTAN_AREAS,
    ...TURKMENISTAN_AREAS,
    ...UZBEKISTAN_AREAS,
    ...NORTHMARK_AREAS,
    ...SOUTHMARK_AREAS,
    ...EASTMARK_AREAS,
  ].map(([id, en, ru]) => code(id, en, ru, '_T')),
]);
