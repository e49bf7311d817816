import { request } from 'node:http';
import { Agent } from 'node:https';
import { connect } from 'node:tls';

/** Milliseconds for the proxy to say yes. */
const patience = 5_000;

/**
 * An agent that reaches the collector through a proxy (RFC 9110, CONNECT): the exporter has no other way to be told
 * of one.
 * @param proxy `http://…`, with a name and password if it wants them
 */
export function tunnelAgent(proxy: string): Agent {
  const agent = new Agent({ keepAlive: true });
  const { hostname, port, username, password } = new URL(proxy);
  const known = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  const headers =
    username === '' ? {} : { 'proxy-authorization': `Basic ${Buffer.from(known).toString('base64')}` };
  agent.createConnection = (options, done) => {
    const host = options.host ?? '';
    const path = `${host}:${options.port ?? 443}`;
    const asked = request({
      method: 'CONNECT',
      host: hostname,
      port: port || 80,
      path,
      headers,
      timeout: patience,
    });
    const failed = (why: Error) => done?.(why, undefined as never);
    asked.once('error', failed);
    asked.once('timeout', () => asked.destroy(new Error('the proxy did not answer')));
    asked.once('connect', ({ statusCode }, socket) => {
      if (statusCode === 200) return done?.(null, connect({ socket, servername: host }));
      socket.destroy();
      failed(new Error(`the proxy answered ${statusCode}`));
    });
    asked.end();
    return undefined;
  };
  return agent;
}
