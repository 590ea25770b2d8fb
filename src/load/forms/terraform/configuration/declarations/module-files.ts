import type { LoadContext } from '../../../../load-context.js';
import type { SourceText } from '../../../../source/source-text.js';
import { isConfigurationFile } from '../../../recognize.js';
import { type HclBody, parseHcl } from '../../hcl/index.js';
import { Declarations } from './module-declaration.js';
import { bodyOfJson } from './tf-json.js';

/** Whether what a file says goes over what the other files say. */
function isOverride(name: string): boolean {
  return /(?:^|_)override\.(?:tf|tofu)(?:\.json)?$/.test(name);
}

/**
 * What the files of a folder declare; folders below it are modules of their own.
 * @throws HclError for a file that is not in Terraform's language
 * @throws FileProblem for a folder or file that cannot be read
 */
export function readFolder(folder: string, context: LoadContext): Declarations {
  const names = context.files.list('.', folder).filter(isConfigurationFile);
  // OpenTofu reads x.tofu in place of x.tf.
  const own = names.filter(
    (name) => !names.includes(name.replace(/\.tf(?=$|\.json$)/, '.tofu')) || name.includes('.tofu'),
  );
  const declarations = new Declarations(folder);
  for (const name of own.filter((one) => !isOverride(one))) {
    declarations.add(readFile(name, folder, context));
  }
  for (const name of own.filter(isOverride)) {
    declarations.override(readFile(name, folder, context));
  }
  return declarations;
}

function readFile(name: string, folder: string, context: LoadContext): HclBody {
  return parseFile(context.files.read(name, folder), name.endsWith('.json'), context);
}

/** @throws HclError, or ApiImportError for a file that should be JSON */
export function parseFile(text: SourceText, isJson: boolean, context: LoadContext): HclBody {
  return isJson ? bodyOfJson(context.parse(text), context) : parseHcl(text);
}
