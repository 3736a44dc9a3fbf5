import { runService } from '@serai/chassis';
import { startGateway } from '@serai/gateway';
import { readGatewaySettings } from './config.js';

/** The gateway, but that it does not sign its calls: only countries that do not look take them. */
const { PORT, REGISTRY_INTERVAL_MS, COUNTRY_TIMEOUT_MS, ...settings } = readGatewaySettings();

runService(() =>
  startGateway({ ...settings, HOST: '127.0.0.1', PORT: Number(PORT), REGISTRY_INTERVAL_MS: Number(REGISTRY_INTERVAL_MS), COUNTRY_TIMEOUT_MS: Number(COUNTRY_TIMEOUT_MS), LOG_LEVEL: 'silent' }, { useSignedCalls: () => ({}) }),
);
