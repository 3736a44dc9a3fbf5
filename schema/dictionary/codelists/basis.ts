import { code, codelist, NOT_APPLICABLE, UNKNOWN } from '../codelist.js';

/** By what a person's origin or destination was told (UN Recommendations on Statistics of International Migration). */
export const BASIS = codelist([
  code('CITIZENSHIP', 'Citizenship', 'Гражданство'),
  code('BIRTH', 'Country of birth', 'Страна рождения'),
  code('RESIDENCE', 'Previous or next residence', 'Предыдущее или следующее место жительства'),
  code('ETHNICITY', 'Ethnicity', 'Этническая принадлежность'),
  UNKNOWN,
  NOT_APPLICABLE,
]);
