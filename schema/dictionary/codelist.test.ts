import { describe, expect, it } from '@jest/globals';
import { code, codelist, TOTAL } from './codelist.js';

describe('a codelist', () => {
  it('keeps its codes in the order in which people should read them', () => {
    const list = codelist([TOTAL, code('M', 'Male', 'Мужской', '_T'), code('F', 'Female', 'Женский', '_T')]);
    expect([...list.keys()]).toEqual(['_T', 'M', 'F']);
    expect(list.get('F')).toEqual({ id: 'F', name: { en: 'Female', ru: 'Женский' }, parent: '_T' });
  });

  it('lets a parent stand below its child, and a code do without one', () => {
    const list = codelist([code('PWID', 'Inject', 'Инъекции', 'KP'), code('KP', 'Any', 'Любая')]);
    expect(list.get('KP')).not.toHaveProperty('parent');
  });

  it('does not take a code twice', () => {
    expect(() => codelist([code('M', 'Male', 'Мужской'), code('M', 'Men', 'Мужчины')])).toThrow('Code M is listed twice');
  });

  it('does not take a parent that is not in it', () => {
    expect(() => codelist([code('M', 'Male', 'Мужской', '_T')])).toThrow('Code M names an unknown parent _T');
  });
});
