import type { Rule } from '../rule.js';

/** Words that say nothing of what is in a file (style, 1). */
const EMPTY_WORDS = new Set(['util', 'utils', 'helper', 'helpers', 'common', 'manager', 'managers']);

/** Names that others chose: they are looked for by tools or by people. */
const GIVEN_NAMES = new Set(['README.md', 'LICENSE', 'Dockerfile', 'Chart.yaml']);

const KEBAB_CASE = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/;

/** Every file and folder is in kebab-case and named after what is in it. */
export const names: Rule = {
  law: 'files and folders are in kebab-case, and none is called utils, helpers, common or manager',
  faults: (tree) =>
    tree.flatMap(({ path }) => {
      const parts = path.split('/').filter((part) => !GIVEN_NAMES.has(part));
      const wrong = parts.filter((part) => !KEBAB_CASE.test(part)).map((part) => `${path}: ${part} is not in kebab-case`);
      const empty = parts.flatMap((part) => part.split(/[-.]/)).filter((word) => EMPTY_WORDS.has(word));
      return [...wrong, ...empty.map((word) => `${path}: "${word}" does not say what is in it`)];
    }),
};
