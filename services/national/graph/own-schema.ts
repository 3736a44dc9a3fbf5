import { SeraiError } from '@serai/schema';
import { type DocumentNode, visit } from 'graphql';
import type { GuardedContext } from './caller.js';

/** Fields that tell how the country's service is built. */
const OF_THE_SCHEMA = new Set(['_service', '__schema', '__type']);

/** The registry alone may fetch the SDL, and the country's own staff. Throws CALL_REFUSED. */
export function schemaForRegistry(document: DocumentNode, { caller }: Pick<GuardedContext, 'caller'>): void {
  if (caller.channel !== 'gateway') return;
  visit(document, {
    Field({ name }) {
      if (OF_THE_SCHEMA.has(name.value)) throw new SeraiError('CALL_REFUSED', `${name.value} is for the registry alone. The hub has the contract's schema`);
    },
  });
}
