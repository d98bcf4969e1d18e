// authProxy against oauth2-proxy v7.8.1, with a played issuer and a played application.
import { createSign, generateKeyPairSync } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { authProxy, secretKeyRef } from 'cdk8s-patterns';
import { against } from './installed';
import { eventually, page, played, type Played, probed } from './played';

const secret = secretKeyRef('login', 'x');
const values = { OAUTH2_PROXY_CLIENT_SECRET: 'secret', OAUTH2_PROXY_COOKIE_SECRET: '0123456789abcdef0123456789abcdef' };

/** As much of OpenID Connect as a login takes: everybody who asks is let in as `user@acme.example`. */
function issuer(): Server {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  let nonce: string | null = null;
  return createServer((request, response) => {
    const own = `http://127.0.0.1:${(request.socket.address() as AddressInfo).port}`;
    const url = new URL(request.url!, own);
    const json = (value: object): void => void response.setHeader('content-type', 'application/json').end(JSON.stringify(value));
    if (url.pathname === '/.well-known/openid-configuration')
      return json({
        issuer: own,
        authorization_endpoint: `${own}/auth`,
        token_endpoint: `${own}/token`,
        jwks_uri: `${own}/keys`,
        id_token_signing_alg_values_supported: ['RS256'],
      });
    if (url.pathname === '/keys') return json({ keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'k', alg: 'RS256', use: 'sig' }] });
    if (url.pathname === '/auth') {
      nonce = url.searchParams.get('nonce');
      const back = `${url.searchParams.get('redirect_uri')}?code=c&state=${encodeURIComponent(url.searchParams.get('state')!)}`;
      return void response.writeHead(302, { location: back }).end();
    }
    const now = Math.floor(Date.now() / 1000);
    const claims = { iss: own, aud: 'shop', sub: 'u1', email: 'user@acme.example', email_verified: true, iat: now, exp: now + 600, nonce };
    const signed = `${part({ alg: 'RS256', kid: 'k' })}.${part(claims)}`;
    const signature = createSign('RSA-SHA256').update(signed).sign(privateKey).toString('base64url');
    return json({ access_token: 'a', token_type: 'Bearer', expires_in: 600, id_token: `${signed}.${signature}` });
  });
}

const listening = (server: Server): Promise<number> =>
  new Promise((done) => server.listen(0, '127.0.0.1', () => done((server.address() as AddressInfo).port)));

against(['oauth2-proxy'], 'authProxy', () => {
  const login = issuer();
  const seen: string[] = [];
  const application = createServer((request, response) => {
    seen.push(`${request.url} ${request.headers['x-forwarded-email']}`);
    response.end('the shop');
  });
  let proxy: Played;
  const start = async (emailDomains: string[]): Promise<void> => {
    const [upstream, at] = [await listening(application), await listening(login)];
    const companion = authProxy({
      upstream: 8080,
      issuer: 'https://login.example',
      clientId: 'shop',
      clientSecret: secret,
      cookieSecret: secret,
      emailDomains,
    });
    proxy = await played(companion, {
      program: 'oauth2-proxy',
      values,
      instead: { '127.0.0.1:8080': `127.0.0.1:${upstream}`, 'https://login.example': `http://127.0.0.1:${at}` },
    });
    await eventually(async () => (await probed(companion, proxy)) === 200, 10, proxy.output);
    expect(await probed(companion, proxy, 'readinessProbe')).toBe(200);
  };
  afterEach(async () => {
    await proxy.stop('SIGKILL');
    for (const server of [login, application]) server.closeAllConnections();
    await Promise.all([login, application].map((server) => new Promise((done) => server.close(done))));
    seen.length = 0;
  });

  /** A browser: follows redirects, and keeps cookies. */
  const browse = async (path: string): Promise<string> => {
    const cookies = new Map<string, string>();
    const host = `127.0.0.1:${proxy.port(4180)}`;
    let url = `http://${host}${path}`;
    for (let i = 0; i < 8; i++) {
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const headers = { cookie, 'x-forwarded-proto': 'https', 'x-forwarded-host': host };
      const response = await fetch(url, { redirect: 'manual', headers });
      for (const one of response.headers.getSetCookie())
        cookies.set(one.slice(0, one.indexOf('=')), one.slice(one.indexOf('=') + 1, one.indexOf(';')));
      const location = response.headers.get('location');
      if (!location) return `${response.status} ${await response.text()}`;
      url = new URL(location, url).href.replace(`https://${host}`, `http://${host}`);
    }
    return 'round and round';
  };

  test('who has not logged in is sent to the issuer, and does not reach the application', async () => {
    await start(['acme.example']);
    const answer = await fetch(`http://127.0.0.1:${proxy.port(4180)}/orders`, { redirect: 'manual' });
    expect(answer.status).toBe(302);
    expect(answer.headers.get('location')).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/auth\?.*client_id=shop/);
    expect(seen).toEqual([]);
  });

  test('who has logged in reaches it, and it is told who that is', async () => {
    await start(['acme.example']);
    expect(await browse('/orders')).toBe('200 the shop');
    expect(seen).toEqual(['/orders user@acme.example']);
  });

  test('who is of another domain is refused', async () => {
    await start(['other.example']);
    expect(await browse('/orders')).toMatch(/^403/);
    expect(seen).toEqual([]);
  });

  test('it ends when it is told to', async () => {
    await start(['*']);
    expect(await page(proxy.port(4180), '/ping')).toBe('200 OK');
    expect(await proxy.stop()).not.toBe('SIGKILL');
  });
});
