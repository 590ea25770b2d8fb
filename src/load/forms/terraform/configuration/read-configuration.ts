import { basename, dirname } from 'node:path';
import { ApiImportError } from '../../../../errors.js';
import type { LoadContext } from '../../../load-context.js';
import { FileProblem } from '../../../source/document-files.js';
import type { SourceText } from '../../../source/source-text.js';
import { isConfigurationFile } from '../../recognize.js';
import { HclError } from '../hcl/index.js';
import { documentOfResources } from '../terraform-document.js';
import { Declarations, type ModuleDeclaration } from './declarations/module-declaration.js';
import { parseFile, readFolder } from './declarations/module-files.js';
import { bodyOfJson } from './declarations/tf-json.js';
import { reportAt, reportHclError } from './hcl-issues.js';
import { collectResources } from './modules/collect-resources.js';
import { ModuleInstance } from './modules/module-instance.js';
import { emptyScope } from './modules/module-scope.js';
import { Project } from './modules/project.js';
import { regionOfProvider } from './modules/provider-region.js';
import { readValuesFiles } from './variables/values-files.js';
import { refuseWithoutApi } from './without-api.js';

/**
 * Makes the document of the API that a folder of Terraform's files defines.
 * @param folder absolute
 * @throws ApiImportError for a folder that is not a configuration, or does not define an API
 */
export function readConfiguration(folder: string, context: LoadContext): object {
  return withIssues(context, () => {
    const { module, duplicates } = readFolder(folder, context);
    if (!context.files.list('.', folder).some(isConfigurationFile)) {
      const message = `The folder ${JSON.stringify(folder)} has no files of Terraform: name the document itself`;
      context.fail('INVALID_DOCUMENT', message, undefined);
    }
    const [duplicate] = duplicates;
    if (duplicate !== undefined) {
      const { file, line } = duplicate.first.text.positionOf(duplicate.first.offset);
      const message = `${duplicate.address} is declared twice, first in ${file}:${line}: remove one of them`;
      reportAt(context, 'error', 'DUPLICATE_KEY', message, duplicate.second);
      throw new ApiImportError(context.sources.issues);
    }
    return documentOfModule(module, context);
  });
}

/**
 * Makes the document of the API that a file of Terraform defines, together with the other files of
 * its folder. If these do not fit together, the file is read alone.
 * @param path absolute; `undefined` for a text that is not in a file
 */
export function readConfigurationFile(
  text: SourceText,
  path: string | undefined,
  context: LoadContext,
): object {
  return withIssues(context, () => {
    const folder = path === undefined ? context.files.folder : dirname(path);
    const isJson = /^\s*\{/.test(text.text);
    const alone = new Declarations(folder);
    alone.add(parseFile(text, isJson, context));
    const name = path === undefined ? '' : basename(path);
    const together = isConfigurationFile(name) ? neighbours(folder, name, context) : undefined;
    return documentOfModule(together ?? alone.module, context);
  });
}

/** Makes the document of the API that one file in JSON defines. */
export function readConfigurationJson(
  root: Readonly<Record<string, unknown>>,
  context: LoadContext,
): object {
  return withIssues(context, () => {
    const alone = new Declarations(context.files.folder);
    alone.add(bodyOfJson(root, context));
    return documentOfModule(alone.module, context);
  });
}

/** What the folder of a file declares; `undefined`, with a warning, where it is not one configuration. */
function neighbours(
  folder: string,
  own: string,
  context: LoadContext,
): ModuleDeclaration | undefined {
  const because = (reason: string): string =>
    `${own} is read alone, because the files of its folder are not one configuration: ${reason}`;
  try {
    const { module, duplicates } = readFolder(folder, context);
    const [duplicate] = duplicates;
    if (duplicate === undefined) {
      return module;
    }
    const { first, second, address } = duplicate;
    const message = because(`${address} is declared in ${first.text.file} and ${second.text.file}`);
    reportAt(context, 'warning', 'DUPLICATE_KEY', message, second);
  } catch (error) {
    if (!(error instanceof HclError || error instanceof FileProblem)) {
      throw error;
    }
    const place = error instanceof HclError ? error.place : undefined;
    reportAt(context, 'warning', 'INVALID_DOCUMENT', because(error.message), place);
  }
  return undefined;
}

function documentOfModule(declaration: ModuleDeclaration, context: LoadContext): object {
  const { folder } = declaration;
  const project = new Project(folder, context);
  const inputs = readValuesFiles(folder, () => emptyScope(root), context);
  const root: ModuleInstance = new ModuleInstance(declaration, '', inputs, project);
  project.settings = { ...context.settings, ...regionOfProvider(root) };
  const resources = collectResources(root);
  refuseWithoutApi(declaration, resources, context);
  return documentOfResources(resources, context);
}

/** Turns what the reading throws into issues. */
function withIssues(context: LoadContext, read: () => object): object {
  try {
    return read();
  } catch (error) {
    if (error instanceof HclError) {
      reportHclError(context, error, 'INVALID_DOCUMENT');
    } else if (error instanceof FileProblem) {
      reportAt(context, 'error', 'INVALID_DOCUMENT', error.message, undefined);
    } else {
      throw error;
    }
    throw new ApiImportError(context.sources.issues);
  }
}
