import { code, codelist } from '../codelist.js';

/** SDMX CL_OBS_STATUS 2.2. */
export const OBSERVATION_STATUS = codelist([
  code('A', 'Normal value', 'Обычное значение'),
  code('B', 'Time series break', 'Разрыв временного ряда'),
  code('D', 'Definition differs', 'Отличается определение'),
  code('E', 'Estimated value', 'Оценка'),
  code('F', 'Forecast value', 'Прогноз'),
  code('G', 'Experimental value', 'Экспериментальное значение'),
  code('H', 'Missing: holiday or weekend', 'Отсутствует: праздник или выходной'),
  code('I', 'Imputed by a receiving agency', 'Досчитано получателем'),
  code('J', 'Derogation', 'Отступление'),
  code('K', 'Included in another category', 'Включено в другую категорию'),
  code('L', 'Missing: exists but was not collected', 'Отсутствует: существует, но не собиралось'),
  code('M', 'Missing: cannot exist', 'Отсутствует: не может существовать'),
  code('N', 'Not significant', 'Незначимо'),
  code('O', 'Missing', 'Отсутствует'),
  code('P', 'Provisional value', 'Предварительное значение'),
  code('Q', 'Missing: suppressed', 'Отсутствует: скрыто'),
  code('S', 'Strike and other special events', 'Забастовка и другие особые события'),
  code('U', 'Low reliability', 'Низкая надёжность'),
  code('V', 'Unvalidated value', 'Непроверенное значение'),
  code('W', 'Includes data from another category', 'Включает данные другой категории'),
]);
