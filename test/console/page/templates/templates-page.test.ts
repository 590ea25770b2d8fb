import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeInBrowser, expectUsable, takePicture, VIEWS } from '../support/browser.js';
import { type Shop, startShop } from '../support/shop.js';

describeInBrowser('the page of the templates', (browser) => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await startShop({ console: { write: true } });
  });
  afterAll(() => shop.stop());

  async function open(view = {}): Promise<Page> {
    const page = await browser.open(shop.link, view);
    await page.getByText('Connected').waitFor();
    await page.getByRole('link', { name: 'Templates', exact: true }).click();
    await page.getByRole('textbox', { name: 'Template' }).waitFor();
    return page;
  }

  const editor = (page: Page) => page.getByRole('textbox', { name: 'Template' });
  const output = (page: Page) => page.getByRole('listbox', { name: 'Output, by line' });
  const choose = (page: Page, label: RegExp) => chooseOption(page, 'Template', label);

  async function type(page: Page, text: string): Promise<void> {
    await editor(page).focus();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.press('Delete');
    // Without the completions and the indentation that typing brings.
    await page.keyboard.insertText(text);
  }

  test('a template is rendered against a request, with the line that wrote each line', async () => {
    await fetch(`${shop.origin}/pets/7`, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json' },
      body: '{"type":"dog"}',
    });
    const page = await open();
    await choose(page, /^PUT .*request · application\/json/);
    await output(page).getByText('"animal": "').waitFor();
    await chooseOption(page, 'Rendered against', /PUT \/pets\/7 → 200/);
    await output(page).getByText('"animal": "dog"').waitFor();
    const lines = await output(page).getByRole('option').allInnerTexts();
    expect(lines.map((text) => text.replaceAll(/\s+/g, ' ').trim())).toEqual([
      '1 { line 1',
      '2 "animal": "dog", line 2',
      '3 "id": "7" line 3',
      '4 } line 4',
    ]);
    for (const token of ['tok-variableName', 'tok-propertyName', 'tok-string', 'tok-punctuation']) {
      expect(await editor(page).locator(`.${token}`).count()).toBeGreaterThan(0);
    }
    await output(page).getByRole('option').nth(1).hover();
    const marked = editor(page).locator('.cm-writer');
    await marked.waitFor();
    expect(await marked.innerText()).toContain('"animal"');
    await output(page).focus();
    await page.keyboard.press('ArrowDown');
    await takePicture(page, 'templates', 560);

    await editor(page).locator('.cm-line').nth(2).hover();
    expect(await page.locator('.output-line.written').innerText()).toContain('"id": "7"');
    await page.getByText('What it was rendered against').click();
    await page.getByRole('button', { name: 'Edit it as a sample' }).click();
    await page.getByText('The sample: body').click();
    await page.getByLabel('Body').fill('{"type":"cat"}');
    await output(page).getByText('"animal": "cat"').waitFor();
    await page.getByLabel('Parameters').fill('{');
    await page.locator('[aria-invalid="true"]').waitFor();
  });

  test('a mistake is marked in its line, and the output stays', async () => {
    const page = await open();
    await type(page, 'a\n#if($input.body)\nb');
    await page.getByText(/^Line \d+, column \d+: /).waitFor();
    await page.locator('.cm-lint-marker-error').waitFor();
    await page.getByText('the output of before').waitFor();
    await page.getByRole('button', { name: /^Go to line/ }).click();
    await page.keyboard.press('ControlOrMeta+End');
    await page.keyboard.insertText('#end');
    await output(page).getByRole('option').nth(1).getByText('b').waitFor();
    await expect.poll(() => page.locator('.cm-lint-marker-error').count()).toBe(0);
  });

  test('variables, members and directives are completed, with what they are', async () => {
    const page = await open();
    await type(page, '');
    const list = page.getByRole('listbox', { name: 'Completions' });
    await page.keyboard.type('$inp');
    await list.getByRole('option', { name: /^input/ }).waitFor();
    await page.getByText('The payload and the parameters of the request.').waitFor();
    await expectUsable(page);
    await page.keyboard.press('Enter');
    await page.keyboard.type('.pa');
    await list.getByRole('option', { name: /^path/ }).waitFor();
    expect(await list.getByRole('option').allInnerTexts()).toHaveLength(2);
    await page.keyboard.press('Escape');
    expect(await editor(page).innerText()).toContain('$input.pa');
    await page.keyboard.type(' #fore');
    await list.getByRole('option', { name: /^foreach/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.type(' $context.sta');
    await list.getByRole('option', { name: /^stage/ }).waitFor();
    await page.getByText('Here "test".').waitFor();
  });

  test('Tab indents, and Escape leads to the output, from which Enter leads back', async () => {
    const page = await open();
    await type(page, 'one\ntwo');
    await output(page).getByText('two').waitFor();
    await page.keyboard.press('Tab');
    expect(await editor(page).locator('.cm-line').nth(1).innerText()).toMatch(/^\s+two/);
    await page.keyboard.press('Escape');
    const focused = 'document.activeElement.getAttribute("aria-label")';
    expect(await page.evaluate(focused)).toBe('Output');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(focused)).toBe('Output, by line');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(focused)).toBe('Template');
    expect(await page.locator('.cm-activeLine').innerText()).toContain('two');
  });

  test('a template is saved to its file, and what cannot be saved says why', async () => {
    const page = await open();
    await page.getByText('does not belong to a file').waitFor();
    await choose(page, /^GET .*response/);
    const save = page.getByRole('button', { name: 'Save to file' });
    await page.getByText('The same as in the file.').waitFor();
    expect(await save.isDisabled()).toBe(true);
    await type(page, '{ "saved": "$input.params(\'name\')" }');
    await save.click();
    await page.getByText(/Saved to .*shop\.yaml:\d+\./).waitFor();
    expect(readFileSync(shop.file, 'utf8')).toContain('"saved"');
    await type(page, '{ "saved": "again" }');
    await save.click();
    await expect.poll(() => readFileSync(shop.file, 'utf8')).toContain('again');
  });

  test('mapping expressions and JSONPaths are tried the same way', async () => {
    await fetch(`${shop.origin}/pets/7?dry=yes`, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json' },
      body: '{"type":"dog"}',
    });
    const page = await open();
    await page.getByRole('tab', { name: 'Mapping expression' }).click();
    await chooseOption(page, 'Rendered against', /PUT \/pets\/7 → 200/);
    const result = page.getByRole('region', { name: 'Result' });
    await page.getByLabel('Mapping expression').last().fill('method.request.querystring.dry');
    await result.getByText('yes').waitFor();
    await page.getByLabel('Mapping expression').last().fill('method.request.nothing');
    await page.locator('.error').waitFor();
    await page.getByRole('tab', { name: 'JSONPath' }).click();
    await page.getByLabel('JSONPath').last().fill('$.type');
    await result.getByText('"dog"').waitFor();
    await page.getByLabel('JSONPath').last().fill('$.none');
    await result.getByText('It finds nothing.').waitFor();
    await expectUsable(page);
  });

  test('a draft outlives a look at another part', async () => {
    const page = await open();
    await type(page, 'a draft');
    await output(page).getByText('a draft').waitFor();
    await page.getByRole('tab', { name: 'JSONPath' }).click();
    await page.getByRole('tab', { name: 'Template' }).click();
    await output(page).getByText('a draft').waitFor();
    await page.getByRole('link', { name: 'Figures', exact: true }).click();
    await page.getByRole('link', { name: 'Templates', exact: true }).click();
    await output(page).getByText('a draft').waitFor();
  });

  test.each(VIEWS)('is usable %s', async (_, view) => {
    const page = await open(view);
    await choose(page, /^PUT .*request · application\/json/);
    await output(page).getByText('"animal"').waitFor();
    await page.getByText('The sample: body').click();
    await page.getByText('What it was rendered against').click();
    await expectUsable(page);
    await type(page, '#if(');
    await page.getByText(/^Line \d+, column \d+: /).waitFor();
    await expectUsable(page);
  });
});

/** Chooses the option of a select whose text matches. */
async function chooseOption(page: Page, label: string, text: RegExp): Promise<void> {
  const select = page.getByRole('combobox', { name: label, exact: true });
  await select.focus();
  const value = await select.locator('option', { hasText: text }).first().getAttribute('value');
  await select.selectOption(value);
}
