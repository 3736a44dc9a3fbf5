import 'reflect-metadata';
import { webcrypto } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  BasicConstraintsExtension, cryptoProvider, type GeneralName, KeyUsageFlags, KeyUsagesExtension, SubjectAlternativeNameExtension, type X509Certificate, X509CertificateGenerator,
} from '@peculiar/x509';

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const DAY_MS = 86_400_000;
cryptoProvider.set(webcrypto as unknown as Crypto);

/** Files of a certificate and its key, in PEM. */
export interface CertificateFiles {
  readonly cert: string;
  readonly key: string;
}

export interface CertificateOptions {
  /** DNS names; left out: none. */
  readonly dns?: readonly string[];
  readonly ip?: string;
  /** Common name; left out: one that says nothing. */
  readonly commonName?: string;
  /** When it is in force; left out: now. */
  readonly from?: Date;
  readonly to?: Date;
}

/** A certificate authority made for a test, and the certificates that it signs, in files. */
export class TestCa {
  private issued = 0;

  private constructor(
    private readonly folder: string,
    private readonly name: string,
    private readonly keys: CryptoKeyPair,
    private readonly certificate: X509Certificate,
  ) {}

  static async make(folder: string, name: string): Promise<TestCa> {
    const keys = await webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
    const certificate = await X509CertificateGenerator.createSelfSigned({
      name: `CN=${name}`, keys, signingAlgorithm: ALGORITHM, notBefore: new Date(Date.now() - DAY_MS), notAfter: new Date(Date.now() + DAY_MS),
      extensions: [new BasicConstraintsExtension(true, undefined, true), new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true)],
    });
    const ca = new TestCa(folder, name, keys, certificate);
    await writeFile(ca.file, certificate.toString('pem'));
    return ca;
  }

  /** File of its own certificate. */
  get file(): string {
    return join(this.folder, `${this.name}.pem`);
  }

  async issue({ dns = [], ip, commonName = 'nobody', from = new Date(Date.now() - DAY_MS), to = new Date(Date.now() + DAY_MS) }: CertificateOptions): Promise<CertificateFiles> {
    const keys = await webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
    const names: { type: GeneralName['type']; value: string }[] = [...dns.map((value) => ({ type: 'dns' as const, value })), ...(ip === undefined ? [] : [{ type: 'ip' as const, value: ip }])];
    const certificate = await X509CertificateGenerator.create({
      subject: `CN=${commonName}`, issuer: this.certificate.subject, publicKey: keys.publicKey, signingKey: this.keys.privateKey, signingAlgorithm: ALGORITHM, notBefore: from, notAfter: to,
      extensions: [...(names.length > 0 ? [new SubjectAlternativeNameExtension(names)] : []), new KeyUsagesExtension(KeyUsageFlags.digitalSignature)],
    });
    this.issued += 1;
    const files = { cert: join(this.folder, `${this.name}-${this.issued}.pem`), key: join(this.folder, `${this.name}-${this.issued}.key`) };
    const pkcs8 = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey)).toString('base64');
    await writeFile(files.cert, certificate.toString('pem'));
    await writeFile(files.key, `-----BEGIN PRIVATE KEY-----\n${pkcs8}\n-----END PRIVATE KEY-----\n`);
    return files;
  }
}
