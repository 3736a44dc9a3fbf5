import { runService } from '@serai/chassis';
import { readServiceConfig } from './config.js';
import { startCountry } from './country-service.js';

runService(() => startCountry(readServiceConfig()));
