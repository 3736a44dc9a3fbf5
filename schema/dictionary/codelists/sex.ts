import { code, codelist, NOT_APPLICABLE, TOTAL, UNKNOWN } from '../codelist.js';

/** SDMX CL_SEX 2.1. */
export const SEX = codelist([
  TOTAL,
  code('F', 'Female', 'Женский'),
  code('M', 'Male', 'Мужской'),
  code('O', 'Other', 'Другой'),
  UNKNOWN,
  NOT_APPLICABLE,
]);
