import type { RawCall } from '../../kit/raw-call.js';

type Random = () => number;
type Header = RawCall['headers'][number];

/** What holds a call to its signer: a call in which one of these is another is another call. */
const HELD = ['authorization', 'serai-visa', 'content-type', 'content-digest', 'signature', 'signature-input'] as const;

const pick = <Value>(list: readonly Value[], random: Random): Value => list[Math.floor(random() * list.length)] as Value;
const withHeaders = (call: RawCall, headers: readonly Header[]): RawCall => ({ ...call, headers });
const valueOf = (call: RawCall, name: string): string => call.headers.find(([each]) => each === name)?.[1] ?? '';
const set = (call: RawCall, name: string, value: string): RawCall => withHeaders(call, call.headers.map((header) => (header[0] === name ? [name, value] : header)));
const inInput = (call: RawCall, from: RegExp, to: string): RawCall => set(call, 'signature-input', valueOf(call, 'signature-input').replace(from, to));

/** One character of a text become another that may stand there. */
function altered(text: string, random: Random): string {
  const at = Math.floor(random() * text.length);
  let other = text[at] ?? '';
  while (other === text[at]) other = String.fromCharCode(33 + Math.floor(random() * 94));
  return text.slice(0, at) + other + text.slice(at + 1);
}

/** Ways to change a call that was signed, given another that was signed at the same time; each leaves a call that nobody signed. */
const WAYS: readonly ((call: RawCall, other: RawCall, random: Random) => RawCall)[] = [
  // A byte of what is signed.
  (call, _other, random) => { const name = pick(HELD, random); return set(call, name, altered(valueOf(call, name), random)); },
  (call, _other, random) => ({ ...call, body: altered(String(call.body), random) }),
  (call, _other, random) => ({ ...call, target: `${call.target}${pick(['?', '&', '?query=%7B__typename%7D', '?a', '#a', '/', ';a', '%20', '?a=1#'], random)}` }),
  (call, _other, random) => ({ ...call, method: pick(['GET', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD', 'post', 'QUERY', 'PROPFIND'], random) }),
  // A part of it is gone, comes twice, or is somebody else's.
  (call, _other, random) => { const name = pick(HELD, random); return withHeaders(call, call.headers.filter(([each]) => each !== name)); },
  (call, _other, random) => { const name = pick(HELD, random); return withHeaders(call, [...call.headers, [name, valueOf(call, name)]]); },
  (call, other, random) => { const name = pick(HELD, random); return withHeaders(call, [[name, valueOf(other, name)], ...call.headers]); },
  (call, other, random) => { const name = pick(['authorization', 'serai-visa', 'content-digest', 'signature', 'signature-input'], random); return set(call, name, valueOf(other, name)); },
  (call, other) => ({ ...call, body: other.body }),
  (call, other) => set({ ...call, body: other.body }, 'content-digest', valueOf(other, 'content-digest')),
  (call, other) => set(set(call, 'signature', valueOf(other, 'signature')), 'signature-input', valueOf(other, 'signature-input')),
  // What it says of itself.
  (call, _other, random) => inInput(call, /tag="[^"]*"/, `tag="${pick(['XS', 'xn', '', 'gateway', 'secretariat', 'XN ', 'XN\\"'], random)}"`),
  (call, _other, random) => inInput(call, /created=(\d+)/, `created=${pick(['0', '1', '-1', '99999999999', '1e9', '1.5', '"now"', '?1', '999999999999999'], random)}`),
  (call, _other, random) => inInput(call, /expires=(\d+)/, `expires=${pick(['0', '99999999999', '-1', '1.5', '"never"', '?0'], random)}`),
  (call, _other, random) => inInput(call, /nonce="[^"]*"/, `nonce="${pick(['', 'a', 'a'.repeat(5_000), ' ', '0'], random)}"`),
  (call, _other, random) => inInput(call, /keyid="[^"]*"/, `keyid="${pick(['', 'none', '../../xn', '__proto__', 'constructor', '0'], random)}"`),
  (call, _other, random) => inInput(call, /alg="[^"]*"/, `alg="${pick(['none', 'hmac-sha256', 'rsa-pss-sha512', 'ecdsa-p256-sha256', '', 'ED25519'], random)}"`),
  (call, _other, random) => inInput(call, new RegExp(`;${pick(['created=\\d+', 'expires=\\d+', 'nonce="[^"]*"', 'keyid="[^"]*"', 'alg="[^"]*"', 'tag="[^"]*"'], random)}`), ''),
  (call, _other, random) => inInput(call, new RegExp(`"${pick(['@method', '@path', '@query', 'content-digest', 'authorization', 'serai-visa', 'content-type'], random)}" ?`), ''),
  (call, _other, random) => inInput(call, /"@method"/, pick(['"@method";req', '"@status"', '"@authority"', '"@METHOD"', '"@query-param";name="a"', '"@method" "@method"', '@method', '1', '"host"'], random)),
  (call, _other, random) => set(call, 'signature', pick(['sig=::', 'sig=:AA==:', 'sig', 'sig=1', '', 'other=:AA==:', `sig=:${'A'.repeat(86)}==:`, ':', 'sig=:é:', `sig=${'('.repeat(2_000)}`], random)),
  (call, _other, random) => set(call, 'signature-input', pick(['', 'sig', 'sig=()', 'sig=1', '(', `sig=(${'"a" '.repeat(2_000)})`, 'sig=("@method");created=1', '__proto__=("@method")', `${valueOf(call, 'signature-input')}, ${valueOf(call, 'signature-input').replace('sig=', 'sig2=')}`], random)),
  // How the body comes.
  (call, _other, random) => ({ ...call, body: String(call.body).slice(0, Math.floor(random() * String(call.body).length)) }),
  (call, _other, random) => ({ ...call, body: `[${Array.from({ length: 1 + Math.floor(random() * 5) }, () => String(call.body)).join(',')}]` }),
  (call, _other, random) => ({ ...call, body: pick(['', 'null', '{}', '[]', '{"query":1}', '{"query":null}', '{"query":"{"}', '\u0000', '"'.repeat(1_000), '['.repeat(50_000)], random) }),
  (call, _other, random) => ({ ...call, body: Buffer.from([...Buffer.from(String(call.body)), pick([0x80, 0xff, 0xc0, 0xfe], random)]) }),
  (call) => ({ ...call, body: `\uFEFF${String(call.body)}` }),
];

/** A call changed in one to three ways, none of which takes another back. */
export function mutated(call: RawCall, other: RawCall, random: Random): RawCall {
  const ways = 1 + Math.floor(random() * 3);
  let changed = call;
  for (let way = 0; way < ways; way += 1) changed = pick(WAYS, random)(changed, other, random);
  return JSON.stringify(changed) === JSON.stringify(call) || JSON.stringify(changed) === JSON.stringify(other) ? mutated(call, other, random) : changed;
}
