import type { Bilingual } from './bilingual.js';

/**
 * One code of a codelist, in the sense of SDMX (Information Model, §4.3): a value a
 * dimension or attribute may take, with its names. `parent` makes the list a hierarchy.
 */
export interface Code {
  readonly id: string;
  readonly name: Bilingual;
  readonly parent?: string;
}

/** A codelist: codes by id, in the order in which people should read them. */
export type Codelist<C extends Code = Code> = ReadonlyMap<string, C>;

/** Builds a codelist; a code listed twice, or a parent that is not in the list, is a programming error. */
export function codelist<C extends Code>(codes: readonly C[]): Codelist<C> {
  const list = new Map<string, C>();
  for (const code of codes) {
    if (list.has(code.id)) throw new Error(`Code ${code.id} is listed twice`);
    list.set(code.id, code);
  }
  for (const { id, parent } of codes) {
    if (parent !== undefined && !list.has(parent)) throw new Error(`Code ${id} names an unknown parent ${parent}`);
  }
  return list;
}

/** Short form for a code: id, English name, Russian name, parent. */
export function code(id: string, en: string, ru: string, parent?: string): Code {
  return parent === undefined ? { id, name: { en, ru } } : { id, name: { en, ru }, parent };
}

/** The SDMX codes that many dimensions share. */
export const TOTAL = code('_T', 'Total', 'Всего');
export const UNKNOWN = code('_U', 'Unknown or not stated', 'Неизвестно или не указано');
export const NOT_APPLICABLE = code('_Z', 'Not applicable', 'Неприменимо');
export const OTHER = code('_O', 'Other', 'Другое');
