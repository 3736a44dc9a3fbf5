import { POPULATION } from '@serai/schema';

/** True for a population that is the other one, or a part of it: labour immigrants are migrants, everybody is _T. */
export function isWithin(population: string, whole: string): boolean {
  for (let each: string | undefined = population; each !== undefined; each = POPULATION.get(each)?.parent) if (each === whole) return true;
  return false;
}
