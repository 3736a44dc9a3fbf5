import { runService } from '@serai/chassis';
import { readGatewayConfig } from './config.js';
import { startGateway } from './gateway-service.js';

runService(() => startGateway(readGatewayConfig()));
