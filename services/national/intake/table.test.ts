import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readTable, type TableShape } from './table.js';

const SHAPE: TableShape<'CODE' | 'VALUE' | 'NOTE'> = { columns: ['CODE', 'VALUE', 'NOTE'], required: ['CODE', 'VALUE'] };

const rowsOf = (text: string) => {
  const { rows, faults } = readTable('figures.csv', text, SHAPE);
  expect(faults).toEqual([]);
  return rows.map(({ number, cells }) => [number, cells.CODE, cells.VALUE, cells.NOTE]);
};
const faultsOf = (text: string) => {
  const { rows, faults } = readTable('figures.csv', text, SHAPE);
  return { rows: rows.map(({ number }) => number), faults: faults.map(({ row, column, problem }) => [row, column, problem]) };
};

describe('a table reads', () => {
  it('columns in any order, and one left out as empty', () => {
    expect(rowsOf('VALUE,CODE\n1,A')).toEqual([[2, 'A', '1', '']]);
  });

  it('what a spreadsheet saves: a byte order mark before a quoted header, CRLF, and an empty line at the end', () => {
    expect(rowsOf('\uFEFF"CODE",VALUE\r\nA,1\r\nB,2\r\n\r\n')).toEqual([[2, 'A', '1', ''], [3, 'B', '2', '']]);
  });

  it('commas, quotes and line breaks inside quotes, and trims what stands around a cell', () => {
    expect(rowsOf('CODE,VALUE,NOTE\n A , 1 ,"one, ""two""\nthree"')).toEqual([[2, 'A', '1', 'one, "two"\nthree']]);
  });

  it('rows by the number that a spreadsheet shows, empty rows counted', () => {
    expect(rowsOf('CODE,VALUE,NOTE\nA,1,"two\nlines"\n,,\n\nB,2,').map(([number]) => number)).toEqual([2, 5]);
  });

  it('a header alone as no rows', () => {
    expect(rowsOf('CODE,VALUE')).toEqual([]);
  });
});

describe('a table tells what is wrong', () => {
  it.each([
    ['an unknown column', 'CODE,VALUE,VALEU\nA,1,2', [[1, 'VALEU', 'Unknown column']]],
    ['a column without a name', 'CODE,VALUE,\nA,1,', [[1, '', 'Unknown column']]],
    ['a column in small letters', 'code,VALUE\nA,1', [[1, 'code', 'Unknown column'], [1, 'CODE', 'The column is missing']]],
    ['a column that stands twice', 'CODE,VALUE,CODE\nA,1,B', [[1, 'CODE', 'The column stands twice']]],
    ['a missing column', 'CODE,NOTE\nA,x', [[1, 'VALUE', 'The column is missing']]],
    ['semicolons for commas', 'CODE;VALUE\nA;1', [[1, 'CODE;VALUE', 'Unknown column'], [1, 'CODE', 'The column is missing'], [1, 'VALUE', 'The column is missing']]],
    ['an empty file', '', [[1, null, 'The file is empty']]],
    ['a file in the Windows code page', Buffer.from('CODE,VALUE\n\xCA\xE8\xF0,1', 'latin1').toString('utf8'), [[1, null, 'The file is not UTF-8']]],
    ['a file in UTF-16', Buffer.from('CODE,VALUE\nКыргызстан,1', 'utf16le').toString('utf8'), [[1, null, 'The file is not UTF-8']]],
  ])('in %s, and reads no row', (_what, text, faults) => {
    expect(faultsOf(text)).toEqual({ rows: [], faults });
  });

  it('in a row with a cell too many or too few, and reads the others', () => {
    expect(faultsOf('CODE,VALUE\nA,1,234\nB\nC,3')).toEqual({
      rows: [4],
      faults: [[2, null, 'The row has 3 cells, the header 2'], [3, null, 'The row has 1 cells, the header 2']],
    });
  });

  it('in quotes that do not close, naming the row in which they open, instead of throwing', () => {
    const { rows, faults } = readTable('figures.csv', 'CODE,VALUE\nA,"1\n"\nB,"2\nC,3\nD,4', SHAPE);
    expect(rows).toEqual([]);
    expect(faults).toEqual([
      {
        file: 'figures.csv', row: 3, column: null, value: null,
        problem: 'The CSV cannot be read (Quote Not Closed)', remedy: 'Check the quotes around this row',
      },
    ]);
  });
});

describe('laws of tables', () => {
  const cell = fc.stringMatching(/^[^\s\uFFFD\uFEFF]([^\uFFFD\uFEFF]{0,6}[^\s\uFFFD\uFEFF])?$/);
  const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

  it('never throws, whatever the text: either rows or faults', () => {
    const pieces = fc.constantFrom('CODE', 'VALUE', ',', '\n', '\r\n', '"', '""', ' ', 'A', '\uFEFF', '\u0000', ';', '__proto__', 'é');
    const text = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.array(pieces).map((all) => all.join('')), fc.array(pieces).map((all) => `CODE,VALUE\n${all.join('')}`));
    fc.assert(
      fc.property(text, (each) => {
        for (const fault of readTable('figures.csv', each, SHAPE).faults) expect(fault.remedy).not.toBe('');
      }),
      { numRuns: 1_000 },
    );
  });

  it('gives back every cell that was quoted as RFC 4180 says', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell, cell), { minLength: 1 }), (rows) => {
        const text = ['CODE,VALUE,NOTE', ...rows.map((row) => row.map(quoted).join(','))].join('\r\n');
        expect(rowsOf(text).map(([, ...cells]) => cells)).toEqual(rows);
      }),
    );
  });
});
