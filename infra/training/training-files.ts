import { domainYaml } from './domain-yaml.js';
import { drawPopulation } from './draw-population.js';
import { figuresCsv } from './figures-csv.js';
import { MEMBERS } from './members.js';
import { seededChance } from './seeded-chance.js';
import { STREAMS } from './streams.js';
import { submissionsOf } from './submissions.js';

/** Any numbers would do; these stay, because the files made from them are committed: what happened, and what was known of it when. */
const SEEDS = { population: 20_261_101, submissions: 20_261_102 } as const;

/** A file of a training member: its path under infra/countries, and its text. */
export interface TrainingFile {
  readonly path: string;
  readonly text: string;
}

/** Every file that is made and not written by hand, from one population; the same every time. */
export function trainingFiles(): readonly TrainingFile[] {
  const population = drawPopulation(seededChance(SEEDS.population), STREAMS);
  const submissions = submissionsOf(population, SEEDS.submissions);
  return MEMBERS.flatMap((member) => submissions.flatMap((submission) => [
    { path: `${member.folder}/${submission.folder}figures.csv`, text: figuresCsv(member, submission) },
    { path: `${member.folder}/${submission.folder}domain.yaml`, text: domainYaml(member, submission) },
  ]));
}
