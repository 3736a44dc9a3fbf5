import { type Domain, domainCells, type Figure, figureKey, parseDomain } from '@serai/schema';
import type { Fault } from './fault.js';

/** Reads `domain.yaml` and holds it against the country and the catalogue; either the domain, or everything that is wrong with it. */
export function readDomainFile(file: { readonly name: string; readonly text: string }, reporter: string, sources: ReadonlySet<string>): { domain: Domain } | { faults: readonly Fault[] } {
  const read = parseDomain(file.text);
  if ('faults' in read) {
    return { faults: read.faults.map(({ line, path, value, problem, remedy }) => ({ file: file.name, row: line, column: path === '' ? null : path, value, problem, remedy })) };
  }
  const { domain } = read;
  const fault = (column: string, value: string, problem: string, remedy: string): Fault => ({ file: file.name, row: 1, column, value, problem, remedy });
  const faults = domain.tables.flatMap(({ source }, index) => (sources.has(source) ? [] : [fault(`tables[${index}].source`, source, 'The catalogue has no such source', 'Add it to sources.csv, or correct the id')]));
  if (domain.country !== reporter) faults.unshift(fault('country', domain.country, 'This is not the reporting country', `Write ${reporter}`));
  return faults.length > 0 ? { faults } : { domain };
}

/** Whether a figure has its place in the domain, or comes from a source of which the domain declares nothing. */
export function domainPlaces(domain: Domain | null): (figure: Figure) => boolean {
  if (!domain) return () => true;
  const sources = new Set(domain.tables.map(({ source }) => source));
  const keys = new Set(domainCells(domain).map(figureKey));
  return (figure) => !sources.has(figure.source) || keys.has(figureKey(figure));
}
