import { mkdirSync, writeFileSync } from 'node:fs';
import { trainingFiles } from './training-files.js';

/** `npm run training`: writes the files of the training members into infra/countries, seen from the compiled `infra/dist/training`. */
const COUNTRIES = new URL('../../countries/', import.meta.url);

for (const { path, text } of trainingFiles()) {
  const file = new URL(path, COUNTRIES);
  mkdirSync(new URL('.', file), { recursive: true });
  writeFileSync(file, text);
  process.stdout.write(`infra/countries/${path}: ${text.split('\n').length - 1} lines\n`);
}
