/** One thing wrong with a YAML file that a country hands in, said so that a data manager can mend it. Lines and columns count from 1. */
export interface YamlFault {
  readonly line: number;
  readonly column: number;
  /** Where in the file, as `audiences.public.open[0].periods`; empty for the file itself. */
  readonly path: string;
  readonly value: string | null;
  readonly problem: string;
  readonly remedy: string;
}

/** The fault in one line: file:line:column, path, value, problem, remedy. */
export function describeYamlFault(file: string, fault: YamlFault): string {
  const path = fault.path === '' ? '' : ` ${fault.path}`;
  const value = fault.value === null ? '' : ` = ${JSON.stringify(fault.value)}`;
  return `${file}:${fault.line}:${fault.column}${path}${value}: ${fault.problem}. ${fault.remedy}.`;
}
