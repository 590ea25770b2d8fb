import { isObject } from '../../../../../checks/document-values.js';
import { ApiImportError } from '../../../../../errors.js';
import type { LoadContext } from '../../../../load-context.js';
import type { SourceMap } from '../../../../source/source-map.js';
import { SourceText } from '../../../../source/source-text.js';
import { filledText, type HclValue, type UnknownValue } from '../../hcl/index.js';
import { placeholderOf } from '../../terraform-resource.js';
import { putPlain, sourceOfText } from './plain-values.js';

/**
 * The document that a text of a configuration holds. One that a function such as `jsonencode` wrote is
 * taken before it was written; any other is parsed. `undefined` for a text that is wholly unknown.
 * @throws ApiImportError for a text that is neither JSON nor YAML
 */
export function documentOfValue(value: HclValue, context: LoadContext): unknown {
  if (value.kind === 'string') {
    const { trace, text, place } = value;
    if (trace?.encoded !== undefined) {
      return plainDocument(trace.encoded.value, context.sources);
    }
    return context.parse(sourceOfText(value) ?? new SourceText(text, place?.text.file));
  }
  if (value.kind !== 'unknown' || value.text === undefined) {
    return undefined;
  }
  return value.text.encoded === undefined
    ? documentWithHoles(value, context)
    : plainDocument(value.text.encoded.value, context.sources);
}

function plainDocument(value: HclValue, sources: SourceMap): unknown {
  const holder: { document?: unknown } = {};
  putPlain(value, holder, 'document', sources);
  return holder.document;
}

/** Parses a text in which marks that no text has stand for its holes. */
function documentWithHoles(value: UnknownValue, context: LoadContext): unknown {
  const holes: UnknownValue[] = [];
  const filled = filledText(value, (hole) => `${BEFORE}${holes.push(hole) - 1}${AFTER}`);
  if (filled?.kind !== 'string') {
    return undefined;
  }
  const source = sourceOfText(filled) ?? new SourceText(filled.text, value.place?.text.file);
  try {
    return withPlaceholders(context.parse(source), holes, context.sources);
  } catch (error) {
    throw error instanceof ApiImportError ? withNames(error, value.origins) : error;
  }
}

/** Characters for private use. */
const BEFORE = '\uE0F0';
const AFTER = '\uE0F1';
const MARK = /\uE0F0(\d+)\uE0F1/g;

/** Says that a text could be read if more of it was known. */
function withNames(error: ApiImportError, names: readonly string[]): ApiImportError {
  return new ApiImportError(
    error.issues.map((issue) => ({
      ...issue,
      code: 'UNRESOLVED_VARIABLE',
      message: `${issue.message.replaceAll(MARK, '…')}: a part of this text is known only after the deployment, so set ${names.join(', ')} in the option variables`,
    })),
  );
}

/** Replaces the marks in all texts of a document by what they stand for. */
function withPlaceholders(
  root: unknown,
  holes: readonly UnknownValue[],
  sources: SourceMap,
): unknown {
  const made: { document?: unknown } = {};
  const known = new Map<object, object>();
  const tasks: (readonly [source: object, copy: object])[] = [];
  const copyOf = (value: unknown): unknown => {
    if (typeof value === 'string') {
      return filledIn(value, holes).text;
    }
    if (!Array.isArray(value) && !isObject(value)) {
      return value;
    }
    const other = known.get(value);
    const copy: object = other ?? (Array.isArray(value) ? [] : Object.create(null));
    if (other === undefined) {
      known.set(value, copy);
      tasks.push([value, copy]);
    }
    return copy;
  };
  made.document = copyOf(root);
  for (let task = tasks.pop(); task !== undefined; task = tasks.pop()) {
    const [source, copy] = task;
    for (const [key, value] of Object.entries(source)) {
      const name = Array.isArray(source) ? key : filledIn(key, holes).text;
      Object.assign(copy, { [name]: copyOf(value) });
      sources.copy(source, key, copy, name);
      const { names } = typeof value === 'string' ? filledIn(value, holes) : { names: [] };
      if (names.length > 0) {
        sources.markOpen(copy, name, names);
      }
    }
  }
  return made.document;
}

function filledIn(
  text: string,
  holes: readonly UnknownValue[],
): { readonly text: string; readonly names: readonly string[] } {
  if (!text.includes(BEFORE)) {
    return { text, names: [] };
  }
  const names: string[] = [];
  const filled = text.replace(MARK, (_whole, index: string) => {
    const hole = holes[Number(index)];
    const origins = hole?.origins ?? [];
    names.push(...origins);
    return placeholderOf(hole?.address ?? origins[0] ?? 'unknown');
  });
  return { text: filled, names };
}
