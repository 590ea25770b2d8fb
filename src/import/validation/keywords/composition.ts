import type { Check, Report } from '../report.js';

export function allOf(schemas: readonly Check[]): Check | undefined {
  if (schemas.length === 0) {
    return undefined;
  }
  return (value, report) => {
    if (!report.keeps) {
      return schemas.every((schema) => schema(value, report));
    }
    const matched = countFitting(schemas, value, report);
    return (
      matched === schemas.length ||
      report.fault(
        () =>
          `instance failed to match all required schemas (matched only ${matched} out of ${schemas.length})`,
      )
    );
  };
}

export function anyOf(schemas: readonly Check[]): Check | undefined {
  if (schemas.length === 0) {
    return undefined;
  }
  return (value, report) => {
    for (const schema of schemas) {
      if (report.tries(schema, value)) {
        return true;
      }
    }
    return report.fault(
      () => `instance failed to match at least one required schema among ${schemas.length}`,
    );
  };
}

export function oneOf(schemas: readonly Check[]): Check | undefined {
  if (schemas.length === 0) {
    return undefined;
  }
  return (value, report) => {
    const matched = countFitting(schemas, value, report);
    return (
      matched === 1 ||
      report.fault(
        () =>
          `instance failed to match exactly one schema (matched ${matched} out of ${schemas.length})`,
      )
    );
  };
}

export function not(schema: Check | undefined): Check | undefined {
  if (schema === undefined) {
    return undefined;
  }
  return (value, report) =>
    !report.tries(schema, value) ||
    report.fault(() => 'instance matched a schema which it should not have');
}

function countFitting(schemas: readonly Check[], value: unknown, report: Report): number {
  let count = 0;
  for (const schema of schemas) {
    if (report.tries(schema, value)) {
      count += 1;
    }
  }
  return count;
}
