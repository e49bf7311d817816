import { placesIn } from '../../src/procedure/cloudLinks';
import { claimsToBeBotFramework } from '../../src/teams/bearer';
import { allowsServiceUrl, type Cloud, permissionsIn } from '../../src/teams/cloud';
import { clouds } from '../../src/teams/clouds';

const all = Object.values(clouds);
const sovereign = all.filter(({ name }) => name !== 'public');
const pairs = all.flatMap((one) =>
  all.filter((other) => other !== one).map((other) => [one, other] as const),
);
const named = pairs.map(([one, other]) => [one.name, other.name, one, other] as const);

/** Every address and domain in a value, however deep. */
const addresses = (value: unknown): readonly string[] =>
  typeof value === 'string'
    ? /^https:|^[a-z][\w-]*([.][\w-]+)+$/.test(value)
      ? [value]
      : []
    : Object.values(value ?? {}).flatMap(addresses);

const bearer = (iss: string) => {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `Bearer ${part({ alg: 'RS256', kid: 'key-1' })}.${part({ iss, exp: 1 })}.signature`;
};

describe('every cloud', () => {
  it.each(all.map((cloud) => [cloud.name, cloud] as const))('%s is whole', (name, cloud) => {
    expect(clouds).toHaveProperty([name], cloud);
    const { botFramework, serviceUrls, fileDomains } = cloud;
    expect(botFramework.toChannelScope).toBe(`${botFramework.toChannel}/.default`);
    for (const origin of [cloud.graph, cloud.login, cloud.authorizeHost, botFramework.toChannel]) {
      expect(new URL(origin).origin).toBe(origin);
      expect(origin).toMatch(/^https:/);
    }
    expect(new URL(botFramework.openIdMetadataUrl).protocol).toBe('https:');
    expect([serviceUrls.hosts.length, fileDomains.length].every((count) => count > 0)).toBe(true);
    expect(serviceUrls.origins).toEqual([]);
  });

  it.each(named)('%s takes no service URL of %s', (_one, _other, one, other) => {
    for (const host of other.serviceUrls.hosts) {
      expect(allowsServiceUrl(other, `https://${host}/teams`)).toBe(true);
      expect(allowsServiceUrl(one, `https://${host}/teams`)).toBe(false);
    }
  });

  it.each(named)('%s and %s share neither Graph nor files', (_one, _other, one, other) => {
    expect(one.graph).not.toBe(other.graph);
    expect(one.fileDomains.filter((domain) => other.fileDomains.includes(domain))).toEqual([]);
  });
});

const signingIn = (cloud: Cloud) => [cloud.login, cloud.authorizeHost, cloud.federation];

describe('a cloud that is not the public one', () => {
  it.each(sovereign.map((cloud) => [cloud.name, cloud] as const))(
    '%s has no address in common with the public cloud, and none below its domains',
    (_name, cloud) => {
      const found = addresses(cloud);
      expect(found.length).toBeGreaterThan(8);
      expect(found.filter((address) => addresses(clouds.public).includes(address))).toEqual([]);
      expect(found.filter((address) => /[.]com([:/]|$)/.test(address))).toEqual([]);
      expect(signingIn(cloud).filter((address) => signingIn(clouds.public).includes(address))).toEqual([]);
    },
  );

  it.each(sovereign.map((cloud) => [cloud.name, cloud] as const))(
    '%s refuses a token of the public Bot Framework, which refuses its token',
    (_name, cloud) => {
      const { tokenIssuer } = cloud.botFramework;
      expect(claimsToBeBotFramework(cloud, bearer(tokenIssuer))).toBe(true);
      expect(claimsToBeBotFramework(clouds.public, bearer(tokenIssuer))).toBe(false);
      expect(claimsToBeBotFramework(cloud, bearer(clouds.public.botFramework.tokenIssuer))).toBe(false);
    },
  );

  it.each(sovereign.map((cloud) => [cloud.name, cloud] as const))(
    'in %s the narrow permissions are asked for by older names, each once',
    (_name, cloud) => {
      const wanted = ['User.Read', 'User-Phone.ReadWrite.All', 'UserAuthMethod-Phone.Read.All', 'User.Read'];
      expect(permissionsIn(cloud, wanted)).toEqual([
        ...['User.Read', 'User.ReadWrite.All', 'UserAuthenticationMethod.Read.All'],
      ]);
      expect(permissionsIn(clouds.public, wanted)).toEqual([...new Set(wanted)]);
    },
  );
});

describe('the places people are sent to', () => {
  it.each(sovereign.map(({ name }) => name))('are in %s Microsoft’s own of that cloud', (name) => {
    if (name === 'practice') throw new Error('no such cloud');
    const { console, migration, ...places } = placesIn[name];
    expect(Object.values(places)).toHaveLength(5);
    expect(Object.values(places).filter((url) => /[.]com([:/]|$)/.test(url))).toEqual([]);
    expect([console, migration]).toEqual([placesIn.public.console, placesIn.public.migration]);
  });
});
