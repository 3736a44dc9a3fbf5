import { domainYaml } from './domain-yaml.js';
import { drawPopulation } from './draw-population.js';
import { figuresCsv } from './figures-csv.js';
import { MEMBERS } from './members.js';
import { seededChance } from './seeded-chance.js';
import { STREAMS } from './streams.js';

/** Any number would do; this one stays, because the files made from it are committed. */
const SEED = 20_261_101;

/** A file of a training member: its path under infra/countries, and its text. */
export interface TrainingFile {
  readonly path: string;
  readonly text: string;
}

/** Every file that is made and not written by hand, from one population; the same every time. */
export function trainingFiles(): readonly TrainingFile[] {
  const population = drawPopulation(seededChance(SEED), STREAMS);
  return MEMBERS.flatMap((member) => [
    { path: `${member.folder}/figures.csv`, text: figuresCsv(member, population) },
    { path: `${member.folder}/domain.yaml`, text: domainYaml(member) },
  ]);
}
