import { code, codelist } from '../codelist.js';

/** SDMX CL_CONF_STATUS 1.2. */
export const CONFIDENTIALITY_STATUS = codelist([
  code('F', 'Free for publication', 'Свободно для публикации'),
  code('N', 'Not for publication, internal use only', 'Не для публикации, только для внутреннего пользования'),
  code('C', 'Confidential', 'Конфиденциально'),
  code('D', 'Secondary confidentiality set by the sender', 'Вторичная конфиденциальность, установлена отправителем'),
  code('S', 'Secondary confidentiality set and managed by the receiver', 'Вторичная конфиденциальность, установлена получателем'),
  code('A', 'Primary confidentiality: small counts', 'Первичная конфиденциальность: малые числа'),
  code('O', 'Primary confidentiality: dominance by one unit', 'Первичная конфиденциальность: доминирование одной единицы'),
  code('T', 'Primary confidentiality: dominance by two units', 'Первичная конфиденциальность: доминирование двух единиц'),
  code('G', 'Primary confidentiality: dominance by one or two units', 'Первичная конфиденциальность: доминирование одной или двух единиц'),
  code('M', 'Primary confidentiality: other concentration measures', 'Первичная конфиденциальность: другие меры концентрации'),
  code('E', 'Embargo: not before EMBARGO_TIME', 'Эмбарго: не ранее EMBARGO_TIME'),
]);
