import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeInBrowser, expectUsable, takePicture, VIEWS } from '../support/browser.js';
import { type Shop, startShop } from '../support/shop.js';

const PUT_PET = '/try?method=PUT&path=%2Fpets%2F%7Bid%7D';

describeInBrowser('the page to try requests', (browser) => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await startShop();
  });
  afterAll(() => shop.stop());

  async function open(route: string, view = {}) {
    const page = await browser.open(shop.link, view);
    await page.getByText('Connected').waitFor();
    await page.goto(shop.console(route));
    await page.getByRole('heading', { level: 1, name: 'Try' }).waitFor();
    await page.getByRole('button', { name: 'Send' }).waitFor();
    return page;
  }

  test('a request is sent, and sent again with a change', async () => {
    const page = await open(PUT_PET);
    const body = page.getByLabel('Request body');
    expect(JSON.parse(await body.inputValue())).toHaveProperty('type');
    await page.getByLabel('id (required)').fill('a b/c');
    await page.getByText('PUT /pets/a%20b%2Fc').waitFor();
    await page.getByRole('button', { name: 'Send' }).click();
    const response = page.getByRole('region', { name: 'Response', exact: true });
    await response.getByText('200').first().waitFor();
    expect(await response.innerText()).toContain('"price": 249.5');
    expect(await response.getByRole('table').innerText()).toMatch(/X-Stock\s+3/i);
    await takePicture(page, 'try', 800);

    await body.fill('{}');
    await page.getByRole('button', { name: 'Send again' }).click();
    await response.getByText('400').first().waitFor();
    expect(await response.innerText()).toContain('Invalid request body');

    await response.getByRole('link', { name: 'See this request, box by box' }).click();
    await page.getByRole('heading', { level: 1, name: 'PUT /pets/a%20b%2Fc' }).waitFor();
  });

  test('the method can be chosen, and one for all methods sends any of them', async () => {
    const page = await open('/try');
    await page.getByLabel('Resource').selectOption('/pets');
    await page.getByLabel('HTTP method').selectOption('DELETE');
    expect(await page.getByLabel('Request body').count()).toBe(1);
    await page.getByLabel('HTTP method').selectOption('GET');
    expect(await page.getByLabel('Request body').count()).toBe(0);
    await page.getByText('GET /pets').waitFor();
    await page.getByLabel('Resource').selectOption('/hello');
    await page.getByLabel('name', { exact: true }).fill('ä & b');
    await page.getByText('GET /hello?name=%C3%A4%20%26%20b').waitFor();
    await page.getByRole('button', { name: 'Add query parameter' }).click();
    await page.getByLabel('Name of query parameter 2').fill('x');
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByText('"hello": "ä & b"').waitFor();
    await page.getByRole('button', { name: 'Remove query parameter 2' }).click();
    expect(await page.getByLabel('Name of query parameter 2').count()).toBe(0);
  });

  test('a field that cannot be sent says why, and gets the focus', async () => {
    const page = await open(PUT_PET);
    await page.getByLabel('id (required)').fill('');
    await page.getByRole('button', { name: 'Add header' }).click();
    await page
      .getByLabel(/^Name of header/)
      .last()
      .fill('a b');
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByText('Type a value for the path parameter id').waitFor();
    await page.getByText('A header name has only letters').waitFor();
    const focused = 'document.activeElement.getAttribute("aria-invalid")';
    expect(await page.evaluate(focused)).toBe('true');
    await expectUsable(page);
    await page.getByLabel('id (required)').fill('7');
    await page
      .getByLabel(/^Name of header/)
      .last()
      .fill('A-B');
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByRole('button', { name: 'Send again' }).waitFor();
  });

  test('an earlier request is sent again, once what was masked is typed again', async () => {
    await fetch(`${shop.origin}/pets?kind=a%20b`, { headers: { Authorization: 'let-me-in' } });
    const page = await browser.open(shop.link);
    await page.getByRole('link', { name: 'Requests', exact: true }).click();
    await page.getByRole('link', { name: 'GET /pets' }).first().click();
    await page.getByRole('link', { name: 'Send again with changes' }).click();
    await page.getByText('The values are those of the request').waitFor();
    await page.getByText('GET /pets?kind=a%20b').waitFor();
    await page.getByText('Type the value of Authorization again').waitFor();
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByText('Correct the marked fields first.').waitFor();
    const masked = page.locator('[aria-invalid="true"]');
    expect(await masked.inputValue()).toContain('*****');
    await masked.fill('let-me-in');
    await page.getByRole('button', { name: 'Send' }).click();
    const response = page.getByRole('region', { name: 'Response', exact: true });
    await response.getByText('200').first().waitFor();
  });

  test('a request that is not kept any more says so, and leaves the sample', async () => {
    const page = await open('/try?request=unknown', { expected: /404/ });
    await page.getByRole('button', { name: 'Send' }).waitFor();
    expect(await page.getByRole('status').allInnerTexts()).toEqual(
      expect.arrayContaining([expect.stringMatching(/not|no request/i)]),
    );
  });

  test.each(VIEWS)('is usable %s', async (_, view) => {
    const page = await open(PUT_PET, view);
    await page.getByRole('button', { name: 'Add header' }).click();
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByRole('button', { name: 'Send again' }).waitFor();
    await expectUsable(page);
  });
});
