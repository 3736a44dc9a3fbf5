import { code, codelist, UNKNOWN } from '../codelist.js';

/** How a figure came about. */
export const METHOD = codelist([
  code('REGISTERED', 'Case registration', 'Регистрация случаев'),
  code('ADMINISTRATIVE', 'Administrative records other than case registration', 'Административный учёт, кроме регистрации случаев'),
  code('SENTINEL_SURVEY', 'Sentinel serological survey', 'Дозорный эпидемиологический надзор'),
  code('BEHAVIOURAL_SURVEY', 'Behavioural survey', 'Поведенческое исследование'),
  code('HOUSEHOLD_SURVEY', 'Household or population survey', 'Обследование домохозяйств или населения'),
  code('CENSUS', 'Census', 'Перепись'),
  code('ESTIMATE', 'Estimate', 'Оценка'),
  code('MODEL', 'Model (Spectrum, WHO and the like)', 'Модель (Spectrum, ВОЗ и подобные)'),
  code('EXPERT', 'Key informants or expert opinion', 'Ключевые информанты или мнение экспертов'),
  code('SYNTHETIC', 'Synthetic: about nobody', 'Синтетические данные: ни о ком'),
  UNKNOWN,
]);
