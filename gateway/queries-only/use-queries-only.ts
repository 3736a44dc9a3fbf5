import type { GatewayPlugin } from '@graphql-hive/gateway-runtime';
import { type ASTVisitor, GraphQLError, OperationTypeNode, type ValidationContext } from 'graphql';

/** The hub answers queries; there is nothing in it to change or to subscribe to. */
export function useQueriesOnly(): GatewayPlugin {
  return {
    onValidate({ addValidationRule }) {
      addValidationRule(queriesOnly);
    },
  };
}

function queriesOnly(context: ValidationContext): ASTVisitor {
  return {
    OperationDefinition(node) {
      if (node.operation !== OperationTypeNode.QUERY) {
        context.reportError(new GraphQLError(`The hub answers queries only, and this is a ${node.operation}`, { nodes: node }));
      }
    },
  };
}
