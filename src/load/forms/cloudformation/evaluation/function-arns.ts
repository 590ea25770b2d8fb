import type { LoadSettings } from '../../../load-context.js';
import { type Evaluated, openNamesIn } from './evaluated.js';

const OPEN_FUNCTION = /(\/functions\/|:function:)\$\{([^{}]+)\}(?=[/:]|$)/g;

/**
 * Names the functions whose ARN or name is open, so that they can be found: `/functions/` is followed by
 * an ARN, `:function:` by a name, and the name of the open value serves for both.
 */
export function nameFunctions(evaluated: Evaluated, settings: LoadSettings): Evaluated {
  const { value, open } = evaluated;
  if (typeof value !== 'string' || open.length === 0) {
    return evaluated;
  }
  const named = new Set<string>();
  const names = new Set(open);
  const text = value.replace(OPEN_FUNCTION, (whole, place: string, name: string) => {
    const functionName =
      name
        .replace(/\.Arn$/, '')
        .split(/[.:/]/)
        .at(-1) ?? '';
    if (!names.has(name) || !/^(?!resolve:)/.test(name) || !FUNCTION_NAME.test(functionName)) {
      return whole;
    }
    named.add(name);
    return `${place}${place === ':function:' ? functionName : functionArn(functionName, settings)}`;
  });
  return named.size === 0
    ? evaluated
    : { ...evaluated, value: text, open: openNamesIn(text, names) };
}

/** AWS: Lambda API reference, `FunctionName`. */
const FUNCTION_NAME = /^[A-Za-z0-9_-]{1,140}$/;

/** The ARN of a Lambda function. */
export function functionArn(name: string, { partition, region, accountId }: LoadSettings): string {
  return `arn:${partition}:lambda:${region}:${accountId}:function:${name}`;
}
