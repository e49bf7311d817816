import { readSettings, SettingsFault } from '../../src/settings';
import { liveVariables as live } from '../support/liveVariables';

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
