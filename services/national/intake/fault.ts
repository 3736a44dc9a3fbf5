/** One thing wrong with a file, said so that whoever keeps it can mend it. Rows count from 1; the header is row 1. */
export interface Fault {
  readonly file: string;
  readonly row: number;
  readonly column: string | null;
  readonly value: string | null;
  readonly problem: string;
  readonly remedy: string;
}

/** The fault in one line: file:row, column, value, problem, remedy. */
export function describeFault(fault: Fault): string {
  const at = fault.column === null ? '' : ` ${fault.column}`;
  const value = fault.value === null ? '' : ` = ${JSON.stringify(fault.value.slice(0, 80))}`;
  return `${fault.file}:${fault.row}${at}${value}: ${fault.problem}. ${fault.remedy}`;
}
