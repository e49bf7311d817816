import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';

/** DER: tag, length, content. */
function der(tag: number, ...content: Uint8Array[]): Buffer {
  const body = Buffer.concat(content);
  const length = body.length < 128 ? [body.length] : [0x82, body.length >> 8, body.length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...length]), body]);
}

const sequence = (...content: Uint8Array[]) => der(0x30, ...content);
const utcTime = (text: string) => der(0x17, Buffer.from(text));
const integer = (value: number) => der(0x02, Buffer.from([value]));
const sha256WithRsa = sequence(der(0x06, Buffer.from('2a864886f70d01010b', 'hex')), der(0x05));
const commonName = der(0x06, Buffer.from('550403', 'hex'));

const subjectAlternativeName = der(0x06, Buffer.from('551d11', 'hex'));

/** The hosts that a certificate is for. */
function extensions(hosts: readonly string[]): readonly Uint8Array[] {
  if (hosts.length === 0) return [];
  const names = sequence(...hosts.map((host) => der(0x82, Buffer.from(host))));
  return [der(0xa3, sequence(sequence(subjectAlternativeName, der(0x04, names))))];
}

/** A fresh self-signed certificate with its key, as one PEM text, so that no key lies in the repository. */
export function selfSigned(hosts: readonly string[] = []): { pem: string; publicKey: KeyObject } {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const name = sequence(der(0x31, sequence(commonName, der(0x0c, Buffer.from('test')))));
  const toBeSigned = sequence(
    der(0xa0, integer(2)),
    integer(1),
    sha256WithRsa,
    name,
    sequence(utcTime('200101000000Z'), utcTime('491231235959Z')),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    ...extensions(hosts),
  );
  const signature = der(0x03, Buffer.from([0]), sign('sha256', toBeSigned, privateKey));
  const body =
    sequence(toBeSigned, sha256WithRsa, signature)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  const certificate = ['-----BEGIN CERTIFICATE-----', ...body, '-----END CERTIFICATE-----', ''].join('\n');
  return { pem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() + certificate, publicKey };
}
