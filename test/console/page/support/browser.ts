import { existsSync } from 'node:fs';
import { join } from 'node:path';
import axe from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished } from 'vitest';
import { projectRoot } from '../../../support/installed-package.js';

/** Where a Chromium may be; the variable CHROMIUM has another place, or leaves these tests out. */
const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const given = process.env.CHROMIUM;
const executablePath = (given === undefined ? PLACES : [given]).find((path) => existsSync(path));

/** The pictures of docs/console.md are made anew if the variable CONSOLE_PICTURES is set. */
const PICTURES = process.env.CONSOLE_PICTURES === undefined ? undefined : 'docs/console';
const SCREENSHOTS = 'test/console/page/screenshots';

/** Names of strangers lead to this machine, as those of a page that rebinds its name do. */
const RESOLVER = '--host-resolver-rules=MAP *.example 127.0.0.1';

/** How a page is looked at. */
export interface View {
  readonly width?: number;
  readonly height?: number;
  readonly colorScheme?: 'light' | 'dark';
  /** Messages of the browser's console that the test expects. */
  readonly expected?: RegExp;
  /** Other origins that the page may ask. */
  readonly mayAsk?: readonly string[];
}

/** Opens pages in a real Chromium. */
export interface TestBrowser {
  /**
   * Opens an address, in a context of its own, which ends with the test. The test fails if the page
   * writes an error to the console, throws, is refused something by its Content-Security-Policy, or asks
   * another origin for anything.
   */
  open(address: string, view?: View): Promise<Page>;
}

/** A group of tests that need a Chromium; they are skipped, and standard error says so, without one. */
export function describeInBrowser(title: string, tests: (browser: TestBrowser) => void): void {
  if (executablePath === undefined) {
    process.stderr.write(`SKIPPED, for chromium is not installed: ${title}\n`);
    describe.skip(`${title} (chromium is not installed)`, () => tests({ open: notInstalled }));
    return;
  }
  describe(title, () => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await chromium.launch({ executablePath, args: [RESOLVER] });
    });
    afterAll(() => browser.close());
    tests({ open: (address, view = {}) => openPage(browser, address, view) });
  });
}

function notInstalled(): Promise<Page> {
  return Promise.reject(new Error('chromium is not installed'));
}

async function openPage(browser: Browser, address: string, view: View): Promise<Page> {
  const { width = 1280, height = 900, colorScheme = 'light', expected, mayAsk = [] } = view;
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme,
    reducedMotion: 'reduce',
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const problems: string[] = [];
  const { origin } = new URL(address);
  context.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol !== 'data:' && ![origin, ...mayAsk].includes(url.origin)) {
      problems.push(`asked ${url.origin}`);
    }
  });
  context.on('weberror', (error) => problems.push(String(error.error())));
  context.on('console', (message) => {
    if (message.type() === 'error' && !expected?.test(message.text())) {
      problems.push(message.text());
    }
  });
  onTestFinished(async () => {
    await context.close();
    expect(problems).toEqual([]);
  });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  await page.goto(address);
  return page;
}

/** Keeps a picture of the page, in a folder that is not part of the repository. */
export async function keepScreenshot(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(projectRoot, SCREENSHOTS, `${name}.png`) });
}

/**
 * Makes a picture for the documentation, if pictures are wanted; keeps it as a screenshot otherwise.
 * @param height of the picture, in pixels
 */
export async function takePicture(page: Page, name: string, height: number): Promise<void> {
  const before = page.viewportSize();
  await page.setViewportSize({ width: 1180, height });
  const folder = PICTURES ?? SCREENSHOTS;
  await page.screenshot({ path: join(projectRoot, folder, `${name}.png`) });
  if (before !== null) {
    await page.setViewportSize(before);
  }
}

/** Expects that axe finds nothing on the page, and that it does not scroll sideways. */
export async function expectUsable(page: Page): Promise<void> {
  await page.evaluate(axe.source);
  const found = await page.evaluate<{
    readonly violations: readonly {
      readonly id: string;
      readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
    }[];
  }>('axe.run(document, { resultTypes: ["violations"] })');
  const violations = found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`),
  );
  expect(violations).toEqual([]);
  const sideways = await page.evaluate<number>(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  );
  expect(sideways).toBeLessThanOrEqual(0);
}

/** The widths and colours in which each part of the page must be usable. */
export const VIEWS: readonly (readonly [name: string, view: View])[] = [
  ['on a phone, dark', { width: 360, height: 740, colorScheme: 'dark' }],
  ['on a wide screen, light', { width: 1920, height: 1080, colorScheme: 'light' }],
];
