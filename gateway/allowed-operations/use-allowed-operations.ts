import type { GatewayPlugin } from '@graphql-hive/gateway-runtime';
import { type ASTVisitor, type DocumentNode, getOperationAST, GraphQLError, OperationTypeNode, type ValidationContext } from 'graphql';

/** The secretariat's own mutations. A name that is not here goes to nobody, whatever stands in the supergraph. */
const MUTATIONS: ReadonlySet<string> = new Set(['applyForAccess', 'withdrawApplication']);

/**
 * The hub answers queries, and takes applications for access; nothing of a country's can be changed through
 * it, and there is nothing to subscribe to. A mutation comes as JSON, which no page of somebody else's can
 * send unasked (OWASP, Cross-Site Request Forgery Prevention).
 */
export function useAllowedOperations(): GatewayPlugin {
  return {
    onValidate({ addValidationRule }) {
      addValidationRule(allowedOperations);
    },
    onExecute({ args, setResultAndStopExecution }) {
      const { document, operationName, contextValue } = args as { document: DocumentNode; operationName?: string | null; contextValue: { request?: Request } };
      if (getOperationAST(document, operationName)?.operation !== OperationTypeNode.MUTATION) return;
      const { method, headers } = contextValue.request ?? { method: '', headers: new Headers() };
      if (method === 'POST' && /^application\/json\s*(;|$)/i.test(headers.get('content-type') ?? '')) return;
      setResultAndStopExecution({ errors: [new GraphQLError('A mutation has to be posted as application/json', { extensions: { code: 'BAD_REQUEST', retriable: false } })] });
    },
  };
}

function allowedOperations(context: ValidationContext): ASTVisitor {
  return {
    OperationDefinition(node) {
      if (node.operation === OperationTypeNode.SUBSCRIPTION) context.reportError(new GraphQLError('The hub answers queries, and this is a subscription', { nodes: node }));
    },
    Field(node) {
      const root = context.getSchema().getMutationType();
      if (!root || context.getParentType() !== root || node.name.value === '__typename' || MUTATIONS.has(node.name.value)) return;
      context.reportError(new GraphQLError(`The hub changes nothing but one's own applications, and this is the mutation ${node.name.value}`, { nodes: node }));
    },
  };
}
