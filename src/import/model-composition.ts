import type { OptionalCheck, SchemaCheck } from './model-check.js';

export type Matches = (value: unknown) => boolean;

export function matcher(check: SchemaCheck): Matches {
  return (value) => {
    const problems: string[] = [];
    check(value, problems);
    return problems.length === 0;
  };
}

export function allOf(schemas: readonly Matches[]): OptionalCheck {
  if (schemas.length === 0) return undefined;
  return (value, problems) => {
    const matched = countMatches(schemas, value);
    if (matched < schemas.length) {
      problems.push(
        `instance failed to match all required schemas (matched only ${matched} out of ${schemas.length})`,
      );
    }
  };
}

export function anyOf(schemas: readonly Matches[]): OptionalCheck {
  if (schemas.length === 0) return undefined;
  return (value, problems) => {
    if (!schemas.some((matches) => matches(value))) {
      problems.push(
        `instance failed to match at least one required schema among ${schemas.length}`,
      );
    }
  };
}

export function oneOf(schemas: readonly Matches[]): OptionalCheck {
  if (schemas.length === 0) return undefined;
  return (value, problems) => {
    const matched = countMatches(schemas, value);
    if (matched !== 1) {
      problems.push(
        `instance failed to match exactly one schema (matched ${matched} out of ${schemas.length})`,
      );
    }
  };
}

function countMatches(schemas: readonly Matches[], value: unknown): number {
  return schemas.filter((matches) => matches(value)).length;
}

export function not(matches: Matches | undefined): OptionalCheck {
  if (matches === undefined) return undefined;
  return (value, problems) => {
    if (matches(value)) problems.push('instance matched a schema which it should not have');
  };
}
