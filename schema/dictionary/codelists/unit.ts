import { code, codelist } from '../codelist.js';

/** Units of measure. Values are stored in this very unit: 17.918 million people is 17918000 PERSONS. */
export const UNIT = codelist([
  code('PERSONS', 'Persons', 'Человек'),
  code('NUMBER', 'Number', 'Единиц'),
  code('PERCENT', 'Percent', 'Процентов'),
  code('PER_1000', 'Per 1,000 population', 'На 1000 населения'),
  code('PER_100K', 'Per 100,000 population', 'На 100 000 населения'),
  code('USD', 'US dollars', 'Долларов США'),
  code('USD_MILLION', 'Million US dollars', 'Миллионов долларов США'),
  code('RUB_MILLION', 'Million roubles', 'Миллионов рублей'),
  code('PPP_USD', 'International dollars (PPP)', 'Международных долларов (ППС)'),
  code('PPP_USD_BILLION', 'Billion international dollars (PPP)', 'Миллиардов международных долларов (ППС)'),
  code('KM2', 'Square kilometres', 'Квадратных километров'),
  code('INDEX', 'Index value', 'Значение индекса'),
  code('RANK', 'Rank', 'Место в рейтинге'),
  code('RATIO', 'Ratio (times)', 'Отношение (раз)'),
  code('YEARS', 'Years', 'Лет'),
  code('FLAG', '1 = yes, 0 = no', '1 = да, 0 = нет'),
]);
