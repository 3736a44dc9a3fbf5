import { type DocumentNode, type FragmentDefinitionNode, GraphQLError, Kind, type SelectionSetNode } from 'graphql';

/** Fields that a query may come to when its fragments are written out. */
const MOST_FIELDS = 5_000;
/** Levels that selections may be nested, fragments written out. */
const DEEPEST = 25;

interface Size {
  readonly fields: number;
  readonly depth: number;
}

/**
 * How large a query is when its fragments are written out: what the planner will make of it. Every
 * fragment is measured once, so that measuring takes no longer than reading; what exceeds the
 * limits is not measured further. A fragment that contains itself is beyond every limit.
 */
export function querySize(document: DocumentNode): Size {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  const measured = new Map<string, Size>();
  const beyond: Size = { fields: Infinity, depth: Infinity };

  const measure = (selections: SelectionSetNode, level: number): Size => {
    if (level > DEEPEST) return beyond;
    let [fields, depth] = [0, 1];
    for (const selection of selections.selections) {
      const inner =
        selection.kind === Kind.FRAGMENT_SPREAD ? measureFragment(selection.name.value, level + 1)
        : selection.selectionSet ? measure(selection.selectionSet, level + 1)
        : { fields: 0, depth: 0 };
      fields += inner.fields + 1;
      depth = Math.max(depth, inner.depth + 1);
      if (fields > MOST_FIELDS) return beyond;
    }
    return { fields, depth };
  };
  const measureFragment = (name: string, level: number): Size => {
    const known = measured.get(name);
    if (known) return known;
    const fragment = fragments.get(name);
    if (!fragment) return { fields: 0, depth: 0 };
    measured.set(name, beyond);
    const size = measure(fragment.selectionSet, level);
    measured.set(name, size);
    return size;
  };

  let [fields, depth] = [0, 0];
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const size = measure(definition.selectionSet, 1);
    fields += size.fields;
    depth = Math.max(depth, size.depth);
  }
  return { fields, depth };
}

/** Refuses a query that is too large to plan, before anything else looks at it. Returns the error, or null. */
export function tooLarge(document: DocumentNode): GraphQLError | null {
  const { fields, depth } = querySize(document);
  if (fields <= MOST_FIELDS && depth <= DEEPEST) return null;
  return new GraphQLError(
    `The query is too large: with its fragments written out it may hold ${MOST_FIELDS} fields, nested ${DEEPEST} levels deep. Ask in several queries`,
    { extensions: { code: 'QUERY_TOO_LARGE' } },
  );
}
