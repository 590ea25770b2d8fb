import { realpathSync } from 'node:fs';
import { basename, dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isObject } from '../../checks/document-values.js';
import { documentSource } from '../../import/document/document-source.js';
import type { DocumentMember } from '../../import/document/member-at.js';
import {
  isConfigurationFile,
  isPlan,
  isShownState,
  isTfstate,
} from '../../load/forms/recognize.js';
import type { DocumentSource, WrittenPlace } from '../../model/document/api-document.js';
import { modeOfReplaceable } from './replace-file.js';
import { SaveRefusal, type WrittenString } from './written-string.js';
import { writtenStrings } from './written-text.js';

/** Where a file has a template. */
export interface TemplatePlace {
  /** Absolute. */
  readonly file: string;
  /** What the file contained when the document was loaded. */
  readonly text: string;
  /** The template in that text. */
  readonly string: WrittenString;
}

/** Finds where the files of a document have its templates; each file is looked through once. */
export class TemplatePlaces {
  readonly #source: DocumentSource | undefined;
  readonly #files = new Map<string, TemplateFile>();

  constructor(document: object) {
    this.#source = documentSource(document);
  }

  /** @throws SaveRefusal for a template that no file has as a string of its own, or that cannot be written */
  find({ container, key, value }: DocumentMember): TemplatePlace {
    const written = this.#source?.writtenAt?.(container, key);
    const document = this.#source?.file;
    if (typeof value !== 'string' || written === undefined || document === undefined) {
      throw new SaveRefusal(
        'The template is not a text in a file: it was computed, included or made in code, so edit it there',
      );
    }
    const { file, strings } = this.#fileOf(written, document);
    const found = strings.get(written.offset);
    if (found === undefined) {
      throw new SaveRefusal(
        `${JSON.stringify(written.file)} does not have the template as a string of its own: edit the file itself`,
      );
    }
    if (found.obstacle !== undefined) {
      throw new SaveRefusal(found.obstacle);
    }
    return { file, text: written.text, string: found };
  }

  #fileOf({ file: name, text }: WrittenPlace, document: string): TemplateFile {
    const known = this.#files.get(name);
    if (known !== undefined) {
      return known;
    }
    const path = pathOfName(name);
    if (isMadeByTerraform(path, text)) {
      throw new SaveRefusal(
        `${JSON.stringify(name)} belongs to Terraform: edit the template in the configuration`,
      );
    }
    if (name !== document && !isBelow(dirname(pathOfName(document)), path)) {
      throw new SaveRefusal(
        `${JSON.stringify(name)} is outside of the folder of ${JSON.stringify(document)}: edit the file itself`,
      );
    }
    modeOfReplaceable(path);
    const file = { file: path, strings: writtenStrings(text) };
    this.#files.set(name, file);
    return file;
  }
}

interface TemplateFile {
  /** Absolute. */
  readonly file: string;
  readonly strings: ReadonlyMap<number, WrittenString>;
}

function pathOfName(name: string): string {
  return resolve(/^file:/i.test(name) ? fileURLToPath(name) : name);
}

/** Whether a file is a part of a configuration, or what `terraform show` or a state has of one. */
function isMadeByTerraform(path: string, text: string): boolean {
  const root = jsonOf(text);
  return (
    isConfigurationFile(basename(path)) ||
    (isObject(root) && [isPlan, isShownState, isTfstate].some((recognizes) => recognizes(root)))
  );
}

function jsonOf(text: string): unknown {
  try {
    return /^\s*\{/.test(text) ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a file is in a folder or below it, also when links are followed. */
function isBelow(folder: string, file: string): boolean {
  const isInside = (way: string): boolean =>
    way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
  try {
    const real = relative(realpathSync(folder), realpathSync(file));
    return isInside(relative(folder, file)) && isInside(real);
  } catch {
    return false;
  }
}
