import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { isAllowed, licenceFaults, type LockEntry, type Manifest, shipped } from './licences.js';
import { REPOSITORY } from './source-tree.js';

describe('the licences of what ships', () => {
  const { packages } = JSON.parse(readFileSync(join(REPOSITORY, 'package-lock.json'), 'utf8')) as { packages: Record<string, LockEntry> };
  const manifestAt = (path: string): Manifest | undefined => {
    const file = join(REPOSITORY, path, 'package.json');
    return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Manifest) : undefined;
  };

  it('are all among those that we may ship under', () => {
    expect(licenceFaults(packages, manifestAt)).toEqual([]);
  });

  it('are looked for where they are: the server and the router ship, the test runner does not', () => {
    const paths = shipped(packages).map(([path]) => path);
    expect(paths).toEqual(expect.arrayContaining(['node_modules/@apollo/server', 'node_modules/@graphql-hive/gateway-runtime', 'node_modules/typeorm']));
    expect(paths).not.toContain('node_modules/jest');
    expect(manifestAt('node_modules/typeorm')?.license).toBe('MIT');
  });
});

describe('licenceFaults', () => {
  const faultsOf = (packages: Record<string, LockEntry>, manifests: Record<string, Manifest> = {}) => licenceFaults(packages, (path) => manifests[path]);

  it('finds a licence that is not ours, by package.json before the lock', () => {
    expect(faultsOf({ 'node_modules/a': { license: 'MIT' } }, { 'node_modules/a': { license: 'Elastic-2.0' } })).toEqual(['node_modules/a is under Elastic-2.0']);
    expect(faultsOf({ 'node_modules/a': { license: 'AGPL-3.0-only' } })).toEqual(['node_modules/a is under AGPL-3.0-only']);
  });

  it('reads the older forms', () => {
    const packages = { 'node_modules/a': {}, 'node_modules/b': {}, 'node_modules/c': {} };
    const manifests = { 'node_modules/a': { license: { type: 'MIT' } }, 'node_modules/b': { licenses: [{ type: 'GPL-2.0' }, { type: 'MIT' }] }, 'node_modules/c': { license: { type: 'GPL-2.0' } } };
    expect(faultsOf(packages, manifests)).toEqual(['node_modules/c is under GPL-2.0']);
  });

  it('finds a package without a licence, unless it is for another platform and not installed', () => {
    expect(faultsOf({ 'node_modules/a': {} }, { 'node_modules/a': {} })).toEqual(['node_modules/a states no licence']);
    expect(faultsOf({ 'node_modules/a': { optional: true } }, { 'node_modules/a': {} })).toEqual(['node_modules/a states no licence']);
    expect(faultsOf({ 'node_modules/a': {} })).toEqual(['node_modules/a states no licence']);
    expect(faultsOf({ 'node_modules/a': { optional: true } })).toEqual([]);
    expect(faultsOf({ 'node_modules/a': { optional: true, license: 'GPL-3.0-only' } })).toEqual(['node_modules/a is under GPL-3.0-only']);
  });

  it.each(['@apollo/gateway', '@apollo/composition', '@apollo/query-planner', '@apollo/federation-internals'])('never lets %s ship, however deep and under whatever name or licence', (name) => {
    expect(faultsOf({ [`node_modules/a/node_modules/${name}`]: { license: 'MIT' } })).toEqual([`node_modules/a/node_modules/${name}: ${name} must never ship`]);
    expect(faultsOf({ 'node_modules/alias': { name, license: 'MIT' } })).toEqual([`node_modules/alias: ${name} must never ship`]);
    expect(faultsOf({ [`node_modules/${name}`]: { license: 'Elastic-2.0', dev: true } })).toEqual([]);
  });

  it('leaves our own workspaces alone', () => {
    expect(faultsOf({ '': {}, gateway: {}, 'node_modules/@serai/gateway': { link: true } })).toEqual([]);
  });
});

describe('isAllowed', () => {
  it.each(['MIT', '(MIT)', 'MIT OR GPL-3.0-only', 'GPL-3.0-only OR MIT', 'MIT AND BSD-3-Clause', '(MIT OR GPL-2.0) AND ISC', 'GPL-2.0 AND MIT OR ISC', 'GPL-2.0 OR MIT AND ISC'])('lets %s ship', (expression) => {
    expect(isAllowed(expression)).toBe(true);
  });

  it.each([
    '', 'Elastic-2.0', 'UNLICENSED', 'SEE LICENSE IN LICENSE.md', 'MIT AND GPL-3.0-only', 'GPL-3.0-only AND MIT', '(MIT OR ISC) AND GPL-2.0', 'MIT AND (GPL-2.0 OR AGPL-3.0-only)',
    'MIT OR', '(MIT', 'MIT)', 'MIT ISC', 'GPL-2.0 WITH Classpath-exception-2.0', 'MIT WITH Elastic-2.0', 'mit', 'Apache-2.0+',
  ])('refuses "%s"', (expression) => {
    expect(isAllowed(expression)).toBe(false);
  });
});
