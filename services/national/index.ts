/** The service and its parts, for the tests that take one of them away. What runs is main.ts. */
export { COUNTRY_PARTS, type CountryParts, startCountry } from './country-service.js';
export { callerOf } from './identity/caller-of.js';
export { type Connect, openReleases } from './release/open-releases.js';
export { openDatabase } from './store/data-source.js';
export { ApplicationStore } from './store/application-store.js';
export { DeskStore } from './store/desk-store.js';
export { type CellQuery, ReleaseStore } from './store/release-store.js';
/** Disclosure control as values, for what attacks and measures it. */
export { primaryVerdict } from './disclosure/primary/primary-rules.js';
export type { PrimaryProtection } from './disclosure/primary/primary-rule.js';
export { protect, type ProtectOptions, type Protection as ProtectedRelease } from './disclosure/protect.js';
export { neverExceeds } from './disclosure/structure/links.js';
export { addRate, printedRate } from './disclosure/structure/rate.js';
export { addReleases, type Release as DisclosureRelease } from './disclosure/structure/releases.js';
export { addTable, cellId, type Table as DisclosureTable } from './disclosure/structure/table.js';
export type { LinkedSystem } from './disclosure/system/linked-system.js';
export { SystemBuilder } from './disclosure/system/system-builder.js';
/** Releases as values, for the same. */
export { draftRelease, makeRelease } from './release/make-release.js';
export type { EarlierRelease } from './release/protection/protect-editions.js';
