import { GatewayError, MappingError } from '../errors.js';
import { javaText, type Value, writeJson } from '../java/json/index.js';
import { compileJsonPath } from '../java/json-path/index.js';
import type { ParameterSource } from '../model/mapping.js';

/**
 * `method.request.body`, `integration.response.body`, and JSON fields of them. The path is written
 * without its `$.`: `method.request.body.pets[0].name`.
 * @throws MappingError `INVALID_PARAMETER_MAPPING` if the path is not a valid JSONPath
 */
export function compileBodySource(
  expression: string,
  path: string,
  of: 'request' | 'response',
): ParameterSource {
  const evaluate = path === '' ? undefined : compilePath(expression, path);
  return {
    expression,
    encoding: 'text',
    readsBody: true,
    constant: false,
    read: ({ body }) => {
      const text = body.text.trim();
      const value = looksLikeJson(text) || evaluate !== undefined ? parse(body, of) : text;
      if (evaluate === undefined) {
        return [text === '' ? '{}' : text];
      }
      const found = evaluate(value);
      return found === undefined || found === null ? undefined : [fieldText(found)];
    },
  };
}

function compilePath(expression: string, path: string): (root: Value) => Value | undefined {
  try {
    const compiled = compileJsonPath(`$${path}`);
    return (root) => compiled.evaluate(root);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    const message = `"${expression}" contains an invalid JSONPath: ${reason}`;
    throw new MappingError('INVALID_PARAMETER_MAPPING', message, { cause });
  }
}

/** A body that begins like JSON must be JSON; other text is mapped as it is. */
function looksLikeJson(text: string): boolean {
  return /^[{["']/.test(text);
}

function parse(body: { value(): unknown }, of: 'request' | 'response'): Value {
  try {
    return body.value() as Value;
  } catch (cause) {
    throw of === 'request'
      ? new GatewayError('BAD_REQUEST_BODY', 'Invalid JSON in request body', { cause })
      : new GatewayError('API_CONFIGURATION_ERROR', undefined, { cause });
  }
}

/** A string as it is, other scalars as Java prints them, objects and arrays as JSON. */
function fieldText(value: Value): string {
  return value !== null && typeof value === 'object' && (value.kind === 'Map' || 'items' in value)
    ? writeJson(value)
    : javaText(value);
}
