import type { Cursor } from '../../document/cursor.js';
import type { Check } from '../report.js';
import type { ModelSchema } from '../schema.js';
import { allOf, anyOf, not, oneOf } from './composition.js';
import { format } from './formats.js';
import { additionalItems, itemsInside, uniqueItems } from './lists.js';
import {
  additionalProperties,
  dependency,
  maxProperties,
  minProperties,
  propertiesInside,
  required,
} from './objects.js';
import {
  enumeration,
  maximum,
  maxLength,
  minimum,
  minLength,
  multipleOf,
  pattern,
  type,
} from './scalars.js';

/** Returns the check of a nested schema; `at` tells whether it applies to the same value. */
export type CheckOf = (place: Cursor, at?: 'same value') => Check;

/**
 * Compiles a schema to one check, with its keywords in the order of AWS's validator (by name). They
 * report the sentences of json-schema-validator for Java, which
 * `$context.error.validationErrorString` contains.
 */
export function compileSchema(schema: ModelSchema, checkOf: CheckOf): Check {
  const onSame = (place: Cursor): Check => checkOf(place, 'same value');
  const { warning, check: formatCheck } = format(schema.format);
  const own = [
    warning,
    additionalItems(schema),
    additionalProperties(schema),
    allOf(schema.allOf.map(onSame)),
    anyOf(schema.anyOf.map(onSame)),
    ...schema.dependencies.map(([name, needs]) => dependency(name, needs, checkOf)),
    enumeration(schema.enum),
    maxLength(schema.maxLength),
    maxProperties(schema.maxProperties),
    maximum(schema),
    minLength(schema.minLength),
    minProperties(schema.minProperties),
    minimum(schema.minimum),
    multipleOf(schema.multipleOf),
    not(schema.not && onSame(schema.not)),
    oneOf(schema.oneOf.map(onSame)),
    pattern(schema.pattern),
    required(schema.required),
    type(schema.type),
    uniqueItems(schema.uniqueItems),
    formatCheck,
  ].filter((check) => check !== undefined);
  const inner = [itemsInside(schema, checkOf), propertiesInside(schema, checkOf)].filter(
    (check) => check !== undefined,
  );
  return isLeaf(schema, inner) ? checkAll(own) : nested(own, inner, costOf(schema));
}

/** Whether the schema has no nested schemas. */
function isLeaf(schema: ModelSchema, inner: readonly Check[]): boolean {
  return (
    inner.length === 0 &&
    schema.not === undefined &&
    alternatives(schema) + schema.dependencies.length === 0
  );
}

function alternatives({ allOf, anyOf, oneOf }: ModelSchema): number {
  return allOf.length + anyOf.length + oneOf.length;
}

/** The work for one value, without its nested values. */
function costOf(schema: ModelSchema): number {
  const { required, dependencies } = schema;
  const names = required.length + dependencies.length + alternatives(schema);
  return 1 + Math.floor(names / NAMES_PER_STEP);
}

const NAMES_PER_STEP = 8;

function nested(own: readonly Check[], inner: readonly Check[], cost: number): Check {
  const checkOwn = checkAll(own);
  const checkInner = checkAll(inner);
  return (value, report) => {
    report.enter(cost);
    // Like AWS's validator, check nested values only if the value itself is valid.
    const fits = checkOwn(value, report) && (report.hasFailed || checkInner(value, report));
    report.leave();
    return fits;
  };
}

/** Runs all checks; if the report keeps no sentences, only up to the first that fails. */
function checkAll(checks: readonly Check[]): Check {
  const [only, second] = checks;
  if (only === undefined) {
    return () => true;
  }
  if (second === undefined) {
    return only;
  }
  return (value, report) => {
    let fits = true;
    for (const check of checks) {
      if (check(value, report)) {
        continue;
      }
      if (!report.keeps) {
        return false;
      }
      fits = false;
    }
    return fits;
  };
}
