import type { HclFiles } from '../../host.js';
import { Re2Problem } from '../../regex/pattern.js';
import { Re2 } from '../../regex/re2.js';
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
  const matches = matcherOf(pattern, (steps) => budget.spend(steps, place));
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

const TOKEN = /\*\*\/|\*\*|\*|\?|\{|\}|,|\[[^\]]+\]|\\.|[^*?{},\\[]+|[\s\S]/g;

/** A test of paths; a path is matched in linear time, whatever the pattern is. */
function matcherOf(pattern: string, spend: (steps: number) => void): (path: string) => boolean {
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
    const expression = new Re2(`(?s)^${source}$`, spend);
    return (path) => expression.matchFrom(path, 0) !== undefined;
  } catch (cause) {
    if (cause instanceof Re2Problem) {
      throw new FunctionProblem(`the pattern is not valid: ${cause.message}`, 1, { cause });
    }
    throw cause;
  }
}

function escaped(text: string): string {
  return text.replace(/\\(.)/g, '$1').replace(/[.*+?^${}()|[\]\\-]/g, '\\$&');
}
