import { type ConstDirectiveNode, Kind, print, type TypeDefinitionNode, visit } from 'graphql';
import { refuse } from './refusal.js';

/** Longest piece of a member's that a reason repeats. */
const LONGEST_PART = 200;

/** Refuses a definition that differs from the expected one in anything but descriptions and order, or says anything twice. */
export function checkSame(served: TypeDefinitionNode, expected: TypeDefinitionNode): void {
  const name = expected.name.value;
  const forbidden = directivesIn(served).find((directive) => !['key', 'shareable'].includes(directive.name.value));
  if (forbidden) refuse(`${name} uses ${print(forbidden)}; only @key and @shareable may be used`);
  const servedParts = partsOf(served);
  const expectedParts = new Set(partsOf(expected));
  const seen = new Set<string>();
  for (const part of servedParts) {
    if (!expectedParts.has(part)) refuse(`${name} differs from the contract: it has ${shown(part)}`);
    if (seen.has(part)) refuse(`${name} has ${shown(part)} twice`);
    seen.add(part);
  }
  for (const part of expectedParts) {
    if (!seen.has(part)) refuse(`${name} differs from the contract: it lacks ${shown(part)}`);
  }
}

function shown(part: string): string {
  return JSON.stringify(part.slice(0, LONGEST_PART));
}

function directivesIn(definition: TypeDefinitionNode): readonly ConstDirectiveNode[] {
  const found: ConstDirectiveNode[] = [];
  visit(definition, { Directive: (node) => void found.push(node as ConstDirectiveNode) });
  return found;
}

function withoutDescriptions<Node extends TypeDefinitionNode>(definition: Node): Node {
  return visit(definition, { enter: (node) => ('description' in node && node.description ? { ...node, description: undefined } : undefined) });
}

/** A type definition as texts, one for each thing it says, so that order does not matter. */
function partsOf(described: TypeDefinitionNode): string[] {
  const definition = withoutDescriptions(described);
  const parts = [`${definition.kind} ${definition.name.value}`];
  for (const directive of definition.directives ?? []) parts.push(print(directive));
  if ('interfaces' in definition) for (const each of definition.interfaces ?? []) parts.push(`implements ${each.name.value}`);
  if ('types' in definition) for (const each of definition.types ?? []) parts.push(`| ${each.name.value}`);
  if ('values' in definition) for (const each of definition.values ?? []) parts.push(print(each));
  if ('fields' in definition) for (const each of definition.fields ?? []) parts.push(partOfField(each));
  return parts;
}

function partOfField(field: NonNullable<Extract<TypeDefinitionNode, { fields?: unknown }>['fields']>[number]): string {
  if (field.kind !== Kind.FIELD_DEFINITION) return print(field);
  const sorted = [...(field.arguments ?? [])].sort((a, b) => (a.name.value < b.name.value ? -1 : 1));
  return print({ ...field, arguments: sorted });
}
