import type { OptionalWording, Wording } from './model-wording.js';

export type Matches = (value: unknown) => boolean;

export function matcher(wording: Wording): Matches {
  return (value) => {
    const sentences: string[] = [];
    wording(value, sentences);
    return sentences.length === 0;
  };
}

export function allOf(schemas: readonly Matches[]): OptionalWording {
  if (schemas.length === 0) return undefined;
  return (value, sentences) => {
    const matched = countMatches(schemas, value);
    if (matched < schemas.length) {
      sentences.push(
        `instance failed to match all required schemas (matched only ${matched} out of ${schemas.length})`,
      );
    }
  };
}

export function anyOf(schemas: readonly Matches[]): OptionalWording {
  if (schemas.length === 0) return undefined;
  return (value, sentences) => {
    if (!schemas.some((matches) => matches(value))) {
      sentences.push(
        `instance failed to match at least one required schema among ${schemas.length}`,
      );
    }
  };
}

export function oneOf(schemas: readonly Matches[]): OptionalWording {
  if (schemas.length === 0) return undefined;
  return (value, sentences) => {
    const matched = countMatches(schemas, value);
    if (matched !== 1) {
      sentences.push(
        `instance failed to match exactly one schema (matched ${matched} out of ${schemas.length})`,
      );
    }
  };
}

function countMatches(schemas: readonly Matches[], value: unknown): number {
  return schemas.filter((matches) => matches(value)).length;
}

export function not(matches: Matches | undefined): OptionalWording {
  if (matches === undefined) return undefined;
  return (value, sentences) => {
    if (matches(value)) sentences.push('instance matched a schema which it should not have');
  };
}
