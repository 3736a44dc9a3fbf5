import type { Logger } from '@serai/chassis';
import type { RegisteredMember, RegistryDocument } from '@serai/schema';

const ASK_WITHIN_MS = 5_000;

/** While there is no document, or a member of it is not up, the first questions follow quickly: the services of a hub start together. */
const QUICK = { questions: 100, intervalMs: 200 } as const;

/**
 * Follows the registry: keeps the newest document, asks for changes at an interval, and keeps
 * what it has while the secretariat is away.
 */
export class RegistryClient {
  private document: RegistryDocument | undefined;
  private etag: string | undefined;
  private reachable = false;
  private complaint: string | undefined;
  private quickLeft: number = QUICK.questions;
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;
  private asking: Promise<void> = Promise.resolve();

  constructor(
    private readonly secretariatUrl: string,
    private readonly intervalMs: number,
    private readonly log: Logger,
    private readonly onSupergraph: (supergraph: string) => Promise<void>,
  ) {}

  start(): void {
    this.asking = this.ask();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.asking;
  }

  /** Whether the secretariat answered when last asked. */
  get secretariatUp(): boolean {
    return this.reachable;
  }

  get version(): string | undefined {
    return this.document?.version;
  }

  get members(): readonly RegisteredMember[] {
    return this.document?.members ?? [];
  }

  /** Name of the secretariat's own subgraph; undefined before there is a document. */
  get secretariat(): string | undefined {
    return this.document?.secretariat;
  }

  /** The member that answers as this subgraph; undefined for the secretariat. */
  memberOf(subgraph: string): RegisteredMember | undefined {
    return this.members.find((member) => member.subgraph === subgraph);
  }

  private async ask(): Promise<void> {
    try {
      const response = await fetch(new URL('/registry', this.secretariatUrl), {
        headers: this.etag === undefined ? {} : { 'if-none-match': this.etag },
        signal: AbortSignal.timeout(ASK_WITHIN_MS),
      });
      if (response.status === 200) await this.take((await response.json()) as RegistryDocument, response.headers.get('etag') ?? undefined);
      else if (response.status !== 304) throw new Error(`The registry answered ${response.status}`);
      if (!this.reachable) this.log.info('The secretariat answers');
      this.reachable = true;
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      if (this.reachable || why !== this.complaint) this.log.warn({ err: error }, 'The secretariat does not answer, or not with a supergraph that can be used; the gateway goes on with what it has');
      this.complaint = why;
      this.reachable = false;
    }
    const settled = this.document && (this.quickLeft === 0 || this.members.every(({ up }) => up));
    if (this.document && this.quickLeft > 0) this.quickLeft -= 1;
    const wait = settled ? this.intervalMs : Math.min(this.intervalMs, QUICK.intervalMs);
    if (!this.stopped) this.timer = setTimeout(() => void (this.asking = this.ask()), wait);
  }

  private async take(document: RegistryDocument, etag: string | undefined): Promise<void> {
    if (document.version !== this.document?.version) {
      await this.onSupergraph(document.supergraph);
      this.log.info({ version: document.version }, 'A new supergraph');
    }
    this.document = document;
    this.etag = etag;
  }
}
