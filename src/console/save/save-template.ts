import { ApiImportError } from '../../errors.js';
import type { Gateway } from '../../gateway.js';
import { templatesOfApi } from '../describe/api-templates.js';
import { DocumentView, type TemplateView } from '../describe/document-view.js';
import type { SaveRequest, SaveResult } from '../protocol/calls.js';
import { openForReplacement, replaceFile } from './replace-file.js';
import { type TemplatePlace, TemplatePlaces } from './template-place.js';
import { editedText, SaveRefusal, type WrittenString } from './written-string.js';
import { differOnlyAt, valueAtPath, valueOfText, writtenStrings } from './written-text.js';

/**
 * Writes another text of a mapping template to the file that has it, in the style of the file: the rest
 * of the file stays byte for byte. The new file is read and compared with the old one before it takes
 * its place, in one step.
 * @throws SaveRefusal if the file does not have the template as a string of its own, no longer has it
 * as it was, or cannot be written
 */
export function saveTemplate(
  { api, document }: Pick<Gateway, 'api' | 'document'>,
  request: SaveRequest,
): SaveResult {
  const { pointer, before, text } = checkedRequest(request);
  const view = new DocumentView(document);
  const { place, member } = templateAt(pointer, templatesOfApi(api, view));
  if (view.document === undefined || member === undefined) {
    throw new SaveRefusal(
      'The API was imported before the gateway was made, so its file is not known: make the gateway from the file',
    );
  }
  const found = new TemplatePlaces(view.document).find(member);
  const { file } = found;
  const opened = openForReplacement(file);
  const { mark, text: written } = decoded(opened.bytes, file);
  const { edited, line } = edit(written, found, { before, text });
  if (edited !== written) {
    replaceFile(opened, new TextEncoder().encode(mark + edited), (bytes) => {
      const back = decoded(bytes, file);
      if (back.mark !== mark || back.text !== edited) {
        throw new SaveRefusal(`${JSON.stringify(file)} is read back otherwise: save again`);
      }
    });
  }
  return { place: { ...place, line } };
}

/** Characters. AWS: quota "Mapping template size", 300 KB. */
const LONGEST_TEMPLATE = 300 * 1024;

function checkedRequest({ pointer, before, text }: SaveRequest): SaveRequest {
  if ([pointer, before, text].some((value) => typeof value !== 'string')) {
    throw new SaveRefusal('Send the pointer, the text before and the new text as strings');
  }
  if (text.length > LONGEST_TEMPLATE) {
    throw new SaveRefusal(
      `The template has ${text.length} characters: shorten it to ${LONGEST_TEMPLATE}`,
    );
  }
  return { pointer, before, text };
}

function templateAt(pointer: string, templates: Iterable<TemplateView>): TemplateView {
  for (const template of templates) {
    if (template.place.pointer === pointer) {
      return template;
    }
  }
  throw new SaveRefusal(
    `The document has no mapping template at ${JSON.stringify(pointer)}: reload the page`,
  );
}

/**
 * The text of the file with the template replaced, and the line on which its key is.
 * @throws SaveRefusal if the file has another template there, or cannot have the new one
 */
function edit(
  written: string,
  { file, text: loaded, string: original }: TemplatePlace,
  { before, text }: Pick<SaveRequest, 'before' | 'text'>,
): { readonly edited: string; readonly line: number } {
  const name = JSON.stringify(file);
  const { path } = original;
  const root = parsed(written);
  const string = written === loaded ? original : stringAt(path, written);
  if (valueAtPath(root, path) !== before || string === undefined) {
    throw new SaveRefusal(
      `${name} has changed, and no longer has the template as this page shows it: reload the page`,
    );
  }
  if (string.obstacle !== undefined) {
    throw new SaveRefusal(string.obstacle);
  }
  const line = written.slice(0, string.keyOffset).split('\n').length;
  if (text === before) {
    return { edited: written, line };
  }
  for (const candidate of string.edits(text)) {
    const edited = editedText(written, candidate);
    const after = parsed(edited);
    if (valueAtPath(after, path) === text && differOnlyAt(path, root, after)) {
      return { edited, line };
    }
  }
  throw new SaveRefusal(
    `${name} cannot have this text there without other changes: edit the file itself`,
  );
}

/** The value of a text; `undefined` for one that is neither JSON nor YAML. */
function parsed(text: string): unknown {
  try {
    return valueOfText(text);
  } catch (error) {
    if (error instanceof ApiImportError) {
      return undefined;
    }
    throw error;
  }
}

/** The string of a text at a path, which may have moved since the document was loaded. */
function stringAt(path: readonly string[], text: string): WrittenString | undefined {
  const isThere = (keys: readonly string[]): boolean =>
    keys.length === path.length && keys.every((key, index) => key === path[index]);
  return [...writtenStrings(text).values()].find((one) => isThere(one.path));
}

/** A text in UTF-8, and its byte order mark. */
function decoded(
  bytes: Uint8Array,
  file: string,
): { readonly mark: string; readonly text: string } {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    const mark = text.startsWith('\uFEFF') ? '\uFEFF' : '';
    return { mark, text: text.slice(mark.length) };
  } catch (cause) {
    const message = `${JSON.stringify(file)} is not encoded in UTF-8: save it as UTF-8`;
    throw new SaveRefusal(message, { cause });
  }
}
