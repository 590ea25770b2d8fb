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
 * parameters keeps them and therefore never matches a payload (issue 16323 of aws/aws-cdk).
 * `$default` serves all media types without a template.
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
    const isOpen = text === undefined || cursor.isLeftOpen();
    const template = isOpen ? undefined : cursor.compile(() => compile(text));
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
      `Invalid content type specified: ${quote(key)} never matches a payload, so write type and subtype, as in "application/json"`,
    );
  } else if (key.includes(';')) {
    template.warn(
      'INVALID_MEDIA_TYPE',
      `${quote(key)} never matches a payload, because media types are compared without parameters: write ${quote(mediaTypeOf(key))}`,
    );
  }
}

/**
 * Compiles each text only once, because YAML aliases can repeat a text any number of times. The cache
 * lives as long as the import.
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

/** A template without a value is the empty template (LocalStack `test_put_integration_response_templates`). */
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
      `A template must be a string of at most ${LARGEST_TEMPLATE} characters`,
    );
  } else {
    cursor.warn(
      'DIFFERS_FROM_AWS',
      'A template must be a string; this object is converted to JSON here, but not by API Gateway: write its JSON as a string',
    );
  }
  return text;
}
