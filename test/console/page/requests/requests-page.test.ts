import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { createGateway } from '../../../../src/gateway.js';
import { describeInBrowser, expectUsable, takePicture, VIEWS } from '../support/browser.js';
import { type Shop, startShop } from '../support/shop.js';

const JSON_TYPE = { 'Content-Type': 'application/json' };

describeInBrowser('the page of the requests', (browser) => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await startShop();
  });
  afterAll(() => shop.stop());

  const put = (id: string, body = '{"type":"dog"}'): Promise<Response> =>
    fetch(`${shop.origin}/pets/${id}?dry=true`, { method: 'PUT', headers: JSON_TYPE, body });

  test('the list shows requests as they come', async () => {
    const page = await browser.open(shop.link);
    await page.getByRole('link', { name: 'Requests', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Requests' }).waitFor();
    await fetch(`${shop.origin}/hello?name=Ann`);
    await fetch(`${shop.origin}/pets`, { headers: { Authorization: 'no' } });
    await put('cat');
    await put('7');
    const rows = page.getByRole('table').getByRole('row');
    await page.getByRole('link', { name: 'PUT /pets/7' }).waitFor();
    const texts = (await rows.allInnerTexts())
      .slice(1, 5)
      .map((text) => text.replaceAll(/\s+/g, ' '));
    expect(texts).toEqual([
      expect.stringMatching(/200 PUT \/pets\/7\?dry=true \/pets\/\{id\} .* (?:mapping|backend)/),
      expect.stringMatching(/404 PUT \/pets\/cat/),
      expect.stringMatching(/403 GET \/pets ACCESS_DENIED ANY \/pets/),
      expect.stringMatching(/200 GET \/hello\?name=Ann \/hello/),
    ]);
    await takePicture(page, 'requests', 420);
    await page.getByLabel('Status').selectOption('4xx');
    await page.getByText('2 of 4 requests').first().waitFor();
    expect(await rows.count()).toBe(3);
    await page.getByLabel('Filter').fill('cat');
    await page.getByText('1 of 4 requests').first().waitFor();
    await page.getByLabel('Filter').press('Escape');
    await page.getByLabel('Method').selectOption('GET');
    await page.getByText('2 of 4 requests').first().waitFor();
    await page.getByLabel('Method').selectOption('any');

    await page.getByRole('button', { name: 'Pause' }).click();
    await put('8');
    await page.getByText('1 new').waitFor();
    expect(await page.getByRole('link', { name: 'PUT /pets/8' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByRole('link', { name: 'PUT /pets/8' }).waitFor();

    await page.getByRole('button', { name: 'Clear' }).click();
    await page.getByRole('heading', { name: 'No requests yet' }).waitFor();
  });

  test('of many requests, the list has the latest', async () => {
    const many = await startShop();
    onTestFinished(() => many.stop());
    const page = await browser.open(many.link);
    await page.getByText('Connected').waitFor();
    await page.goto(many.console('/requests'));
    for (let batch = 0; batch < 15; batch++) {
      const sent = Array.from({ length: 40 }, (_, at) =>
        many.gateway.gateway.fetch(new Request(`http://localhost/hello?name=${batch}-${at}`)),
      );
      await Promise.all(sent);
      await page.evaluate('new Promise(requestAnimationFrame)');
    }
    await page.getByText('500 requests').first().waitFor();
    const rows = page.locator('tbody tr');
    await rows.first().filter({ hasText: '/hello?name=14-' }).waitFor();
    expect(await rows.count()).toBe(100);
    await page.getByRole('button', { name: 'Show older requests' }).click();
    await rows.nth(199).waitFor();
    expect(await rows.count()).toBe(200);
  });

  test('one request shows the values of its boxes', async () => {
    const page = await browser.open(shop.link);
    await page.getByRole('link', { name: 'Requests', exact: true }).click();
    await put('7');
    await page.getByRole('link', { name: 'PUT /pets/7' }).first().click();
    await page.getByRole('heading', { level: 1, name: 'PUT /pets/7' }).waitFor();
    const panel = page.getByRole('tabpanel');
    const show = (name: string): Promise<void> =>
      page.getByRole('tab', { name, exact: true }).click();
    expect(await panel.innerText()).toContain('"type": "dog"');

    await show('Integration Request');
    await panel.getByText('Output, and the lines that wrote it').waitFor();
    const mapped = (await panel.innerText()).replaceAll(/\s+/g, ' ');
    expect(mapped).toContain('method.request.path.id 7 integration.request.path.id');
    await panel.getByRole('region', { name: 'Output of the template, with lines' }).waitFor();
    await takePicture(page, 'request', 1180);

    await show('Integration');
    expect(await panel.innerText()).toContain('"animal": "dog"');
    await show('Integration Response');
    expect((await panel.innerText()).replaceAll(/\s+/g, ' ')).toMatch(
      /404 404 does not match default 200 selected/,
    );
    await show('Method Response');
    expect(await panel.innerText()).toContain('"price": 249.5');
    await show('Differences');
    const removed = await panel.locator('.diff-removed').allInnerTexts();
    expect(removed.join('')).toContain('PUT /pets/7?dry=true');
    await show('Execution log');
    expect(await panel.innerText()).toContain('Successfully completed execution');
    await show('$context');
    expect(await panel.innerText()).toContain('"requestId"');

    await page.getByRole('button', { name: 'Copy as curl' }).click();
    await page.getByText('Copied').waitFor();
    const copied = await page.evaluate<string>('navigator.clipboard.readText()');
    expect(copied).toContain('--request PUT');
  });

  test('a request that is not kept says so', async () => {
    const page = await browser.open(shop.link, { expected: /404/ });
    await page.getByText('Connected').waitFor();
    await page.goto(shop.console('/requests/unknown'));
    await page.getByRole('heading', { name: 'This request is not kept any more' }).waitFor();
    await expectUsable(page);
  });

  test.each(VIEWS)(
    'is usable %s',
    async (_, view) => {
      const page = await browser.open(shop.link, view);
      await page.getByText('Connected').waitFor();
      await put('7');
      await put('cat');
      await fetch(`${shop.origin}/pets`);
      await page.goto(shop.console('/requests'));
      const one = page.getByRole('link', { name: 'PUT /pets/7' }).first();
      await one.waitFor();
      await expectUsable(page);
      await one.click();
      const tabs = page.getByRole('tab');
      await tabs.first().waitFor();
      for (const tab of await tabs.all()) {
        await tab.click();
        await expectUsable(page);
      }
    },
    60_000,
  );

  test('a keyboard is enough', async () => {
    const page = await browser.open(shop.link);
    await page.getByText('Connected').waitFor();
    await put('7');
    await page.goto(shop.console('/requests'));
    await page.getByLabel('Filter').fill('pets/7');
    await page.getByRole('link', { name: 'PUT /pets/7' }).first().waitFor();
    const focused = (): Promise<string> => page.evaluate('document.activeElement.innerText');
    await page.getByLabel('Method').focus();
    await page.keyboard.press('Tab');
    expect(await focused()).toContain('Where the time went');
    await page.keyboard.press('Tab');
    expect(await focused()).toContain('/pets/7');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'PUT /pets/7' }).waitFor();
    expect(await focused()).toBe('PUT /pets/7');
    const box = page.getByRole('button', { name: /^Integration Response/ });
    await box.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('table', { name: 'Patterns of the integration responses' }).waitFor();
    expect(await box.getAttribute('aria-pressed')).toBe('true');
  });

  test('a copied test passes', async () => {
    const page = await browser.open(shop.link);
    await page.getByText('Connected').waitFor();
    await put('7', '{"type":"it\'s a \\u202edog"}');
    await page.goto(shop.console('/requests'));
    await page.getByRole('link', { name: 'PUT /pets/7' }).first().click();
    await page.getByRole('button', { name: 'Copy as a test' }).click();
    await page.getByText('Copied').waitFor();
    const copied = await page.evaluate<string>('navigator.clipboard.readText()');
    const program = copied.replaceAll(/^import .*$/gm, '');
    const tests: (() => Promise<void>)[] = [];
    const names = { createGateway, afterAll: onTestFinished, expect, Request };
    runInNewContext(program, {
      ...names,
      test: (_: string, run: () => Promise<void>) => tests.push(run),
    });
    expect(tests.length).toBe(1);
    await tests[0]?.();
  });

  test('a page whose server has gone says so', async () => {
    const gone = await startShop();
    const page = await browser.open(gone.link, { expected: /ERR_/ });
    await page.getByText('Connected').waitFor();
    await gone.stop();
    await page.getByText('Connection lost, trying again').waitFor();
  });

  test('a hostile request writes no markup', async () => {
    const page = await browser.open(shop.link);
    await page.getByText('Connected').waitFor();
    const markup = '<img src=x onerror=alert(1)><script>alert(2)</script>';
    await fetch(`${shop.origin}/pets/${encodeURIComponent(markup)}?${markup}`, {
      method: 'PUT',
      headers: { ...JSON_TYPE, 'X-Markup': markup },
      body: JSON.stringify({ type: markup }),
    });
    await page.goto(shop.console('/requests'));
    await page
      .getByRole('link', { name: /PUT \/pets\/%3Cimg/ })
      .first()
      .click();
    const tabs = page.getByRole('tab');
    await tabs.first().waitFor();
    expect(await page.getByRole('tabpanel').innerText()).toContain(markup);
    for (const tab of await tabs.all()) {
      await tab.click();
      expect(await page.locator('img, main script').count()).toBe(0);
    }
  });
});
