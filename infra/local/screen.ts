import { styleText } from 'node:util';

/** A row of the table that says who listens where. */
export interface Listener {
  readonly who: string;
  readonly where: string;
}

/** What `npm start` shows. */
export class Screen {
  constructor(private readonly out: NodeJS.WriteStream) {}

  step(text: string): void {
    this.out.write(`${this.dim('·')} ${text}\n`);
  }

  warn(text: string): void {
    this.out.write(`${this.style('yellow', '!')} ${text}\n`);
  }

  ready(listeners: readonly Listener[], queries: readonly { title: string; text: string }[], seconds: number): void {
    const width = Math.max(...listeners.map(({ who }) => who.length));
    const table = listeners.map(({ who, where }) => `  ${who.padEnd(width)}  ${where}`).join('\n');
    const shown = queries.map(({ title, text }) => `${this.dim(`# ${title}`)}\n${text}`).join('\n\n');
    this.out.write(`\n${table}\n\nTwo queries to paste:\n\n${shown}\n\n${this.dim('# Who you are without a token is the public. A token of somebody of this demo, and what to do with it: README, "Who is asking"')}\nnpm run -s serai -- token --as researcher\n\n`);
    this.out.write(`${this.style('bold', 'Serai is ready')} after ${seconds.toFixed(1)} s: open ${listeners[0]?.where.replace(/\/graphql$/, '/')} in a browser. Ctrl-C stops everything.\n`);
  }

  private dim(text: string): string {
    return this.style('dim', text);
  }

  private style(style: 'bold' | 'dim' | 'yellow', text: string): string {
    return this.out.isTTY ? styleText(style, text) : text;
  }
}
