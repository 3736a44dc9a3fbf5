import { code, codelist, NOT_APPLICABLE, TOTAL, UNKNOWN } from '../codelist.js';

/** UNAIDS key populations. They overlap: their sum is not the total. */
export const KEY_POPULATION = codelist([
  TOTAL,
  code('KP', 'Any key population', 'Любая ключевая группа', '_T'),
  code('PWUD', 'People who use drugs', 'Люди, употребляющие наркотики', 'KP'),
  code('PWID', 'People who inject drugs', 'Люди, употребляющие инъекционные наркотики', 'PWUD'),
  code('MSM', 'Men who have sex with men', 'Мужчины, имеющие секс с мужчинами', 'KP'),
  code('SW', 'Sex workers', 'Секс-работники', 'KP'),
  code('TG', 'Transgender people', 'Трансгендерные люди', 'KP'),
  code('PRISONER', 'Prisoners', 'Заключённые', 'KP'),
  UNKNOWN,
  NOT_APPLICABLE,
]);
