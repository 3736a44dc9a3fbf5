export { secretariatSchema } from './graph/secretariat-schema.js';
export { HubClient } from './hub-client.js';
export type { AskHub, HubAnswer } from './regional/ask-hub.js';
export type { RegionalMember } from './regional/asked-members.js';
export type { Reading, RegionalAnswer } from './regional/reading.js';
export { RegionalAnswers } from './regional/regional-answer.js';
