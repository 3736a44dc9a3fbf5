import { describe, expect, it } from '@jest/globals';
import { CONTRACT_SDL } from '@serai/schema';
import { type ASTNode, parse, visit } from 'graphql';
import { nationalCommands } from '../commands/index.js';

/** What buildSubgraph adds to every printed schema begins here; the contract stops before it. */
const FEDERATION_DEFINITIONS = 'directive @link';

/** Nodes that say something to whoever reads the contract, by the name to show when they say nothing. */
function undescribed(sdl: string): string[] {
  const silent: string[] = [];
  const names: string[] = [];
  const enter = (node: ASTNode): void => {
    if (!('name' in node) || !('description' in node || /Definition$/.test(node.kind))) return;
    names.push(node.name?.value ?? node.kind);
    const described = 'description' in node && node.description !== undefined && node.description.value.trim() !== '';
    if (!described) silent.push(names.join('.'));
  };
  const leave = (node: ASTNode): void => {
    if ('name' in node && ('description' in node || /Definition$/.test(node.kind))) names.pop();
  };
  visit(parse(sdl), { enter, leave });
  return silent;
}

describe('the contract as it is written out in schema/graph/contract-sdl.ts', () => {
  it('is what a country serves (else print it with `npm run -s serai national contract` and put there what stands before `directive @link`)', async () => {
    const printed = await nationalCommands.contract.run();
    expect(printed).toContain(FEDERATION_DEFINITIONS);
    expect(printed.slice(0, printed.indexOf(FEDERATION_DEFINITIONS)).trim()).toBe(CONTRACT_SDL.trim());
  });

  it('describes every type, field, argument, enum value and input field; only the root type Query speaks for itself', () => {
    expect(undescribed(CONTRACT_SDL)).toEqual(['Query']);
  });

  it.each([
    ['type', 'type A { "b" b: Int }', 'A'],
    ['field', '"a" type A { b: Int }', 'A.b'],
    ['argument', '"a" type A { "b" b(c: Int): Int }', 'A.b.c'],
    ['enum value', '"a" enum A { B }', 'A.B'],
    ['input field', '"a" input A { b: Int }', 'A.b'],
    ['scalar', 'scalar A', 'A'],
    ['interface with an empty description', '" " interface A { "b" b: Int }', 'A'],
  ])('would notice a %s without a description', (_kind, sdl, silent) => {
    expect(undescribed(sdl)).toEqual([silent]);
  });
});
