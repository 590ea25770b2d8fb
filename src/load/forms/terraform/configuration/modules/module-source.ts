import { isAbsolute, resolve } from 'node:path';
import { isObject } from '../../../../../checks/document-values.js';
import type { LoadContext } from '../../../../load-context.js';
import { FileProblem } from '../../../../source/document-files.js';
import type { SourceText } from '../../../../source/source-text.js';
import { type HclBlock, HclError, type HclExpression } from '../../hcl/index.js';
import type { ModuleDeclaration } from '../declarations/module-declaration.js';
import { readFolder } from '../declarations/module-files.js';
import { reportAt } from '../hcl-issues.js';

/** Finds and reads the modules of a project, each folder once. */
export class ModuleSources {
  readonly #context: LoadContext;
  readonly #rootFolder: string;
  readonly #folders = new Map<string, ModuleDeclaration>();
  #installed: ReadonlyMap<string, string> | undefined;

  constructor(rootFolder: string, context: LoadContext) {
    this.#rootFolder = rootFolder;
    this.#context = context;
  }

  /**
   * What the module that a call names declares; `undefined`, with a warning where it is a folder that
   * there is not, for one that is not among the files of the project.
   * @param address of the call
   * @param callers the folders of the caller and of its callers, the caller first
   * @throws HclError for a module that calls itself, and for a folder that may not be read
   */
  find(
    block: HclBlock,
    address: string,
    callers: readonly string[],
  ): ModuleDeclaration | undefined {
    const folder = this.#folderOf(block, address, callers[0] ?? this.#rootFolder);
    if (folder === undefined) {
      return undefined;
    }
    if (callers.includes(folder)) {
      throw new HclError('Module cycle', `${address} calls the module that it is in`, block.place);
    }
    return this.#folders.get(folder) ?? this.#read(folder, address, block);
  }

  #read(folder: string, address: string, block: HclBlock): ModuleDeclaration | undefined {
    try {
      const { module, duplicates } = readFolder(folder, this.#context);
      const [duplicate] = duplicates;
      if (duplicate !== undefined) {
        throw new HclError(
          'Duplicate configuration',
          `${duplicate.address} is declared twice in one folder: remove one of them`,
          duplicate.second,
        );
      }
      this.#folders.set(folder, module);
      return module;
    } catch (error) {
      if (!(error instanceof FileProblem)) {
        throw error;
      }
      if (/option root/.test(error.message)) {
        throw new HclError(
          'Unreadable module directory',
          `the folder of ${address}, ${JSON.stringify(folder)}, is outside of the folder from which files are read: set the option root to a folder that contains both`,
          block.place,
        );
      }
      const message = `The module ${address} was NOT read, so its outputs are not known: ${error.message}`;
      reportAt(this.#context, 'warning', 'UNRESOLVED_REFERENCE', message, block.place);
      return undefined;
    }
  }

  #folderOf({ body }: HclBlock, address: string, caller: string): string | undefined {
    const source = literalText(body.attributes.get('source')?.expression);
    if (source === undefined) {
      return undefined;
    }
    if (/^\.{1,2}(?:[/\\]|$)/.test(source) || isAbsolute(source)) {
      return resolve(caller, source);
    }
    this.#installed ??= this.#readInstalled();
    const key = address.replace(/\[[^\]]*\]/g, '').replace(/(^|\.)module\./g, '$1');
    return this.#installed.get(key);
  }

  /** The modules that `terraform init` has downloaded. */
  #readInstalled(): ReadonlyMap<string, string> {
    const path = '.terraform/modules/modules.json';
    const found = new Map<string, string>();
    if (!this.#context.files.exists(path, this.#rootFolder)) {
      return found;
    }
    const list = parsedJson(this.#context.files.read(path, this.#rootFolder));
    const modules = isObject(list) ? list.Modules : undefined;
    for (const one of Array.isArray(modules) ? modules : []) {
      if (isObject(one) && typeof one.Key === 'string' && typeof one.Dir === 'string') {
        found.set(one.Key, resolve(this.#rootFolder, one.Dir));
      }
    }
    return found;
  }
}

function parsedJson({ text }: SourceText): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A text without interpolation; `undefined` for any other expression. */
export function literalText(expression: HclExpression | undefined): string | undefined {
  if (expression?.kind !== 'template') {
    return undefined;
  }
  const [part, ...others] = expression.parts;
  return part?.kind === 'text' && others.length === 0 ? part.text : undefined;
}
