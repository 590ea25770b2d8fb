import type { LoadContext } from '../../load-context.js';

/**
 * Replaces `${name}` and `{{name}}` in every text of a document by the values of the option
 * `variables`, as Terraform's `templatefile` and template languages do. `$${` becomes `${`; a name
 * without a value stays, for the import to report. A text that is one variable and nothing else takes
 * the value's own type.
 */
export function fillVariables(root: object, context: LoadContext): object {
  const copies = new Map<object, object>();
  const tasks: (readonly [source: object, copy: Record<string, unknown>])[] = [];
  const filled = (value: unknown): unknown => {
    if (typeof value === 'string') {
      return fillText(value, context);
    }
    if (typeof value !== 'object' || value === null) {
      return value;
    }
    const known = copies.get(value);
    if (known !== undefined) {
      return known;
    }
    const copy = (Array.isArray(value) ? [] : Object.create(null)) as Record<string, unknown>;
    copies.set(value, copy);
    tasks.push([value, copy]);
    return copy;
  };
  const document = filled(root) as object;
  for (let task = tasks.pop(); task !== undefined; task = tasks.pop()) {
    const [source, copy] = task;
    for (const [key, value] of Object.entries(source)) {
      const name = Array.isArray(source) ? key : String(fillText(key, context));
      copy[name] = filled(value);
      context.sources.copy(source, key, copy, name);
    }
  }
  return document;
}

const VARIABLE = /\$\$\{|%%\{|\$\{\s*([^{}"\s]{1,200})\s*\}|\{\{\s*([^{}"\s]{1,200})\s*\}\}/g;

function fillText(text: string, { variables }: LoadContext): unknown {
  if (!text.includes('{')) {
    return text;
  }
  const alone = /^(?:\$\{\s*([^{}"\s]{1,200})\s*\}|\{\{\s*([^{}"\s]{1,200})\s*\}\})$/.exec(text);
  if (alone !== null) {
    return variables.lookUp(alone[1] ?? alone[2] ?? '') ?? text;
  }
  return text.replace(VARIABLE, (whole, first?: string, second?: string) => {
    const name = first ?? second;
    if (name === undefined) {
      return whole.slice(1);
    }
    const value = variables.lookUp(name);
    return value === undefined ? whole : textOf(value);
  });
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
