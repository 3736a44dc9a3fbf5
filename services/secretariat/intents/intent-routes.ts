import type { Routes } from '@serai/chassis';
import { INTENTS_PATH, postedIntent } from '@serai/schema';
import { memberRoute, type MemberRoutePorts } from '../registry/member-route.js';
import type { Intents } from './intents.js';

/** Where members announce that they are about to release. */
export function intentRoutes(intents: Intents, ports: MemberRoutePorts): Routes {
  return { [INTENTS_PATH]: memberRoute(ports, 'JSON: {"intent": …}', postedIntent, (country, { intent }, now) => intents.take(country, intent, now)) };
}
