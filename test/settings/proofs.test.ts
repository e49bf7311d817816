import { generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSettings } from '../../src/settings';
import { wrong as faultsOf } from '../support/liveVariables';
import { tempFolders } from '../support/tempFolder';
import { selfSigned } from '../teams/signIn/certificate';

const folders = tempFolders();
const folder = folders.make();
const path = join(folder, 'whole.pem');
const { pem } = selfSigned();
const [key = ''] = pem.split('-----BEGIN CERTIFICATE');
const certificate = pem.slice(key.length);
const [foreign = ''] = selfSigned().pem.split('-----BEGIN CERTIFICATE');
const curve = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  .privateKey.export({ type: 'pkcs8', format: 'pem' })
  .toString();
beforeAll(() => writeFileSync(path, pem));
afterAll(() => folders.removeAll());

const id = '11111111-aaaa-4aaa-8aaa-aaaaaaaaaaaa';
const live = {
  PUBLIC_URL: 'https://bot.example.com',
  BOT_ID: id,
  BOT_TENANT_ID: '22222222-bbbb-4bbb-8bbb-bbbbbbbbbbbb',
  AAD_APP_CLIENT_ID: '33333333-cccc-4ccc-8ccc-cccccccccccc',
};
const bot = { BOT_PASSWORD: 'bot-secret' };
const app = { AAD_APP_CLIENT_SECRET: 'app-secret' };

type Given = Readonly<Record<string, string>>;

function proofsOf(given: Given) {
  const settings = readSettings({ ...live, ...given });
  return settings.mode === 'live' ? { bot: settings.bot.proof, app: settings.app.proof } : undefined;
}

const wrong = (given: Given) => faultsOf({ ...live, ...given });

describe('the proof of the bot', () => {
  it('is a managed identity, one that its registration trusts, a certificate, or a secret with its term', () => {
    expect(proofsOf({ ...app, BOT_TYPE: 'UserAssignedMSI' })?.bot).toEqual({ kind: 'managed-identity' });
    const federated = { kind: 'federated', clientId: id };
    expect(proofsOf({ ...app, BOT_FEDERATED_CLIENT_ID: id })?.bot).toEqual(federated);
    expect(proofsOf({ ...app, BOT_CERTIFICATE_PATH: path })?.bot).toEqual({ kind: 'certificate', path });
    expect(proofsOf({ ...app, ...bot, BOT_PASSWORD_EXPIRES: '2027-03-31' })?.bot).toMatchObject({
      ...{ kind: 'secret', expires: '2027-03-31T00:00:00.000Z' },
    });
  });

  it('is one of them only', () => {
    expect(wrong({ ...app, ...bot, BOT_CERTIFICATE_PATH: path })).toEqual([
      'BOT_CERTIFICATE_PATH, BOT_PASSWORD are not to be set together',
    ]);
    expect(wrong({ ...app, ...bot, BOT_FEDERATED_CLIENT_ID: id })).toEqual([
      'BOT_FEDERATED_CLIENT_ID, BOT_PASSWORD are not to be set together',
    ]);
  });

  it('is missing when there is none, and half of one is refused', () => {
    expect(wrong(app)).toEqual(['BOT_PASSWORD is missing']);
    expect(wrong({ ...app, BOT_FEDERATED_CLIENT_ID: 'mine' })).toEqual([
      'BOT_FEDERATED_CLIENT_ID is not a GUID',
    ]);
  });
});

describe('the proof of the registration', () => {
  it.each([
    ['AAD_APP_CERTIFICATE_PATH', path, { kind: 'certificate', path }],
    ['AAD_APP_FEDERATED_CLIENT_ID', id, { kind: 'federated', clientId: id }],
  ])('may be %s in place of the secret, not beside it', (name, value, proof) => {
    expect(proofsOf({ ...bot, [name]: value })?.app).toEqual(proof);
    expect(wrong({ ...bot, ...app, [name]: value })[0]).toContain('are not to be set together');
  });
});

describe('a term', () => {
  it('is of no use without the secret that ends then', () => {
    expect(
      wrong({
        ...{ BOT_CERTIFICATE_PATH: path, BOT_PASSWORD_EXPIRES: '2027-03-31' },
        ...{ AAD_APP_CERTIFICATE_PATH: path, AAD_APP_CLIENT_SECRET_EXPIRES: '2027-03-31' },
      }),
    ).toEqual([
      'BOT_PASSWORD_EXPIRES is of no use without BOT_PASSWORD',
      'AAD_APP_CLIENT_SECRET_EXPIRES is of no use without AAD_APP_CLIENT_SECRET',
    ]);
  });

  it.each(['31.3.2027', '2027-02-30', '2027-3-31', '2027-03-31T00:00:00Z', 'soon'])('is not %s', (day) => {
    expect(wrong({ ...bot, ...app, BOT_PASSWORD_EXPIRES: day })).toEqual([
      'BOT_PASSWORD_EXPIRES is not a date',
    ]);
  });
});

describe('a certificate file', () => {
  it.each([
    ['without a key', certificate],
    ['without a certificate', key],
    ['with the key of another certificate', foreign + certificate],
    ['with a key that cannot sign so', curve + certificate],
    ['of something else', 'anything'],
  ])('%s is noticed at the start', (_what, text) => {
    const file = join(folder, 'half.pem');
    writeFileSync(file, text);
    expect(wrong({ ...bot, AAD_APP_CERTIFICATE_PATH: file })).toEqual([
      'AAD_APP_CERTIFICATE_PATH is no PEM file with a certificate and its private RSA key',
    ]);
    expect(wrong({ ...app, BOT_CERTIFICATE_PATH: file })).toHaveLength(1);
  });
});
