import { request } from 'node:http';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { describeInBrowser } from '../support/browser.js';
import { type Shop, startShop } from '../support/shop.js';

// What comes from a client or a document is text, wherever the page shows it.

const MARKUP = `<img src=x onerror="window.owned=1"></script><script>window.owned=1</script>{{7*7}}`;
/** A bell, an escape, a mark that turns text around, and one that separates lines. */
const MARKS = 'a\u0007\u001b[31m\u202egnp.exe\u2028b';

const DOCUMENT = `openapi: 3.0.1
info: { title: ${JSON.stringify(`Shop ${MARKUP}`)}, version: "1" }
paths:
  /pets/{id}:
    post:
      operationId: ${JSON.stringify(`op ${MARKUP}`)}
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      requestBody:
        content:
          application/json:
            schema: { type: object, description: ${JSON.stringify(MARKUP)}, properties: { ${JSON.stringify(MARKUP)}: { type: string } } }
      responses: { "200": { description: ${JSON.stringify(MARKUP)} } }
      x-amazon-apigateway-integration:
        type: http
        httpMethod: POST
        uri: BACKEND/pets
        requestTemplates:
          application/json: ${JSON.stringify(`${MARKUP}\n$input.body $input.params('x')`)}
        responses:
          default:
            statusCode: 200
            responseTemplates: { application/json: "$input.body" }
`;

const ELEMENTS = `document.querySelectorAll(
  '#app img, #app script, #app iframe, #app object, #app base, #app [onerror]',
).length`;

describeInBrowser('hostile texts', (browser) => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await startShop({
      document: DOCUMENT,
      backend: (_req, res) => {
        res.writeHead(200, { 'X-Hostile': Buffer.from(MARKUP).toString('latin1') });
        res.end(`${MARKUP}${MARKS}`);
      },
    });
    await post(shop.origin);
  });
  afterAll(() => shop.stop());

  async function expectText(page: Page): Promise<void> {
    expect(await page.evaluate(ELEMENTS)).toBe(0);
    expect(await page.evaluate('window.owned')).toBeUndefined();
  }

  test('of clients and backends are text in the list and at each box', async () => {
    const page = await browser.open(shop.link);
    await page.getByRole('link', { name: 'Requests', exact: true }).click();
    await page
      .getByRole('link', { name: /^POST \/pets/ })
      .first()
      .click();
    const tabs = page.getByRole('tab');
    await tabs.first().waitFor();
    let shown = 0;
    for (const tab of await tabs.all()) {
      await tab.click();
      await page.getByRole('tabpanel').waitFor();
      await expectText(page);
      shown += (await page.getByRole('tabpanel').innerText()).includes('<img src=x') ? 1 : 0;
    }
    expect(shown).toBeGreaterThan(2);
  });

  test('of documents are text in the tree, at the method and in the header', async () => {
    const page = await browser.open(shop.link);
    await page.getByText(`Shop ${MARKUP}`).first().waitFor();
    await expectText(page);
    await page.getByRole('link', { name: /POST/ }).first().click();
    const tabs = page.getByRole('tab');
    await tabs.first().waitFor();
    for (const tab of await tabs.all()) {
      await tab.click();
      await expectText(page);
    }
  });

  test('are text in a form, and in a response', async () => {
    const page = await browser.open(shop.link);
    await page.getByRole('link', { name: 'Requests', exact: true }).click();
    await page
      .getByRole('link', { name: /^POST \/pets/ })
      .first()
      .click();
    await page.getByRole('link', { name: 'Send again with changes' }).click();
    await page.getByText('The values are those of the request').waitFor();
    const values = await page.evaluate<string[]>(
      "[...document.querySelectorAll('input')].map((one) => one.value)",
    );
    expect(values.join('\n')).toContain('<img src=x');
    await page.getByRole('button', { name: 'Send' }).click();
    await page
      .getByRole('region', { name: 'Response', exact: true })
      .getByText('200')
      .first()
      .waitFor();
    await expectText(page);
  });

  test('are text in the editor, in its completions, in errors and in the output', async () => {
    const page = await browser.open(shop.link);
    await page.getByRole('link', { name: 'Templates', exact: true }).click();
    const select = page.getByRole('combobox', { name: 'Template', exact: true });
    await select.selectOption({ index: 1 });
    const source = page.getByRole('combobox', { name: 'Rendered against', exact: true });
    await source.focus();
    await source.selectOption({ index: 1 });
    const output = page.getByRole('listbox', { name: 'Output, by line' });
    await output.getByText('<img src=x').first().waitFor();
    await expectText(page);
    await page.getByRole('textbox', { name: 'Template' }).focus();
    await page.keyboard.press('ControlOrMeta+End');
    await page.keyboard.type(" $input.params('");
    await page.getByRole('listbox', { name: 'Completions' }).waitFor();
    await expectText(page);
    await page.keyboard.press('Escape');
    await page.keyboard.insertText(`') #set($a = "${MARKUP.replaceAll('"', '')}").x #foreach(`);
    await page.getByText(/^Line \d+, column \d+: /).waitFor();
    await expectText(page);
  });
});

describe('the request of these tests', () => {
  test('has what is hostile in path, query, headers and body', () => {
    expect(PATH).toContain('%3Cimg');
    expect(PATH).toContain('%E2%80%AE');
  });
});

const PATH = `/pets/${encodeURIComponent(MARKUP + MARKS)}?${encodeURIComponent(MARKUP)}=${encodeURIComponent(MARKUP + MARKS)}`;

function post(origin: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const sent = request(
      `${origin}${PATH}`,
      {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          'User-Agent': MARKUP,
          'X-Hostile': Buffer.from(`${MARKUP}\u202e`).toString('latin1'),
        },
      },
      (response) => {
        response.resume().on('end', resolve);
      },
    );
    sent.on('error', reject);
    sent.end(JSON.stringify({ [MARKUP]: MARKUP, marks: MARKS }));
  });
}
