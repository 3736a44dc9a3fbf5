import type { Routes } from '@serai/chassis';
import { askedHeads, HEADS_PATH, LODGED_HEADS_PATH, postedHead } from '@serai/schema';
import { memberRoute, type MemberRoutePorts } from '../registry/member-route.js';
import type { Heads } from './heads.js';

/** Where members lodge the heads of their logs and read back their own; calls that the member signed, and no others. */
export function headRoutes(heads: Heads, ports: MemberRoutePorts): Routes {
  return {
    [HEADS_PATH]: memberRoute(ports, 'JSON: {"head": …} or {"checkpoint": …}', postedHead, async (country, posted, now) => ({
      receipt: 'head' in posted ? await heads.lodgeHead(country, posted.head, now) : await heads.lodgeCheckpoint(country, posted.checkpoint, now),
    })),
    [LODGED_HEADS_PATH]: memberRoute(ports, 'JSON: {"after": …}', askedHeads, (country, { after }) => heads.lodged(country, after)),
  };
}
