import type { HclFiles } from '../../host.js';
import { setValue } from '../../values/canonical.js';
import { stringValue } from '../../values/make-value.js';
import type { HclValue } from '../../values/value.js';
import { type FunctionCall, FunctionProblem } from '../function.js';
import { cleanPath } from './paths.js';

/** The most levels of folders that are looked into. */
const MAX_FOLDERS = 40;

/** The paths of files below a folder that match a pattern with `*`, `**`, `?`, `[…]` and `{a,b}`. */
export function fileSet(
  folder: string,
  pattern: string,
  files: HclFiles,
  { budget, place }: FunctionCall,
): HclValue {
  const matches = matcherOf(pattern);
  const found: HclValue[] = [];
  const visit = (below: string, depth: number): void => {
    for (const name of listed(files, cleanPath(`${folder}/${below}`))) {
      budget.spend(1, place);
      if (name.endsWith('/')) {
        if (depth < MAX_FOLDERS) {
          visit(below + name, depth + 1);
        }
      } else if (matches(below + name)) {
        found.push(stringValue(below + name));
      }
    }
  };
  visit('', 0);
  return setValue(found, 'string');
}

function listed(files: HclFiles, folder: string): readonly string[] {
  try {
    return files.list(folder);
  } catch {
    // A folder that cannot be listed does not contain files, as for Terraform.
    return [];
  }
}

/** The longest pattern; each star of one may multiply the time that a match takes. */
const MAX_PATTERN = 200;
const MAX_STARS = 6;

function matcherOf(pattern: string): (path: string) => boolean {
  const stars = pattern.match(/\*+/g)?.length ?? 0;
  if (pattern.length > MAX_PATTERN || stars > MAX_STARS) {
    throw new FunctionProblem(
      `a pattern may have up to ${MAX_PATTERN} characters and ${MAX_STARS} stars`,
      1,
    );
  }
  let depth = 0;
  const source = pattern.replace(TOKEN, (token) => {
    switch (token) {
      case '**/':
        return '(?:[^/]*/)*';
      case '**':
        return '.*';
      case '*':
        return '[^/]*';
      case '?':
        return '[^/]';
      case '{':
        depth += 1;
        return '(?:';
      case '}':
        depth -= 1;
        return depth < 0 ? '\\}' : ')';
      case ',':
        return depth > 0 ? '|' : ',';
      default:
        return token.startsWith('[') && token.length > 1
          ? token.replace(/^\[!/, '[^')
          : escaped(token);
    }
  });
  try {
    const expression = new RegExp(`^${source}$`, 's');
    return (path) => expression.test(path);
  } catch (cause) {
    throw new FunctionProblem('the pattern is not valid', 1, { cause });
  }
}

const TOKEN = /\*\*\/|\*\*|\*|\?|\{|\}|,|\[[^\]]+\]|\\.|[^*?{},\\[]+|[\s\S]/g;

function escaped(text: string): string {
  return text.replace(/\\(.)/g, '$1').replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}
