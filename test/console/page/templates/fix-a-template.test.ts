import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { blocksOf } from '../../../docs/blocks.js';
import { projectRoot } from '../../../support/installed-package.js';
import { describeInBrowser, keepScreenshot, takePicture } from '../support/browser.js';
import { type Shop, startShop } from '../support/shop.js';

// docs/console.md tells how a template is fixed: this does what the page says, step by step.

const PAGE = 'docs/console.md';
const HEADING = '## Fix a template, step by step';

/** A shop, and when it has read its file again. */
interface WatchedShop extends Shop {
  readonly reloaded: Promise<void>;
}

/** The steps of the page, and how each is done. */
const STEPS: readonly (readonly [
  text: string,
  run: (page: Page, shop: WatchedShop) => Promise<void>,
])[] = [
  [
    'Open the link that `serve` has printed, and choose **Requests**.',
    async (page) => {
      await page.getByRole('link', { name: 'Requests', exact: true }).click();
    },
  ],
  [
    'Choose the request with the status 500. The box in which it failed is open, and the reason is above it.',
    async (page) => {
      const row = page.getByRole('row').filter({ hasText: '500' });
      await row.getByRole('link', { name: 'POST /orders' }).click();
      await page
        .getByText(/Index 1 is out of bounds/)
        .first()
        .waitFor();
      await keepScreenshot(page, 'failed-request');
    },
  ],
  [
    'Choose **Open in the editor** beside the template.',
    async (page) => {
      await page.getByRole('link', { name: 'Open in the editor' }).first().click();
    },
  ],
  [
    'Line 4 is marked, and the line below the editor says that index 1 is out of bounds.',
    async (page) => {
      await page.getByText(/^Line 4, column \d+: Index 1 is out of bounds/).waitFor();
      await page.locator('.cm-lint-marker-error').waitFor();
      await takePicture(page, 'mistake', 560);
    },
  ],
  [
    'Replace `get(1)` by `get(0)`. The output appears while you type.',
    async (page) => {
      await page.getByRole('button', { name: 'Go to line 4' }).click();
      // The cursor is where the mistake begins: in front of get(1).
      for (const _ of 'get(1') {
        await page.keyboard.press('ArrowRight');
      }
      await page.keyboard.press('Backspace');
      await page.keyboard.type('0');
      await page.getByRole('listbox', { name: 'Output, by line' }).getByText('"ball"').waitFor();
    },
  ],
  [
    'Choose **Save to file**.',
    async (page, shop) => {
      await page.getByRole('button', { name: 'Save to file' }).click();
      await page.getByText(/Saved to /).waitFor();
      expect(readFileSync(shop.file, 'utf8')).toBe(document().replace('get(1)', 'get(0)'));
    },
  ],
  [
    'Go back to the request, and choose **Send again with changes**.',
    async (page) => {
      await page.goBack();
      await page.getByRole('link', { name: 'Send again with changes' }).click();
    },
  ],
  [
    'Choose **Send**. The response has the status 200.',
    async (page, { reloaded }) => {
      await reloaded;
      await page.getByRole('button', { name: 'Send' }).click();
      const response = page.getByRole('region', { name: 'Response', exact: true });
      await response.getByText('200').first().waitFor();
      expect(await response.innerText()).toContain('"accepted"');
      await keepScreenshot(page, 'fixed');
    },
  ],
];

test('the page has the steps that the test does', () => {
  const text = readFileSync(join(projectRoot, PAGE), 'utf8');
  const section = text.slice(text.indexOf(HEADING)).split('\n## ')[0] ?? '';
  const steps = [...section.matchAll(/^\d+\. (.*(?:\n {3}.*)*)/gm)].map(([, step = '']) =>
    step.replaceAll(/\s+/g, ' ').trim(),
  );
  expect(steps).toEqual(STEPS.map(([step]) => step));
});

describeInBrowser('a template with a mistake', (browser) => {
  let shop: WatchedShop;
  beforeAll(async () => {
    let watch: () => void = () => {};
    const reloaded = new Promise<void>((resolve) => {
      watch = resolve;
    });
    const options = { document: document(), watch: () => watch(), console: { write: true } };
    shop = { ...(await startShop(options)), reloaded };
  });
  afterAll(() => shop.stop());

  test('is fixed as the page says, in less than a minute', { timeout: 60_000 }, async () => {
    const failed = await fetch(`${shop.origin}/orders`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: '{"items":[{"name":"ball"}]}',
    });
    expect(failed.status).toBe(500);
    const page = await browser.open(shop.link);
    for (const [, run] of STEPS) {
      await run(page, shop);
    }
  });
});

/** The document of the page. */
function document(): string {
  return blocksOf(PAGE).find(({ name }) => name === 'orders.yaml')?.code ?? '';
}
