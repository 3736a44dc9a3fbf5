import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A file of the project: its path from the top of the repository, with slashes, and its text. Only sources have their text read. */
export interface TreeFile {
  readonly path: string;
  readonly text: string;
}

/** The top of the repository, seen from test/dist/architecture. */
export const REPOSITORY = fileURLToPath(new URL('../../../', import.meta.url));

/** What the project makes or installs, and what is none of its sources; dot files are left out too. */
const NOT_OURS = new Set(['node_modules', 'dist', 'coverage']);

const SOURCE = /\.(ts|tsx|mts|cts|mjs|cjs|js|jsx)$/;

/** Every file of the project in the order of its path; tests are among them, what is built or installed is not. */
export function readSourceTree(root: string = REPOSITORY): readonly TreeFile[] {
  return readdirSync(root, { withFileTypes: true })
    .filter(({ name }) => !name.startsWith('.') && !NOT_OURS.has(name))
    .flatMap((entry) => (entry.isDirectory() ? under(root, entry.name) : [fileAt(root, entry.name)]));
}

function under(root: string, folder: string): TreeFile[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter(({ name }) => !name.startsWith('.') && !NOT_OURS.has(name))
    .flatMap((entry) => (entry.isDirectory() ? under(root, `${folder}/${entry.name}`) : [fileAt(root, `${folder}/${entry.name}`)]));
}

function fileAt(root: string, path: string): TreeFile {
  return { path, text: isSource(path) ? readFileSync(join(root, path), 'utf8') : '' };
}

/** TypeScript or JavaScript. */
export function isSource(path: string): boolean {
  return SOURCE.test(path);
}

/** What tests share, and nothing else imports. */
export function isFixture(path: string): boolean {
  return /\.fixture\.[a-z]+$/.test(path);
}

/** A test or a benchmark, wherever it stands. */
export function isTest(path: string): boolean {
  return /\.(test|bench)\.[a-z]+$/.test(path);
}
