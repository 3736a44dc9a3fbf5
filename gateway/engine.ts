import { createGatewayRuntime, type GatewayPlugin, type GatewayRuntime } from '@graphql-hive/gateway-runtime';
import { unifiedGraphHandler } from '@graphql-hive/router-runtime';
import type { RequestHandler } from '@serai/chassis';
import { sendJson, turnAwayLarge } from '@serai/chassis';

/** Largest request body that the gateway takes, in bytes. */
const LARGEST_BODY = 1_000_000;

interface Generation {
  readonly runtime: GatewayRuntime;
  underWay: number;
  retired: boolean;
}

/**
 * The engine that plans and runs queries over the supergraph. A new supergraph gets an engine of
 * its own; the one before ends when its last request has.
 */
export class Engine {
  private current: Generation | undefined;

  constructor(private readonly plugins: () => GatewayPlugin[]) {}

  async load(supergraph: string): Promise<void> {
    const runtime = createGatewayRuntime({
      supergraph,
      unifiedGraphHandler,
      plugins: () => this.plugins(),
      graphqlEndpoint: '/graphql',
      logging: 'error',
      landingPage: false,
      graphiql: false,
      maskedErrors: true,
      // Calls of different callers are different calls, even where they ask the same thing at the same moment.
      transportEntries: { '*': { options: { deduplicateInflightRequests: false } } },
      batching: false,
      cors: false,
      healthCheckEndpoint: '/engine-health',
    });
    await runtime.getSchema();
    const before = this.current;
    this.current = { runtime, underWay: 0, retired: false };
    if (before) retire(before);
  }

  readonly handle: RequestHandler = async (request, response) => {
    const generation = this.current;
    if (!generation) {
      sendJson(response, 503, {
        errors: [{ message: 'The hub has no schema yet: it waits for the secretariat. Ask again in a moment', extensions: { code: 'HUB_NOT_READY', retriable: true } }],
      });
      return;
    }
    if (turnAwayLarge(request, response, LARGEST_BODY)) return;
    response.setHeader('cache-control', 'no-store');
    generation.underWay += 1;
    response.once('close', () => {
      generation.underWay -= 1;
      endWhenDone(generation);
    });
    await generation.runtime(request, response);
  };

  async stop(): Promise<void> {
    await this.current?.runtime[Symbol.asyncDispose]();
  }
}

function retire(generation: Generation): void {
  generation.retired = true;
  endWhenDone(generation);
}

function endWhenDone(generation: Generation): void {
  if (generation.retired && generation.underWay === 0) void generation.runtime[Symbol.asyncDispose]();
}
