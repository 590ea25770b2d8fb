import type { LoadContext } from '../../load-context.js';
import { copyValues } from '../../source/copy-values.js';

/**
 * Replaces `${name}` and `{{name}}` in every text of a document by the values of the option
 * `variables`, as Terraform's `templatefile` and template languages do. `$${` becomes `${`; a name
 * without a value stays, for the import to report. A text that is one variable and nothing else takes
 * the value's own type.
 */
export function fillVariables(root: object, context: LoadContext): object {
  return copyValues(root, context.sources, {
    text: (text) => fillText(text, context),
    key: (key) => String(fillText(key, context)),
  });
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
