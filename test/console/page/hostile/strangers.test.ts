import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeInBrowser } from '../support/browser.js';
import { type Shop, startShop } from '../support/shop.js';

// A page on another origin tries everything that a page can try, with the address of the console, and even
// with its token.

/** What the stranger's page runs: each way, and what it has got. */
const ATTEMPTS = `(async ({ target, token }) => {
  const got = {};
  const attempt = async (name, run) => {
    got[name] = await Promise.resolve().then(run).catch(() => 'refused');
  };
  const text = async (response) => response.type === 'opaque' ? 'opaque' : response.text();
  const authorization = 'Bearer ' + token;
  const order = JSON.stringify({ httpMethod: 'PUT', path: '/pets/7', headers: [], body: '{"type":"dog"}' });
  await attempt('fetch', async () => text(await fetch(target + 'data/api')));
  await attempt('fetch with the token', async () =>
    text(await fetch(target + 'data/api', { headers: { authorization } })));
  await attempt('fetch without CORS', async () => text(await fetch(target + 'data/api', { mode: 'no-cors' })));
  await attempt('the page itself', async () => text(await fetch(target)));
  await attempt('POST of JSON', async () =>
    text(await fetch(target + 'data/try', {
      method: 'POST', headers: { authorization, 'content-type': 'application/json' }, body: order,
    })));
  await attempt('POST of text', async () =>
    text(await fetch(target + 'data/try', { method: 'POST', mode: 'no-cors', body: order })));
  await attempt('beacon', async () => { navigator.sendBeacon(target + 'data/try', order); return 'opaque'; });
  await attempt('form', () => new Promise((resolve) => {
    const frame = document.createElement('iframe');
    frame.name = 'into';
    document.body.append(frame);
    const form = document.createElement('form');
    Object.assign(form, { method: 'POST', action: target + 'data/try', target: 'into', enctype: 'text/plain' });
    const field = document.createElement('input');
    Object.assign(field, { name: order.slice(0, -1) + ',"x":"', value: '"}' });
    form.append(field);
    document.body.append(form);
    frame.onload = () => { try { resolve(frame.contentDocument.body.innerText); } catch { resolve('refused'); } };
    form.submit();
  }));
  await attempt('EventSource', () => new Promise((resolve) => {
    const source = new EventSource(target + 'data/events');
    source.onmessage = (event) => resolve(event.data);
    source.addEventListener('hello', (event) => resolve(event.data));
    source.onerror = () => resolve('refused');
  }));
  await attempt('img', () => new Promise((resolve) => {
    const image = new Image();
    image.onload = () => resolve('loaded');
    image.onerror = () => resolve('refused');
    image.src = target + 'data/api';
  }));
  await attempt('script', () => new Promise((resolve) => {
    const script = document.createElement('script');
    script.onload = () => resolve('loaded');
    script.onerror = () => resolve('refused');
    script.src = target + 'data/api';
    document.body.append(script);
  }));
  await attempt('iframe', () => new Promise((resolve) => {
    const frame = document.createElement('iframe');
    frame.onload = () => { try { resolve(frame.contentDocument.body.innerText); } catch { resolve('refused'); } };
    frame.src = target + '#token=' + token;
    document.body.append(frame);
  }));
  return got;
})`;

describeInBrowser('a page of a stranger', (browser) => {
  let shop: Shop;
  let stranger: Server;
  let port = 0;
  let calls = 0;
  let frames = 0;
  beforeAll(async () => {
    shop = await startShop({
      backend: (_req, res) => {
        calls += 1;
        res.end('{}');
      },
    });
    stranger = createServer((_req, res) => {
      res.setHeader('Content-Type', 'text/html');
      res.end('<!doctype html><title>A stranger</title><body></body>');
    });
    await new Promise<void>((resolve) => stranger.listen(0, '127.0.0.1', resolve));
    port = (stranger.address() as AddressInfo).port;
  });
  afterAll(async () => {
    stranger.closeAllConnections();
    await new Promise((resolve) => stranger.close(resolve));
    await shop.stop();
  });

  test.each([
    ['another port', () => `http://127.0.0.1:${port}/`, () => `${shop.origin}/_console/`],
    ['another site', () => `http://stranger.example:${port}/`, () => `${shop.origin}/_console/`],
  ])('on %s reads nothing and posts nothing', async (_, from, to) => {
    const page = await browser.open(from(), { expected: /./, mayAsk: [shop.origin] });
    page.on('frameattached', () => {
      frames += 1;
    });
    const link = new URL(shop.link);
    const given = { target: to(), token: link.hash.replace('#token=', '') };
    const got = await page.evaluate<Record<string, string>>(
      `(${ATTEMPTS})(${JSON.stringify(given)})`,
    );
    expect(Object.keys(got)).toHaveLength(12);
    for (const [way, result] of Object.entries(got)) {
      expect([way, result]).toEqual([way, expect.stringMatching(/^(?:refused|opaque)$/)]);
    }
    expect(frames).toBeGreaterThan(0);
    expect(calls).toBe(0);
    for (const frame of page.frames()) {
      expect(await frame.content()).not.toContain('API Gateway console');
    }
  });

  test('that reaches the console under a name of its own is refused', async () => {
    const { port: own } = new URL(shop.origin);
    const address = `http://stranger.example:${own}/_console/`;
    const page = await browser.open(address, { expected: /./ });
    expect(await page.evaluate('document.body.innerText')).toContain('allowedHosts');
    const token = new URL(shop.link).hash.replace('#token=', '');
    // With the policy of that response, the page cannot even ask.
    const got = await page.evaluate(
      `fetch('data/api', { headers: { authorization: 'Bearer ${token}' } })
        .then((response) => response.text(), () => 'refused')`,
    );
    expect(got).toBe('refused');
    expect(calls).toBe(0);
  });
});
