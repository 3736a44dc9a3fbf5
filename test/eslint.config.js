import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'eslint/config';
import { createNodeResolver, importX } from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Only a file named config.ts reads the environment; bootstrap.mjs hands it to what it starts. */
const READS_ENVIRONMENT = ['**/config.ts', 'infra/local/bootstrap.mjs'];
const ENVIRONMENT = { object: 'process', property: 'env', message: 'Only config.ts reads the environment: put the setting there and hand it on' };

/** What computes on values and knows no clock, chance or network; test/architecture holds its imports. */
const PURE = [
  'schema/**/*.ts', 'services/national/access/**/*.ts', 'services/national/disclosure/**/*.ts',
  'services/secretariat/{cascade,contradictions,corridors,estimates,fact-sheet,gaps,laws,mirror,region,regional,trends}/**/*.ts',
];
const IMPURE = 'This folder is pure: let the caller hand it in';

export default defineConfig(
  { ignores: ['**/dist/', '**/node_modules/', '**/coverage/', '.serai/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    plugins: { 'import-x': importX },
    settings: {
      'import-x/extensions': ['.ts', '.tsx', '.mjs', '.js'],
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts', '.tsx'] },
      'import-x/resolver-next': [createNodeResolver({ extensionAlias: { '.js': ['.ts', '.tsx', '.js'] } })],
    },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-constant-binary-expression': 'error',
      'no-control-regex': 'error',
      'no-empty': 'error',
      'no-irregular-whitespace': 'error',
      'no-misleading-character-class': 'error',
      'no-self-compare': 'error',
      'no-template-curly-in-string': 'error',
      'no-unsafe-finally': 'error',
      'no-useless-escape': 'error',
      'prefer-const': ['error', { ignoreReadBeforeAssign: true }],
      'import-x/no-cycle': ['error', { ignoreExternal: true }],
      'import-x/no-default-export': 'error',
      'import-x/no-self-import': 'error',
    },
  },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: root } },
    rules: {
      '@typescript-eslint/dot-notation': ['error', { allowIndexSignaturePropertyAccess: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true }],
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      // A value class of the contract or of the store is a shape: plain objects fill it, and it is spread (type-graphql, TypeORM).
      '@typescript-eslint/no-misused-spread': 'off',
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      // Types say what is hoped for of hostile input, and narrowing does not see what a closure writes.
      '@typescript-eslint/no-unnecessary-condition': 'off',
      // The house says `as Type` where it would otherwise say `!`, which names what is claimed.
      '@typescript-eslint/non-nullable-type-assertion-style': 'off',
      // An empty setting is no setting: `||` is meant where the left side is text.
      '@typescript-eslint/prefer-nullish-coalescing': ['error', { ignorePrimitives: { string: true } }],
      // A pattern says as well where a text begins, ends or what it holds.
      '@typescript-eslint/prefer-includes': 'off',
      '@typescript-eslint/prefer-string-starts-ends-with': 'off',
      // A function is async because its caller is owed a promise, whether or not it waits.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    },
  },
  // The engine types its hooks' functions as methods; they are meant to be taken apart.
  { files: ['gateway/**/use-*.ts'], rules: { '@typescript-eslint/unbound-method': 'off' } },
  {
    ignores: READS_ENVIRONMENT,
    rules: {
      'no-restricted-properties': ['error', ENVIRONMENT],
      'no-restricted-imports': ['error', { paths: [{ name: 'node:process', message: 'Use the global process' }, { name: 'process', message: 'Use the global process' }] }],
    },
  },
  {
    files: PURE,
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-globals': ['error', ...['process', 'fetch', 'performance', 'crypto', 'setTimeout', 'setInterval', 'setImmediate', 'console'].map((name) => ({ name, message: IMPURE }))],
      'no-restricted-properties': ['error', ENVIRONMENT, { object: 'Date', property: 'now', message: IMPURE }, { object: 'Math', property: 'random', message: IMPURE }],
      'no-restricted-syntax': ['error', { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: IMPURE }],
    },
  },
  {
    files: ['**/*.mjs', '**/*.js'],
    languageOptions: { globals: { performance: 'readonly', process: 'readonly', URL: 'readonly' } },
    rules: { 'no-undef': 'error', 'no-unused-vars': 'error' },
  },
  { files: ['test/eslint.config.js', 'test/kit/longest-first.ts'], rules: { 'import-x/no-default-export': 'off' } },
);
