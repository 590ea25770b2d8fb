import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeInBrowser, expectUsable, takePicture, VIEWS } from '../support/browser.js';
import { type Shop, startShop } from '../support/shop.js';

describeInBrowser('the page of the figures', (browser) => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await startShop();
  });
  afterAll(() => shop.stop());

  async function open(view = {}): Promise<Page> {
    const page = await browser.open(shop.link, view);
    await page.getByText('Connected').waitFor();
    await page.getByRole('link', { name: 'Figures', exact: true }).click();
    return page;
  }

  test('the plots show what the gateway has done, and tables say the same', async () => {
    const page = await open();
    await page.getByRole('heading', { name: 'No requests yet' }).waitFor();
    await Promise.all([
      ...Array.from({ length: 12 }, () => fetch(`${shop.origin}/hello`)),
      ...Array.from({ length: 3 }, () => fetch(`${shop.origin}/pets`)),
      fetch(`${shop.origin}/nothing`),
    ]);
    const requests = page.getByRole('img', { name: /^Requests per second: / });
    await requests.waitFor();
    const table = page.getByRole('table', { name: 'Figures by method' });
    await expect
      .poll(() => rowsOf(table), { timeout: 10_000 })
      .toEqual([
        expect.stringMatching(/^ANY \/pets 3 UNAUTHORIZED 3 [\d.]+ ms/),
        expect.stringMatching(/^GET \/hello 12 0 [\d.]+ ms [\d.]+ ms [\d.]+ ms 0 0$/),
        expect.stringMatching(/^No method 1 MISSING_AUTHENTICATION_TOKEN 1 /),
      ]);
    const errors = page.getByRole('figure').filter({ hasText: 'Errors by gateway response' });
    expect(await errors.getByRole('img').getAttribute('aria-label')).toMatch(
      /UNAUTHORIZED up to 3/,
    );
    await takePicture(page, 'figures', 900);
    await errors.getByText('Values as a table').click();
    expect(await errors.getByRole('table').innerText()).toContain('UNAUTHORIZED');

    await page.getByLabel('Method', { exact: true }).selectOption({ label: 'GET /hello' });
    await errors.getByText('No errors.').waitFor();
    await page.getByLabel('Time', { exact: true }).selectOption({ label: 'Last minute' });
    await requests.waitFor();
    await page.getByRole('button', { name: 'Pause' }).click();
    expect(await page.getByRole('button', { name: 'Pause' }).getAttribute('aria-pressed')).toBe(
      'true',
    );
  });

  test.each(VIEWS)('is usable %s', async (_, view) => {
    await fetch(`${shop.origin}/pets`);
    const page = await open(view);
    await page.getByRole('img', { name: /^Errors/ }).waitFor();
    await page.getByText('Values as a table').first().click();
    await expectUsable(page);
  });
});

async function rowsOf(table: ReturnType<Page['getByRole']>): Promise<readonly string[]> {
  const rows = await table.getByRole('row').allInnerTexts();
  return rows.slice(1).map((text) => text.replaceAll(/\s+/g, ' ').trim());
}
