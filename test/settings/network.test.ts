import { readSettings, SettingsFault } from '../../src/settings';

const live = {
  PUBLIC_URL: 'https://bot.example.com',
  BOT_ID: '11111111-aaaa-4aaa-8aaa-aaaaaaaaaaaa',
  BOT_TENANT_ID: '22222222-bbbb-4bbb-8bbb-bbbbbbbbbbbb',
  BOT_PASSWORD: 'bot-secret',
  AAD_APP_CLIENT_ID: '33333333-cccc-4ccc-8ccc-cccccccccccc',
  AAD_APP_CLIENT_SECRET: 'app-secret',
};
const proxy = 'http://bot:pass-of-the-proxy@proxy.contoso.example:8080';

describe('a proxy', () => {
  it('is for a live bot, and its password is hidden', () => {
    const settings = readSettings({ ...live, HTTPS_PROXY: proxy, NO_PROXY: '.contoso.example' });
    if (settings.mode !== 'live') throw new Error('practice');
    expect(settings.network.proxy?.use((value) => value)).toBe(proxy);
    expect(settings.network.noProxy).toBe('.contoso.example');
    expect(JSON.stringify(settings)).not.toContain('pass-of-the-proxy');
  });

  it('of whatever kind does not keep anybody from practising', () => {
    expect(readSettings({ HTTPS_PROXY: 'socks5://proxy:1080', NO_PROXY: 'x' }).mode).toBe('practice');
  });

  it.each([
    'https://proxy:8443',
    'socks5://proxy:1080',
    'proxy:8080',
    'http://proxy:8080/path',
    'http://u:50%off@proxy:8080',
  ])('that is %s is refused, and not repeated', (HTTPS_PROXY) => {
    const read = () => readSettings({ ...live, HTTPS_PROXY });
    expect(read).toThrow(SettingsFault);
    expect(read).toThrow('HTTPS_PROXY is not the address of a proxy that is reached by http');
    expect(read).not.toThrow(HTTPS_PROXY);
  });
});
