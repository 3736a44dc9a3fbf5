import { describe, expect, it } from '@jest/globals';
import { readCommitted } from './committed.fixture.js';
import { trainingFiles } from './training-files.js';

describe('the files of the training members', () => {
  it.each(trainingFiles())('$path is what the program makes, byte for byte', ({ path, text }) => {
    // Not toBe: a difference of half a megabyte is no message.
    expect(readCommitted(path) === text ? 'the same' : 'differs: run npm run training').toBe('the same');
  });
});
