import type { Cursor } from '../../document/cursor.js';
import { isJsonObject, jsonText } from '../json-values.js';
import type { ModelPattern } from '../pattern/pattern.js';
import type { Check, Report } from '../report.js';
import { isList, type ModelSchema } from '../schema.js';
import type { CheckOf } from './keywords.js';

export function additionalProperties(schema: ModelSchema): Check | undefined {
  if (schema.additionalProperties !== false) {
    return undefined;
  }
  const { properties, patternProperties } = schema;
  const isSurplus = (name: string, report: Report) =>
    !properties.has(name) && !patternProperties.some(([form]) => form.test(name, report));
  return (value, report) => {
    if (!isJsonObject(value)) {
      return true;
    }
    const names = Object.keys(value);
    report.spend(names.length);
    const surplus = names.filter((name) => isSurplus(name, report));
    if (surplus.length === 0) {
      return true;
    }
    return report.fault(
      () =>
        `object instance has properties which are not allowed by the schema: ${jsonText(surplus.sort())}`,
    );
  };
}

export function dependency(
  name: string,
  needs: readonly string[] | Cursor,
  checkOf: CheckOf,
): Check {
  const isThere = (value: unknown) => isJsonObject(value) && Object.hasOwn(value, name);
  if (!isList(needs)) {
    const check = checkOf(needs, 'same value');
    return (value, report) => !isThere(value) || check(value, report);
  }
  return (value, report) => {
    if (!isJsonObject(value) || !isThere(value)) {
      return true;
    }
    const missing = needs.filter((other) => !Object.hasOwn(value, other));
    if (missing.length === 0) {
      return true;
    }
    return report.fault(
      () =>
        `property "${name}" of object has missing property dependencies (schema requires ${jsonText([...needs].sort())}; missing: ${jsonText(missing.sort())})`,
    );
  };
}

export function minProperties(least: number | undefined): Check | undefined {
  if (least === undefined) {
    return undefined;
  }
  return (value, report) => {
    const count = isJsonObject(value) ? Object.keys(value).length : least;
    return (
      count >= least ||
      report.fault(
        () =>
          `object has too few properties (found ${count} but schema requires at least ${least})`,
      )
    );
  };
}

export function maxProperties(most: number | undefined): Check | undefined {
  if (most === undefined) {
    return undefined;
  }
  return (value, report) => {
    const count = isJsonObject(value) ? Object.keys(value).length : most;
    return (
      count <= most ||
      report.fault(
        () => `object has too many properties (found ${count} but schema requires at most ${most})`,
      )
    );
  };
}

export function required(names: readonly string[]): Check | undefined {
  if (names.length === 0) {
    return undefined;
  }
  return (value, report) => {
    if (!isJsonObject(value) || names.every((name) => Object.hasOwn(value, name))) {
      return true;
    }
    return report.fault(() => {
      const missing = names.filter((name) => !Object.hasOwn(value, name));
      return `object has missing required properties (${jsonText(missing.sort())})`;
    });
  };
}

/** Checks the members of an object; `undefined` if the schema does not constrain them. */
export function propertiesInside(
  { properties, patternProperties, additionalProperties: additional }: ModelSchema,
  checkOf: CheckOf,
): Check | undefined {
  const rest = typeof additional === 'boolean' ? undefined : checkOf(additional);
  if (properties.size === 0 && patternProperties.length === 0 && rest === undefined) {
    return undefined;
  }
  const named = new Map([...properties].map(([name, place]) => [name, checkOf(place)]));
  const formed = patternProperties.map(([form, place]) => [form, checkOf(place)] as const);
  const member = formed.length === 0 ? byName(named, rest) : byNameAndForm(named, formed, rest);
  return (value, report) => {
    if (!isJsonObject(value)) {
      return true;
    }
    const names = Object.keys(value);
    // AWS's validator checks members by name, which determines where it stops.
    if (report.keeps) {
      names.sort();
    }
    report.spend(names.length);
    let fits = true;
    for (const name of names) {
      if (member(name, value[name], report)) {
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

type MemberCheck = (name: string, value: unknown, report: Report) => boolean;

function byName(named: ReadonlyMap<string, Check>, rest: Check | undefined): MemberCheck {
  return (name, value, report) => {
    const check = named.get(name) ?? rest;
    return check === undefined || check(value, report);
  };
}

/** Applies the schema of the name and those of all patterns that the name matches. */
function byNameAndForm(
  named: ReadonlyMap<string, Check>,
  formed: readonly (readonly [form: ModelPattern, check: Check])[],
  rest: Check | undefined,
): MemberCheck {
  return (name, value, report) => {
    const own = named.get(name);
    let fits = own === undefined || own(value, report);
    let isKnown = own !== undefined;
    for (const [form, check] of formed) {
      if (!form.test(name, report)) {
        continue;
      }
      isKnown = true;
      fits = check(value, report) && fits;
    }
    return isKnown || rest === undefined ? fits : rest(value, report);
  };
}
