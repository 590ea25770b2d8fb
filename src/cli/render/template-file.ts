import { readFileSync } from 'node:fs';
import { reasonOf } from '../../checks/value-kinds.js';
import { TemplateError } from '../../errors.js';
import { renderTemplate, type TemplateInput } from '../../mapping/templates/render-template.js';
import type { Call } from '../arguments/command.js';
import { exactly } from '../arguments/values.js';

/**
 * Renders the template in a file; an error names the file, line and column.
 * @throws UsageError if the call does not name exactly one file
 */
export function templateInFile(call: Call): (input: TemplateInput) => string {
  const [file = ''] = exactly(call, 'TEMPLATE');
  const text = read(file);
  return (input) => {
    try {
      return renderTemplate(text, input).output;
    } catch (cause) {
      if (!(cause instanceof TemplateError)) {
        throw cause;
      }
      throw new Error(`${file}:${cause.line}:${cause.column} ${cause.message}`, { cause });
    }
  };
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch (cause) {
    throw new Error(`The template ${JSON.stringify(file)} cannot be read: ${reasonOf(cause)}`);
  }
}
