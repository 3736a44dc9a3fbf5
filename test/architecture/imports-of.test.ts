import { describe, expect, it } from '@jest/globals';
import { importsOf, syntaxOf } from './imports-of.js';

const importsIn = (text: string) => importsOf({ path: 'a.ts', text });

describe('importsOf', () => {
  it.each([
    ["import 'x';", { specifier: 'x', isTypeOnly: false, isReExport: false }],
    ["import X from 'x';", { specifier: 'x', isTypeOnly: false, isReExport: false }],
    ["import type { X } from 'x';", { specifier: 'x', isTypeOnly: true, isReExport: false }],
    ["import { type X } from 'x';", { specifier: 'x', isTypeOnly: false, isReExport: false }],
    ["export { X } from 'x';", { specifier: 'x', isTypeOnly: false, isReExport: true }],
    ["export type * from 'x';", { specifier: 'x', isTypeOnly: true, isReExport: true }],
    ["export * as x from 'x';", { specifier: 'x', isTypeOnly: false, isReExport: true }],
    ["import * as x from 'x'; export { x as y };", { specifier: 'x', isTypeOnly: false, isReExport: true }],
    ["const x = await import('x');", { specifier: 'x', isTypeOnly: false, isReExport: false }],
    ['const x = await import(`x`);', { specifier: 'x', isTypeOnly: false, isReExport: false }],
    ["type X = import('x').X;", { specifier: 'x', isTypeOnly: true, isReExport: false }],
    ["import x = require('x');", { specifier: 'x', isTypeOnly: false, isReExport: false }],
    ["const x = require('x');", { specifier: 'x', isTypeOnly: false, isReExport: false }],
  ])('reads %s', (text, expected) => {
    expect(importsIn(text)).toEqual([expected]);
  });

  it('takes neither comments nor text for imports', () => {
    expect(importsIn("// import 'x';\nconst a = \"import 'x'\";\nexport { a };")).toEqual([]);
  });
});

describe('syntaxOf', () => {
  it.each([
    'process.env.PORT;', "process['env'];", 'globalThis.process.env;', 'const { env } = process;', 'const { env: all } = process;',
    "import { env } from 'node:process';", "import { env as all } from 'process';",
  ])('sees the environment read in %s', (text) => {
    expect(syntaxOf({ path: 'a.ts', text }).readsEnvironment).toBe(true);
  });

  it.each(['process.exit(1);', "// process.env\nconst a = 'process.env';", 'options.env;', 'import.meta.env;'])('sees none in %s', (text) => {
    expect(syntaxOf({ path: 'a.ts', text }).readsEnvironment).toBe(false);
  });
});
