import { resolve } from 'node:path';
import { ApiImportError } from '../../../errors.js';
import type { LoadContext } from '../../load-context.js';
import type { SourceText } from '../../source/source-text.js';
import { reportHclError } from './configuration/hcl-issues.js';
import { documentOfValue } from './configuration/values/document-values.js';
import {
  evaluate,
  HclBudget,
  HclError,
  type HclHost,
  hclFromPlain,
  parseTemplateText,
  STANDARD_FUNCTIONS,
  unknownAt,
} from './hcl/index.js';
import { hostWith } from './hcl-host.js';

/**
 * Reads a file that is written for Terraform's `templatefile`: renders it with the option `variables`,
 * and parses the result. What the option does not have stays open.
 * @throws ApiImportError for a mistake in the template, and for a result that is neither JSON nor YAML
 */
export function readTerraformTemplate(source: SourceText, context: LoadContext): unknown {
  const { variables } = context;
  try {
    const rendered = evaluate(parseTemplateText(source), {
      variables: {
        get: (name) => {
          const value = variables.lookUp(name);
          return value === undefined ? unknownAt(name) : hclFromPlain(value);
        },
      },
      functions: STANDARD_FUNCTIONS,
      host: hostOf(context),
      budget: new HclBudget(),
    });
    return documentOfValue(rendered, context);
  } catch (error) {
    if (!(error instanceof HclError)) {
      throw error;
    }
    reportHclError(context, error, 'INVALID_DOCUMENT');
    throw new ApiImportError(context.sources.issues);
  }
}

/** The functions of a template read files next to it. */
function hostOf({ files }: LoadContext): HclHost {
  return hostWith({
    read: (path) => files.read(path),
    readBytes: (path) => files.readBytes(path),
    exists: (path) => files.exists(path),
    list: (path) => files.list(path),
    absolute: (path) => resolve(files.folder, path),
  });
}
