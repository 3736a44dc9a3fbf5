import { code, codelist, NOT_APPLICABLE, OTHER, TOTAL, UNKNOWN } from '../codelist.js';

/** Probable route of HIV transmission. */
export const TRANSMISSION = codelist([
  TOTAL,
  code('SEXUAL', 'Sexual', 'Половой', '_T'),
  code('HETEROSEXUAL', 'Heterosexual', 'Гетеросексуальный', 'SEXUAL'),
  code('HOMOSEXUAL', 'Sex between men', 'Гомосексуальный', 'SEXUAL'),
  code('PARENTERAL', 'Parenteral', 'Парентеральный', '_T'),
  code('INJECTION', 'Injection of drugs', 'Инъекционное употребление наркотиков', 'PARENTERAL'),
  code('NOSOCOMIAL', 'In a health facility', 'В медицинском учреждении', 'PARENTERAL'),
  code('VERTICAL', 'From mother to child', 'От матери ребёнку', '_T'),
  OTHER,
  UNKNOWN,
  NOT_APPLICABLE,
]);
