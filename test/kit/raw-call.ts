import { connect } from 'node:net';

/** A request as it goes over the wire: its headers line by line, in order, as often as they are there. */
export interface RawCall {
  readonly method: string;
  readonly target: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string | Buffer;
}

export interface RawAnswer {
  /** 0 where the server ended the connection without a word. */
  readonly status: number;
  readonly text: string;
}

const GIVE_UP_AFTER_MS = 20_000;

/** Sends what no HTTP client would: the call byte for byte, with a length of its body unless the headers say how it comes. */
export function sendRaw(url: string, { method, target, headers, body }: RawCall): Promise<RawAnswer> {
  const { hostname, port } = new URL(url);
  const says = (name: string): boolean => headers.some(([each]) => each.toLowerCase() === name);
  const bytes = Buffer.from(body);
  const lines: (readonly [string, string])[] = [
    ['host', `${hostname}:${port}`], ['connection', 'close'], ...headers, ...(says('content-length') || says('transfer-encoding') ? [] : [['content-length', String(bytes.length)] as const]),
  ];
  const head = `${method} ${target} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`;
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = connect(Number(port), hostname, () => socket.write(Buffer.concat([Buffer.from(head, 'latin1'), bytes])));
    const done = (): void => {
      const text = Buffer.concat(chunks).toString();
      resolve({ status: Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? 0), text });
    };
    socket.setTimeout(GIVE_UP_AFTER_MS, () => socket.destroy(new Error('The service neither answers nor ends the connection')));
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    socket.on('close', done);
    socket.on('error', (error: NodeJS.ErrnoException) => (error.code === 'ECONNRESET' || error.code === 'EPIPE' ? done() : reject(error)));
  });
}
