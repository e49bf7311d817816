import { goesDirect } from '../../src/outward';

describe('past the proxy', () => {
  it.each([
    'http://127.0.0.1:3979/relay',
    'http://localhost:42356/msi/token',
    'http://[::1]:3978/',
    'http://169.254.169.254/metadata/identity/oauth2/token',
    'http://169.254.129.2:8081/msi/token',
  ])('goes %s, because it is this machine or its link', (url) => {
    expect(goesDirect(url, '')).toBe(true);
  });

  it.each([
    ['https://graph.microsoft.com/v1.0', 'graph.microsoft.com'],
    ['https://graph.microsoft.com/v1.0', 'contoso.example, .microsoft.com'],
    ['https://graph.microsoft.com/v1.0', '*.MICROSOFT.com'],
    ['https://graph.microsoft.com/v1.0', 'microsoft.com:443'],
    ['https://graph.microsoft.com/v1.0', '*'],
  ])('goes %s with NO_PROXY %s', (url, noProxy) => {
    expect(goesDirect(url, noProxy)).toBe(true);
  });
});

describe('through the proxy', () => {
  it.each([
    ['https://graph.microsoft.com/v1.0', ''],
    ['https://graph.microsoft.com/v1.0', ' , ,'],
    ['https://graph.microsoft.com/v1.0', 'soft.com'],
    ['https://graph.microsoft.com/v1.0', 'graph.microsoft.com:8443'],
    ['https://127.0.0.1.contoso.example/', ''],
    ['https://localhost.contoso.example/', 'localhost'],
  ])('goes %s with NO_PROXY “%s”', (url, noProxy) => {
    expect(goesDirect(url, noProxy)).toBe(false);
  });
});
