import { isMap, isScalar, isSeq, type Node } from 'yaml';
import type { YamlFault } from './yaml-fault.js';
import type { YamlSource } from './yaml-source.js';

/** A value of the file and the path that leads to it. */
export interface Place {
  readonly path: string;
  readonly node: Node;
}

/** Reads the values of a file by their shape, and gathers every fault on the way. */
export class NodeReader {
  readonly faults: YamlFault[] = [];

  constructor(private readonly source: YamlSource) {}

  get root(): Place {
    return { path: '', node: this.source.root };
  }

  fault(place: Place, problem: string, remedy: string): void {
    const scalar = isScalar(place.node);
    this.faults.push({ ...this.source.positionOf(place.node), path: place.path, value: scalar ? this.source.textOf(place.node) : null, problem, remedy });
  }

  /** What was found, or a fault where nothing was. */
  found<Value>(value: Value | undefined, place: Place, problem: string, remedy: string): Value | undefined {
    if (value === undefined) this.fault(place, problem, remedy);
    return value;
  }

  lineOf(place: Place): number {
    return this.source.positionOf(place.node).line;
  }

  /** The values of a map by key; every key is one of those it may have, and those it must have are there. Keys are checked by the caller where none are listed. */
  map(place: Place, keys?: { readonly must: readonly string[]; readonly may: readonly string[] }): ReadonlyMap<string, Place> {
    const { node, path } = place;
    const entries = new Map<string, Place>();
    if (!isMap<Node, Node | null>(node)) {
      this.fault(place, 'A list of keys and values is expected here', keys ? `Write ${[...keys.must, ...keys.may].join(', ')}, each on a line of its own with a colon` : 'Write each key on a line of its own with a colon');
      return entries;
    }
    for (const { key, value } of node.items) {
      const name = isScalar(key) ? String(key.value) : this.source.textOf(key);
      const at = { path: path === '' ? name : `${path}.${name}`, node: value ?? key };
      const known = [...(keys?.must ?? []), ...(keys?.may ?? [])];
      if (keys && !known.includes(name)) this.fault({ path: at.path, node: key }, 'There is no such key here', `Use one of ${known.join(', ')}`);
      else entries.set(name, at);
    }
    for (const name of keys?.must ?? []) {
      if (!entries.has(name)) this.fault(place, `${name} is missing`, `Add ${name}: to it`);
    }
    return entries;
  }

  /** The values of a list. */
  list(place: Place, what: string): readonly Place[] {
    const { node, path } = place;
    if (!isSeq<Node>(node)) {
      this.fault(place, 'A list is expected here', `Write ${what} in square brackets, or each on a line of its own after a dash`);
      return [];
    }
    return node.items.map((item, index) => ({ path: `${path}[${index}]`, node: item }));
  }

  /** A text that is not empty. */
  text(place: Place, remedy: string): string | undefined {
    const { node } = place;
    const text = isScalar(node) && typeof node.value === 'string' && node.value.trim() !== '' ? node.value : undefined;
    return this.found(text, place, 'A text is expected here', remedy);
  }

  /** One of the words listed. */
  choice<Word extends string>(place: Place, words: readonly Word[]): Word | undefined {
    const remedy = `Use ${words.join(' or ')}`;
    const text = this.text(place, remedy);
    if (text === undefined) return undefined;
    return this.found(words.find((word) => word === text), place, 'This is none of the words that may stand here', remedy);
  }

  /** A whole number within bounds. */
  whole(place: Place, least: number, most: number): number | undefined {
    const remedy = `Write a whole number from ${least} to ${most}`;
    const text = this.text(place, remedy);
    if (text === undefined) return undefined;
    const number = /^\d{1,9}$/.test(text) ? Number(text) : NaN;
    return this.found(number >= least && number <= most ? number : undefined, place, 'This is not such a number', remedy);
  }

  yes(place: Place): boolean | undefined {
    const word = this.choice(place, ['yes', 'no', 'true', 'false']);
    return word === undefined ? undefined : word === 'yes' || word === 'true';
  }

  /** Codes that are each there once. */
  codes(place: Place, what: string, check: (code: string) => string | undefined, remedy: string): readonly string[] {
    const seen = new Set<string>();
    for (const item of this.list(place, what)) {
      const code = this.text(item, remedy);
      if (code === undefined) continue;
      const problem = check(code);
      if (problem !== undefined) this.fault(item, problem, remedy);
      else if (seen.has(code)) this.fault(item, 'It stands here twice', 'Keep one of the two');
      else seen.add(code);
    }
    return [...seen];
  }
}
