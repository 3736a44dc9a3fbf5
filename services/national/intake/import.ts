import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SeraiError } from '@serai/schema';
import type { RawStore } from '../store/raw-store.js';
import { describeFault } from './fault.js';
import { type InputFile, readSubmission } from './submission.js';

/** Faults listed in one message; a file with thousands of them is usually wrong in one place. */
const FAULTS_SHOWN = 200;

export interface ImportFiles {
  /** Folder of the country, with figures.csv, laws.csv and, where it declares one, domain.yaml. */
  readonly folder: string;
  /** Folder to read figures.csv and domain.yaml from in place of the country's own: an earlier submission, say. */
  readonly figures?: string | undefined;
  /** Catalogue of sources. */
  readonly sources: string;
}

export interface ImportResult {
  readonly figures: number;
  readonly laws: number;
  readonly fileHash: string;
  /** False when the same files were imported last time. */
  readonly isNew: boolean;
}

/**
 * Reads a country's files into its raw store, all or nothing. Throws INTAKE_REJECTED that lists
 * every fault.
 */
export async function importFiles(store: Pick<RawStore, 'newest' | 'add'>, files: ImportFiles, country: string, now: Date): Promise<ImportResult> {
  const counted = files.figures ?? files.folder;
  const [figures, laws, sources, domain] = await Promise.all([
    readInput(join(counted, 'figures.csv')),
    readInput(join(files.folder, 'laws.csv')),
    readInput(files.sources),
    readOptional(join(counted, 'domain.yaml')),
  ]);
  const read = readSubmission({ figures, laws, sources, domain }, country);
  if ('faults' in read) {
    const shown = read.faults.slice(0, FAULTS_SHOWN).map(describeFault);
    const more = read.faults.length > FAULTS_SHOWN ? `\nand ${read.faults.length - FAULTS_SHOWN} more` : '';
    throw new SeraiError('INTAKE_REJECTED', `Nothing was imported: ${read.faults.length} faults\n${shown.join('\n')}${more}`);
  }
  const fileHash = createHash('sha256').update([figures, laws, sources, domain].map((file) => file?.text ?? '').join('\0')).digest('hex');
  const isNew = (await store.newest())?.fileHash !== fileHash;
  if (isNew) await store.add({ fileHash, ...read }, now);
  return { figures: read.figures.length, laws: read.laws.length, fileHash, isNew };
}

async function readInput(path: string): Promise<InputFile> {
  try {
    return { name: path, text: await readFile(path, 'utf8') };
  } catch (error) {
    throw new SeraiError('INTAKE_REJECTED', `${path} cannot be read. Check the folder and that the file is there`, { cause: error });
  }
}

async function readOptional(path: string): Promise<InputFile | null> {
  try {
    return { name: path, text: await readFile(path, 'utf8') };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw new SeraiError('INTAKE_REJECTED', `${path} cannot be read. Check that it is a file you may read`, { cause: error });
  }
}
