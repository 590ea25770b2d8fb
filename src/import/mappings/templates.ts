import { isObject, quote } from '../../checks/document-values.js';
import { isMediaType, mediaTypeOf } from '../../http/media-type.js';
import type { MappingTemplate } from '../../model/mapping.js';
import { boundedJson } from '../document/bounded-json.js';
import type { Cursor } from '../document/cursor.js';
import { unexpandedFunction } from '../document/unexpanded.js';

/** Characters. AWS: quota "Mapping template size", 300 KB. */
const LARGEST_TEMPLATE = 300 * 1024;

/**
 * Compiles a map of templates by media type; the keys of the result are in lower case. A key with
 * parameters keeps them, and so equals no media type of a request (seen on AWS: aws/aws-cdk#16323).
 * `$default` serves all types without a template of their own.
 */
export function readTemplates(
  map: Cursor,
  compile: (text: string) => MappingTemplate,
  allowObjects = false,
): ReadonlyMap<string, MappingTemplate> {
  const templates = new Map<string, MappingTemplate>();
  for (const [key, cursor] of map.members()) {
    if (key !== '$default') {
      warnOfUnmatchedKey(key, cursor);
    }
    const text = templateText(cursor, allowObjects);
    const template = text === undefined ? undefined : cursor.compile(() => compile(text));
    if (template !== undefined) {
      templates.set(key.trim().toLowerCase(), template);
    }
  }
  return templates;
}

function warnOfUnmatchedKey(key: string, template: Cursor): void {
  if (!isMediaType(key)) {
    template.warn(
      'INVALID_MEDIA_TYPE',
      `Invalid content type specified: ${quote(key)} matches no payload`,
    );
  } else if (key.includes(';')) {
    template.warn(
      'INVALID_MEDIA_TYPE',
      `${quote(key)} matches no payload, since types are compared without their parameters: write ${quote(mediaTypeOf(key))}`,
    );
  }
}

/**
 * Compiles each text once, however many places of a document it stands in: aliases of YAML share one text
 * among any number of places. What it keeps goes with the import, and is what the API keeps anyway.
 */
export function onceForEachText(
  compile: (text: string) => MappingTemplate,
): (text: string) => MappingTemplate {
  const outcomes = new Map<string, () => MappingTemplate>();
  return (text) => {
    const known = outcomes.get(text);
    if (known !== undefined) {
      return known();
    }
    try {
      const template = compile(text);
      outcomes.set(text, () => template);
      return template;
    } catch (error) {
      outcomes.set(text, () => {
        throw error;
      });
      throw error;
    }
  };
}

/** An empty template is no text (recorded on AWS); so is one that says nothing. */
function templateText(cursor: Cursor, allowObjects: boolean): string | undefined {
  if (!cursor.exists) {
    return '';
  }
  if (allowObjects && isObject(cursor.value) && unexpandedFunction(cursor.value) === undefined) {
    return objectAsText(cursor);
  }
  return cursor.string();
}

function objectAsText(cursor: Cursor): string | undefined {
  const text = boundedJson(cursor.value, LARGEST_TEMPLATE);
  if (text === undefined) {
    cursor.error(
      'INVALID_TEMPLATE',
      `A template is text, of ${LARGEST_TEMPLATE} characters at most`,
    );
  } else {
    cursor.warn(
      'DIFFERS_FROM_AWS',
      'A template is text: this object was turned into JSON, which API Gateway does not do',
    );
  }
  return text;
}
