import { GraphQLError, type ValidationRule } from 'graphql';

/**
 * Refuses names that every JavaScript object inherits, such as `constructor`: the engine merges
 * answers by the names that the query gives them, and would write into what all objects share.
 */
export const safeNames: ValidationRule = (context) => ({
  Name(node) {
    if (node.value in Object.prototype) {
      context.reportError(new GraphQLError(`The name ${node.value} cannot be used here. Choose another alias`, { nodes: node, extensions: { code: 'GRAPHQL_VALIDATION_FAILED', retriable: false } }));
    }
  },
});
