export { HubClient, type HubAnswer } from './hub-client.js';
