import type { Member } from '../../kit/grant.js';

/** Folders of the training members. */
export const FOLDERS = { XN: 'northmark', XS: 'southmark', XE: 'eastmark' } as const satisfies Record<Member, string>;
export const MEMBERS = Object.keys(FOLDERS) as Member[];
