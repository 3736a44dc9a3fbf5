import type { IncomingMessage } from 'node:http';
import { graphqlEndpoint, type GraphqlEndpoint, type Logger, type RequestHandler } from '@serai/chassis';
import { printSubgraphSdl } from '@serai/chassis/subgraph';
import { type DocumentNode, parse } from 'graphql';
import type { DeskContext } from './access-desk.js';
import type { RegionalContext } from '../regional/regional-port.js';
import { type GraphMember, secretariatSchema } from './secretariat-schema.js';

interface Generation {
  readonly key: string;
  readonly endpoint: GraphqlEndpoint;
  readonly typeDefs: DocumentNode;
}

/** The secretariat's graph, built anew when the members change, without a restart. */
export class LiveGraph {
  private current: Generation | undefined;

  constructor(
    private readonly log: Logger,
    /** What a request reads of the desk, and of the countries, of which these are the members. Throws where it may not come at all. */
    private readonly contextOf: (request: IncomingMessage, body: string, members: readonly GraphMember[]) => Promise<DeskContext & RegionalContext>,
  ) {}

  /** The SDL for these members; from now on the graph answers for them. */
  async typeDefs(members: readonly GraphMember[]): Promise<DocumentNode> {
    const key = JSON.stringify(members.map(({ code, type, nameEn, nameRu, training }) => [code, type, nameEn, nameRu, training]));
    if (this.current?.key !== key) {
      const { schema, context } = await secretariatSchema(members);
      const before = this.current;
      this.current = {
        key,
        endpoint: await graphqlEndpoint({ schema, log: this.log, context: async (request, body) => ({ ...context, ...(await this.contextOf(request, body, members)) }) }),
        typeDefs: parse(await printSubgraphSdl(schema)),
      };
      await before?.endpoint.stop();
    }
    return this.current.typeDefs;
  }

  readonly handle: RequestHandler = async (request, response) => {
    if (!this.current) throw new Error('The graph has no members yet');
    await this.current.endpoint.handle(request, response);
  };

  async stop(): Promise<void> {
    await this.current?.endpoint.stop();
  }
}
