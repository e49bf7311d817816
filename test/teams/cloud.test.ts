import { allowsServiceUrl, practiceCloud, publicCloud } from '../../src/teams/cloud';

describe('the public cloud', () => {
  it.each([
    'https://smba.trafficmanager.net/emea/',
    'https://smba.trafficmanager.net/teams',
    'https://SMBA.trafficmanager.net/amer/11111111-2222-4333-8444-555555555555/',
    'https://smba.infra.gcc.teams.microsoft.com/teams',
  ])('is served through %s', (url) => {
    expect(allowsServiceUrl(publicCloud, url)).toBe(true);
  });

  it.each([
    'http://smba.trafficmanager.net/emea/',
    'https://smba.trafficmanager.net:8443/emea/',
    'https://smba.trafficmanager.net@example.org/',
    'https://user:secret@smba.trafficmanager.net/',
    'https://smba.trafficmanager.net.example.org/',
    'https://other.trafficmanager.net/',
    'https://evil-smba.trafficmanager.net/',
    'https://smba.trafficmanager.net\\@example.org/'.replace('smba.trafficmanager.net\\', 'example.org\\'),
    'https://smba.trafficmanager.net./',
    'https://smba.trafficmanager.net/?to=example.org',
    'https://smba.trafficmanager.net/#x',
    'https://127.0.0.1/',
    'http://localhost:3979/',
    'ftp://smba.trafficmanager.net/',
    'urn:botframework:websocket',
    '',
    undefined,
  ])('is not served through %s', (url) => {
    expect(allowsServiceUrl(publicCloud, url)).toBe(false);
  });
});

describe('a practice cloud', () => {
  const cloud = practiceCloud({
    openIdMetadataUrl: 'http://127.0.0.1:3979/metadata',
    serviceUrl: 'http://127.0.0.1:3979/relay',
    authorizeHost: 'http://127.0.0.1:3980/anything',
  });

  it('is served through its own relay and nothing else', () => {
    expect(allowsServiceUrl(cloud, 'http://127.0.0.1:3979/relay')).toBe(true);
    for (const url of [
      'http://127.0.0.1:3980/',
      'https://127.0.0.1:3979/',
      'https://smba.trafficmanager.net/emea/',
    ]) {
      expect(allowsServiceUrl(cloud, url)).toBe(false);
    }
  });

  it('keeps the addresses of Graph and sign-in, and sends browsers to its own pages', () => {
    expect([cloud.graph, cloud.login]).toEqual([publicCloud.graph, publicCloud.login]);
    expect(cloud.authorizeHost).toBe('http://127.0.0.1:3980');
    expect(cloud.botFramework).toEqual({
      ...publicCloud.botFramework,
      openIdMetadataUrl: 'http://127.0.0.1:3979/metadata',
    });
  });
});
