import type { ConsoleApi } from '../../../src/console/protocol/console-api.js';
import type { TemplateInput } from '../../../src/mapping/templates/render-template.js';
import { findMethod } from '../../api/find-methods.js';
import { readPath } from '../../try/path-parameters.js';
import { readQuery } from '../../try/query.js';
import type { TemplateChoice } from '../choice/template-choices.js';

/** The input of a template, as texts to edit. */
export interface SampleTexts {
  readonly body: string;
  /** JSON: objects `path`, `querystring` and `header`. */
  readonly params: string;
  /** JSON: an object. */
  readonly context: string;
  /** JSON: an object of texts. */
  readonly stageVariables: string;
}

/** What an edited input is, and what is wrong with its texts. */
export interface ReadSample {
  readonly input: TemplateInput;
  /** By the text that is wrong; the part of the input is empty then. */
  readonly problems: Readonly<Partial<Record<keyof SampleTexts, string>>>;
}

/** An input as texts. */
export function sampleTexts({ body, params, context, stageVariables }: TemplateInput): SampleTexts {
  return {
    body: body ?? '',
    params: json({ path: {}, querystring: {}, header: {}, ...params }),
    context: json(context ?? {}),
    stageVariables: json(stageVariables ?? {}),
  };
}

/** Reads what was typed. */
export function readSample(texts: SampleTexts): ReadSample {
  const problems: Partial<Record<keyof SampleTexts, string>> = {};
  const read = <T>(
    part: keyof SampleTexts,
    check: (value: unknown) => value is T,
  ): T | undefined => {
    const [value, problem] = parsed(texts[part]);
    if (problem === undefined && check(value)) {
      return value;
    }
    problems[part] = problem ?? EXPECTED[part];
    return undefined;
  };
  const params = read('params', isParams);
  const context = read('context', isRecord);
  const stageVariables = read('stageVariables', isTexts);
  return { input: { body: texts.body, params, context, stageVariables }, problems };
}

/** An input to begin with: that of the method's sample request. */
export function firstSample(api: ConsoleApi, choice: TemplateChoice | undefined): TemplateInput {
  const method = findMethod(api.resources, choice?.resourcePath, choice?.httpMethod);
  if (choice === undefined || method === undefined) {
    return { body: '{}', stageVariables: api.stageVariables, context: { stage: api.stage } };
  }
  const { path, httpMethod, headers, body } = method.sample;
  const [, pathOnly = '', query = ''] = /^([^?]*)\??(.*)$/s.exec(path) ?? [];
  return {
    body: choice.side === 'request' ? (body ?? '') : '{}',
    params: {
      path: readPath(choice.resourcePath, pathOnly)?.values ?? {},
      querystring: Object.fromEntries(readQuery(query)),
      header: Object.fromEntries(headers),
    },
    context: {
      apiId: api.id,
      httpMethod,
      identity: { sourceIp: '127.0.0.1' },
      path: `/${api.stage}${pathOnly}`,
      requestId: '00000000-0000-4000-8000-000000000000',
      resourcePath: choice.resourcePath,
      stage: api.stage,
    },
    stageVariables: api.stageVariables,
  };
}

const EXPECTED: SampleTexts = {
  body: '',
  params: 'Write an object with the objects path, querystring and header, whose values are texts',
  context: 'Write an object',
  stageVariables: 'Write an object whose values are texts',
};

function parsed(text: string): readonly [value: unknown, problem: string | undefined] {
  try {
    return [text.trim() === '' ? {} : JSON.parse(text), undefined];
  } catch (error) {
    return [undefined, error instanceof Error ? error.message : 'This is not JSON'];
  }
}

function json(value: unknown): string {
  return JSON.stringify(value, undefined, 2);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isTexts(value: unknown): value is Readonly<Record<string, string>> {
  return isRecord(value) && Object.values(value).every((one) => typeof one === 'string');
}

function isParams(value: unknown): value is NonNullable<TemplateInput['params']> {
  return (
    isRecord(value) &&
    Object.entries(value).every(([name, part]) => LOCATIONS.has(name) && isTexts(part))
  );
}

const LOCATIONS: ReadonlySet<string> = new Set(['path', 'querystring', 'header']);
