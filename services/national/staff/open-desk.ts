import { graphqlEndpoint, type KeyRing, type Logger, type RequestHandler } from '@serai/chassis';
import { HubDesk } from '../desk/hub-desk.js';
import { StewardDesk, type StewardDeskPorts } from '../desk/steward-desk.js';
import { Teller, type TellerPorts } from '../desk/teller.js';
import type { StaffIssuer } from '../identity/staff.js';
import { staffContext } from './staff-context.js';
import { staffSchema } from './staff-schema.js';

export interface DeskSettings extends Omit<StewardDeskPorts, 'hub' | 'onDecided' | 'register'> {
  /** Address of the secretariat, without a path. */
  readonly secretariat: string;
  readonly ring: KeyRing;
  readonly register: StewardDeskPorts['register'] & TellerPorts['register'];
  readonly staff: StaffIssuer;
  readonly log: Logger;
}

export interface OpenDesk {
  /** The staff's own GraphQL endpoint. */
  readonly handle: RequestHandler;
  /** Begins to tell the secretariat what it has not been told. */
  start(): void;
  stop(): Promise<void>;
}

/** Opens the country's access desk for its staff. */
export async function openDesk({ secretariat, ring, staff, log, ...settings }: DeskSettings): Promise<OpenDesk> {
  const { country, register, rules } = settings;
  const hub = new HubDesk({ country, secretariat, ring });
  const teller = new Teller({ country, hub, register, ring, rules, log });
  const desk = new StewardDesk({ ...settings, hub, onDecided: () => teller.tell() });
  const endpoint = await graphqlEndpoint({ schema: await staffSchema(), log, country, context: staffContext(desk, staff) });
  return {
    handle: endpoint.handle,
    start: () => teller.start(),
    stop: async () => {
      await teller.stop();
      await endpoint.stop();
    },
  };
}
