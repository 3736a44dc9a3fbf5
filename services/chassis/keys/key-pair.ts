import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyPairKeyObjectResult } from 'node:crypto';

/**
 * A new Ed25519 pair. It is generated as text and read back: whatever generates a key *object* takes that key's lock when it is
 * collected, and where an export of the same key holds the lock at that moment, Node 20 waits for itself for ever
 * (once in some five thousand keys that are exported as soon as they are made).
 */
export function newKeyPair(): KeyPairKeyObjectResult {
  const made = generateKeyPairSync('ed25519', { publicKeyEncoding: { type: 'spki', format: 'pem' }, privateKeyEncoding: { type: 'pkcs8', format: 'pem' } });
  const privateKey = createPrivateKey(made.privateKey);
  return { privateKey, publicKey: createPublicKey(privateKey) };
}
