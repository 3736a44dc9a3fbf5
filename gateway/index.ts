/** The service and its parts, for the tests that take one of them away. What runs is main.ts. */
export { startGateway } from './gateway-service.js';
