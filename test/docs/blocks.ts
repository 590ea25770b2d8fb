import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../support/installed-package.js';

/** A fenced block of a page: ```` ```yaml petstore.yaml ```` has the language yaml and a name. */
export interface Block {
  /** The page's path from the root of the project. */
  readonly page: string;
  /** Where the code begins; from 1. */
  readonly line: number;
  readonly language: string;
  /** The word after the language: a file's name, or `sketch` for code that does not run. */
  readonly name: string | undefined;
  readonly code: string;
}

/** README and all pages of docs/, the decisions too, in the order of their names. */
export function allPages(): readonly string[] {
  const docs = readdirSync(join(projectRoot, 'docs'), { recursive: true })
    .map((file) => String(file).replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.md'));
  return ['README.md', ...docs.sort().map((file) => `docs/${file}`)];
}

/** The blocks of one page, from top to bottom. */
export function blocksOf(page: string): readonly Block[] {
  const text = readFileSync(join(projectRoot, page), 'utf8');
  return [...text.matchAll(/^```([a-z]+)(?: (\S+))?\n(.*?)^```$/gms)].map((found) => ({
    page,
    line: text.slice(0, found.index).split('\n').length + 1,
    language: found[1] ?? '',
    name: found[2],
    code: found[3] ?? '',
  }));
}

/** Whether a block is a program to run; with a name, JavaScript is a file beside the programs. */
export function isProgram({ language, name }: Block): boolean {
  return (language === 'js' || language === 'ts') && name === undefined;
}

/** Whether a block is a file in the folder of the page's programs and commands. */
export function isFile({ name }: Block): boolean {
  return name !== undefined && name !== 'sketch';
}

/**
 * Files of examples/ that a page tells its reader to copy: links whose text is the file's own name.
 *
 * @returns paths from the root of the project
 */
export function copiedFiles(page: string): readonly string[] {
  const text = readFileSync(join(projectRoot, page), 'utf8');
  return [...text.matchAll(/\[`([^`\]]+)`\]\((?:\.\.\/)+(examples\/[^)#]+)\)/g)]
    .filter(([, name, path]) => path?.endsWith(`/${name}`))
    .map(([, , path]) => path ?? '');
}

/** Whether a block shows the command of the package, or what follows a call of it. */
export function hasCommands({ language, code }: Block): boolean {
  return language === 'console' && /^\$ (?:npx )?apigateway-middleware\b/.test(code);
}

/** The program, or the block with commands, that a console block without commands is about: the last one above it. */
export function speakerOf(blocks: readonly Block[], block: Block): Block | undefined {
  return blocks
    .slice(0, blocks.indexOf(block))
    .findLast((earlier) => isProgram(earlier) || hasCommands(earlier));
}

/** What a program of a page says it prints: the text after each `// →`. */
export function promisedOutput(code: string): readonly string[] {
  return [...code.matchAll(/\/\/ → (.*)$/gm)].map((found) => (found[1] ?? '').trim());
}
