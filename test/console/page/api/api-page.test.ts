import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { describeInBrowser, expectUsable, takePicture, VIEWS } from '../support/browser.js';
import { type Shop, startShop } from '../support/shop.js';

describeInBrowser('the page of the API', (browser) => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await startShop();
  });
  afterAll(() => shop.stop());

  test('the tree has resources and methods, and what matters at each', async () => {
    const page = await browser.open(shop.link);
    const tree = page.getByRole('navigation', { name: 'Methods' });
    await tree.getByText('/{id}').first().waitFor();
    expect(page.url()).toBe(shop.console('/api'));
    const methods = await tree.getByRole('listitem').getByRole('link').allInnerTexts();
    const words = methods.map((text) => text.split(/\s+/).filter((word) => word !== ''));
    expect(words).toEqual([
      ['GET', '/hello', 'MOCK'],
      ['ANY', '/pets', 'HTTP_PROXY', 'Login'],
      ['PUT', '/pets/{id}', 'HTTP', 'validates:', 'body', ...(words[2]?.slice(5) ?? [])],
    ]);
    await page.getByLabel('Search methods').fill('put pet');
    await tree.getByText('1 methods found').waitFor();
    expect(await tree.getByRole('listitem').getByRole('link').count()).toBe(1);
    await page.getByLabel('Search methods').fill('no such thing');
    await tree.getByText('No method has these words.').waitFor();
  });

  test('a method shows what the document says at each box, with its line', async () => {
    const page = await browser.open(shop.link);
    await page.getByRole('link', { name: /PUT/ }).click();
    await page.getByRole('heading', { level: 1, name: 'PUT /pets/{id}' }).waitFor();
    const panel = page.getByRole('tabpanel');
    const picture = page.getByRole('list', { name: 'The boxes of PUT /pets/{id}' });
    expect(await panel.innerText()).toContain('body: checks body');
    await takePicture(page, 'method', 700);

    await picture.getByRole('button', { name: /^Integration Request/ }).click();
    const request = await panel.innerText();
    expect(request).toContain('method.request.path.id');
    expect(request).toContain("$input.json('$.type')");
    expect(request).toMatch(/shop\.yaml:\d+/);

    await picture.getByRole('button', { name: /^Integration POST/ }).click();
    expect(await panel.innerText()).toContain('/pets/{id}');
    expect(await panel.innerText()).toContain('29000 ms');

    await picture.getByRole('button', { name: /^Integration Response/ }).click();
    expect(await panel.innerText()).toContain('integration.response.header.X-Stock');

    await page.getByRole('tab', { name: 'Gateway responses' }).click();
    expect(await panel.innerText()).toContain('DEFAULT_5XX');
    await page.getByRole('link', { name: 'Try it' }).click();
    expect(page.url()).toBe(shop.console('/try?method=PUT&path=%2Fpets%2F%7Bid%7D'));
  });

  test('a keyboard is enough', async () => {
    const page = await browser.open(shop.link);
    await page.getByRole('heading', { level: 1 }).waitFor();
    const focused = (): Promise<string> =>
      page.evaluate('document.activeElement.innerText ?? document.activeElement.tagName');
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('Skip to content');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('main');
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('All methods');
    await page.keyboard.press('Tab');
    await page.keyboard.type('hello');
    await page.getByText('1 methods found').waitFor();
    await page.keyboard.press('Tab');
    expect(await focused()).toContain('/hello');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'GET /hello' }).waitFor();
    expect(await focused()).toBe('GET /hello');

    await page.getByRole('tab', { name: 'Method Request' }).focus();
    await page.keyboard.press('ArrowRight');
    expect(await focused()).toBe('Integration Request');
    await page.keyboard.press('End');
    expect(await focused()).toBe('Gateway responses');
    await page.keyboard.press('ArrowRight');
    expect(await focused()).toBe('Method Request');
  });

  test.each(VIEWS)(
    'is usable %s',
    async (_, view) => {
      const page = await browser.open(shop.link, view);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await expectUsable(page);
      await page.goto(shop.console('/api/PUT/pets/{id}'));
      const tabs = page.getByRole('tab');
      await tabs.first().waitFor();
      for (const tab of await tabs.all()) {
        await tab.click();
        await expectUsable(page);
      }
    },
    60_000,
  );

  test('the editor is not loaded where it is not needed', async () => {
    const page = await browser.open(shop.link);
    await page.getByRole('heading', { level: 1 }).waitFor();
    const files = `performance.getEntriesByType('resource').map(({ name }) => name)`;
    const loaded = await page.evaluate<readonly string[]>(files);
    expect(loaded.filter((name) => name.endsWith('.js')).length).toBe(1);
    await page.getByRole('link', { name: 'Templates', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Templates' }).waitFor();
    const later = await page.evaluate<readonly string[]>(files);
    expect(later.filter((name) => /\/editor-[^/]*\.js$/.test(name)).length).toBe(1);
  });

  test('a hostile document writes no markup', async () => {
    const markup = '<img src=x onerror=alert(1)>';
    const hostile = await startShop({
      document: JSON.stringify({
        openapi: '3.0.1',
        info: { title: markup, version: '1' },
        paths: {
          '/a': {
            get: {
              operationId: markup,
              parameters: [{ name: markup, in: 'header' }],
              responses: { 200: { description: markup } },
              'x-amazon-apigateway-integration': {
                type: 'mock',
                [markup]: markup,
                requestTemplates: { 'application/json': markup },
                responses: { [markup]: { statusCode: 200 }, default: { statusCode: 200 } },
              },
            },
          },
        },
      }),
    });
    onTestFinished(() => hostile.stop());
    const page = await browser.open(hostile.link);
    await page.getByRole('heading', { level: 1, name: markup }).waitFor();
    await page.getByRole('navigation', { name: 'Methods' }).getByRole('link').last().click();
    await page.getByRole('heading', { level: 1, name: 'GET /a' }).waitFor();
    for (const tab of await page.getByRole('tab').all()) {
      await tab.click();
      expect(await page.locator('img, main script').count()).toBe(0);
    }
  });

  test('a page without the token shows how to get one', async () => {
    const page = await browser.open(shop.console('/api'), { expected: /401/ });
    await page.getByRole('heading', { name: 'This page needs its token' }).waitFor();
    await expectUsable(page);
  });
});
