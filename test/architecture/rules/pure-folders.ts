import { importsOf } from '../imports-of.js';
import type { Rule } from '../rule.js';
import { isFixture, isSource, isTest } from '../source-tree.js';
import { packageOf } from '../workspaces.js';

/** The folders that compute on values and know no database, clock or network, with the packages that may help them. */
const PURE: Readonly<Record<string, readonly string[]>> = {
  'schema/': ['graphql', 'type-graphql', 'reflect-metadata', 'zod', 'yaml'],
  'services/national/access/': ['@serai/schema', 'zod'],
  'services/national/disclosure/': ['@serai/schema', 'zod'],
  'services/secretariat/cascade/': ['@serai/schema'],
  'services/secretariat/contradictions/': ['@serai/schema'],
  'services/secretariat/corridors/': ['@serai/schema'],
  'services/secretariat/estimates/': ['@serai/schema'],
  'services/secretariat/fact-sheet/': ['@serai/schema'],
  'services/secretariat/gaps/': ['@serai/schema'],
  'services/secretariat/laws/': ['@serai/schema'],
  'services/secretariat/mirror/': ['@serai/schema'],
  'services/secretariat/region/': ['@serai/schema'],
  'services/secretariat/regional/': ['@serai/schema'],
  'services/secretariat/trends/': ['@serai/schema'],
};

/**
 * The contract is pure (design §7), and so are a country's access rules and disclosure control and
 * the secretariat's regional views (style, 4): no module of Node and no package but the named. The clock, chance and the network as
 * globals are closed to them by lint.
 */
export const pureFolders: Rule = {
  law: 'schema, access, disclosure and the regional views are pure: they import no module of Node and only the packages named for them',
  faults: (tree) =>
    Object.entries(PURE).flatMap(([folder, packages]) =>
      tree
        .filter(({ path }) => path.startsWith(folder) && isSource(path) && !isTest(path) && !isFixture(path))
        .flatMap((file) =>
          importsOf(file)
            .filter(({ specifier }) => !specifier.startsWith('.') && !packages.includes(packageOf(specifier)))
            .map(({ specifier }) => `${file.path} imports ${specifier}`),
        ),
    ),
};
