import type { GatewayPlugin } from '@graphql-hive/gateway-runtime';
import { SeraiError } from '@serai/schema';
import { type DocumentNode, GraphQLError, type GraphQLSchema, Kind, OperationTypeNode, TypeInfo, visit, visitWithTypeInfo } from 'graphql';
import type { Caller, Callers } from './caller.js';

/** Root fields of the secretariat that its own calls may ask; what it computes from the countries they may not: there are no circles. */
const INNER_FIELDS: ReadonlySet<string> = new Set(['countries', 'country', 'indicators']);

export interface CallerOptions {
  readonly callers: Callers;
  /** Who sends a request. Throws TOKEN_REFUSED or CALL_REFUSED. */
  readonly identify: (request: Request) => Promise<Caller>;
  /** Whether this is the root field of a country. */
  readonly isCountry: (field: string) => boolean;
}

/** Finds out who asks before anything is planned. Whoever shows a token that does not hold is told so, and not taken for the public. */
export function useCaller({ callers, identify, isCountry }: CallerOptions): GatewayPlugin {
  return {
    async onRequest({ request, endResponse, fetchAPI }) {
      try {
        callers.set(request, await identify(request));
      } catch (error) {
        if (!(error instanceof SeraiError)) throw error;
        const errors = [{ message: error.message, extensions: { code: error.code, retriable: error.retriable } }];
        const headers = { 'content-type': 'application/json; charset=utf-8', 'www-authenticate': 'Bearer error="invalid_token"', 'cache-control': 'no-store' };
        endResponse(new fetchAPI.Response(JSON.stringify({ errors }), { status: 401, headers }));
      }
    },
    onExecute({ args, setResultAndStopExecution }) {
      const { schema, document, contextValue } = args as { schema: GraphQLSchema; document: DocumentNode; contextValue: { request?: Request } };
      const { claims } = callers.of(contextValue.request);
      if (!claims?.serai_inner) return;
      const beyond = writes(document) ? 'A mutation' : rootFields(schema, document).find((each) => !INNER_FIELDS.has(each) && !isCountry(each));
      if (beyond !== undefined) setResultAndStopExecution({ errors: [notInner(beyond)] });
    },
  };
}

/** Whether anything in a document is meant to change something, whichever of its operations is run. */
function writes(document: DocumentNode): boolean {
  return document.definitions.some((definition) => definition.kind === Kind.OPERATION_DEFINITION && definition.operation !== OperationTypeNode.QUERY);
}

/** The root fields that a document asks for, in whichever fragments they stand. */
function rootFields(schema: GraphQLSchema, document: DocumentNode): string[] {
  const fields: string[] = [];
  const types = new TypeInfo(schema);
  const root = schema.getQueryType();
  visit(document, visitWithTypeInfo(types, {
    Field({ name }) {
      if (root && root === types.getParentType() && name.value !== '__typename') fields.push(name.value);
    },
  }));
  return fields;
}

function notInner(what: string): GraphQLError {
  return new GraphQLError(`${what} is not for calls of the secretariat's own: they read what the countries tell the caller, and nothing else`, { extensions: { code: 'TOKEN_REFUSED', retriable: false } });
}
