import { code, codelist, NOT_APPLICABLE, TOTAL, UNKNOWN } from '../codelist.js';

/** Whether a migrant's stay is regular (with the papers the country asks for) or not. */
export const LEGAL_STATUS = codelist([
  TOTAL,
  code('REGULAR', 'Regular', 'Легальный статус', '_T'),
  code('PERMANENT', 'Regular, permanent residence', 'Легальный статус, постоянное проживание', 'REGULAR'),
  code('TEMPORARY', 'Regular, temporary stay', 'Легальный статус, временное пребывание', 'REGULAR'),
  code('IRREGULAR', 'Irregular', 'Неурегулированный статус', '_T'),
  UNKNOWN,
  NOT_APPLICABLE,
]);
