import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../support/installed-package.js';

/** Where a page leads within the project, code left out. */
export function linksOf(page: string): readonly string[] {
  return [...prose(page).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, link = '']) => link)
    .filter((link) => !/^[a-z]+:/.test(link));
}

/** The files (`a/b.ts`) and folders (`a/b/`) that a page names in its text. */
export function pathsIn(page: string): readonly string[] {
  const named = prose(page).matchAll(/`([\w.-]+(?:\/[\w.-]+)*(?:\/|\.(?:ts|cjs|md)))`/g);
  return [...named].map(([, path = '']) => path);
}

/** The anchors of a page's headings, as GitHub makes them. */
export function anchorsOf(page: string): readonly string[] {
  return [...prose(page).matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replaceAll(' ', '-'),
  );
}

function prose(page: string): string {
  return proseOf(readFileSync(join(projectRoot, page), 'utf8'));
}

/** A text without its fenced blocks. */
export function proseOf(text: string): string {
  return text.replaceAll(/^(```+).*?^\1$/gms, '');
}
