import type { Rule } from './rule.js';
import { configReaders } from './rules/config-readers.js';
import { databaseBehindStore } from './rules/database-behind-store.js';
import { names } from './rules/names.js';
import { nationalOrder } from './rules/national-order.js';
import { noFileCircles } from './rules/no-file-circles.js';
import { noFolderCircles } from './rules/no-folder-circles.js';
import { onePlaceExports } from './rules/one-place-exports.js';
import { pureFolders } from './rules/pure-folders.js';
import { topLevel } from './rules/top-level.js';
import { workspaceOrder } from './rules/workspace-order.js';

/** Every law of the source tree, from the outside in. */
export const RULES: readonly Rule[] = [
  topLevel,
  workspaceOrder,
  nationalOrder,
  databaseBehindStore,
  pureFolders,
  configReaders,
  noFileCircles,
  noFolderCircles,
  names,
  onePlaceExports,
];
