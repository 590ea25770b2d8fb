import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import {
  type HclBody,
  HclError,
  type HclValue,
  hclToPlain,
  isWhollyKnown,
  parseHcl,
  typeOfValue,
  typeToJson,
} from '../../../../../src/load/forms/terraform/hcl/index.js';
import { evaluated, evaluatedNode, type Running } from './running.js';

// Expressions and texts with the values that Terraform 1.11.4 has for them.

interface Case extends Running {
  readonly id: string;
  readonly expression?: string;
  readonly hcl?: string;
  readonly expected: unknown;
  readonly type?: unknown;
  readonly types?: Readonly<Record<string, string>>;
}

const cases = ['cases.jsonl', 'more-cases.jsonl'].flatMap((file) =>
  readFileSync(fileURLToPath(new URL(file, import.meta.url)), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line): Case => JSON.parse(line)),
);

test.each(cases)('$id', (one) => {
  expect(outcome(one)).toEqual(wanted(one));
});

function wanted({ expected, type, hcl, types }: Case): unknown {
  if (hcl !== undefined) {
    return types === undefined ? { ...(expected as object) } : { ...(expected as object), types };
  }
  return type === undefined || type === null ? { value: expected } : { value: expected, type };
}

function outcome(one: Case): unknown {
  const { expression, hcl, type, types, expected } = one;
  const wantsError = (expected as { readonly error?: true } | null)?.error === true;
  try {
    if (hcl !== undefined) {
      const body = parseHcl(hcl);
      return types === undefined ? plainBody(body) : { ...plainBody(body), types: typesOf(body) };
    }
    const value = evaluated(expression ?? '', one);
    const plain = isPlan(expected) ? planned(value) : hclToPlain(value);
    return type === undefined || type === null
      ? { value: plain }
      : { value: plain, type: typeToJson(typeOfValue(value)) };
  } catch (error) {
    if (wantsError && error instanceof HclError && error.place !== undefined) {
      return hcl === undefined ? { value: { error: true } } : { error: true };
    }
    throw error;
  }
}

interface PlainBody {
  readonly attributes: unknown;
  readonly blocks: readonly unknown[];
}

function plainBody({ attributes, blocks }: HclBody): PlainBody {
  return {
    attributes: Object.fromEntries(
      [...attributes].map(([name, { expression }]) => [
        name,
        hclToPlain(evaluatedNode(expression)),
      ]),
    ),
    blocks: blocks.map(({ type, labels, body }) => ({
      type,
      labels: labels.map(({ text }) => text),
      body: plainBody(body),
    })),
  };
}

function typesOf({ attributes }: HclBody): unknown {
  return Object.fromEntries(
    [...attributes].map(([name, { expression }]): [string, unknown] => [
      name,
      typeToJson(typeOfValue(evaluatedNode(expression))),
    ]),
  );
}

function isPlan(expected: unknown): boolean {
  return typeof expected === 'object' && expected !== null && 'after_unknown' in expected;
}

/** As a plan shows a value: unknown elements are null and unknown attributes left out. */
function planned(value: HclValue): unknown {
  return { after: after(value), after_unknown: !isWhollyKnown(value) && afterUnknown(value) };
}

function after(value: HclValue): unknown {
  if ('members' in value) {
    const known = [...value.members].filter(([, member]) => member.kind !== 'unknown');
    return Object.fromEntries(known.map(([key, member]) => [key, after(member)]));
  }
  return 'items' in value ? value.items.map(after) : hclToPlain(value);
}

function afterUnknown(value: HclValue): unknown {
  if ('items' in value) {
    return value.items.map(afterUnknown);
  }
  if ('members' in value) {
    const open = [...value.members].filter(([, member]) => afterUnknown(member) !== false);
    return Object.fromEntries(open.map(([key, member]) => [key, afterUnknown(member)]));
  }
  return value.kind === 'unknown';
}
