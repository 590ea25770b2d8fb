import type {
  EndpointResponseStep,
  MethodRequestStep,
  RecordedBody,
  RecordedFields,
  RequestRecord,
  TemplateStep,
} from '../../execute/log/recording/request-record.js';
import type { Gateway } from '../../gateway.js';
import { appendHeader, newHeaders, valuesIn } from '../../http/header-list.js';
import { headerBytes } from '../../http/header-text.js';
import type { TemplateInput } from '../../mapping/templates/render-template.js';
import { scopeOfInput } from '../../mapping/templates/render-with-input.js';
import type { TextHeaders, WireHeaders } from '../../model/headers.js';
import type { ContextVariables, MappingScope } from '../../model/mapping.js';
import type { ExpressionRequest, RenderRequest } from '../protocol/calls.js';
import { checkedInput } from './checked-input.js';

/** Whether something is evaluated before the endpoint is called, or after. */
export type EvaluationSide = RenderRequest['side'];

export function isSide(side: unknown): side is EvaluationSide {
  return side === 'request' || side === 'response';
}

/** A body of which the console has kept only the beginning. */
export class IncompleteBody extends Error {
  override readonly name = 'IncompleteBody';
}

/** Without a prototype, so that it has no member at all. */
const NO_CONTEXT: ContextVariables = Object.freeze(Object.create(null));

/** The method and path of a request without a record. */
const NO_REQUEST = { httpMethod: 'GET', path: '/' };

/**
 * What a template or expression is evaluated against: the record of a request, or else the input that a
 * page sends, by default with the stage variables of the API.
 * @throws TypeError for an input of another shape
 * @throws IncompleteBody if the record has only a part of the body
 */
export function evaluationInput(
  { api }: Pick<Gateway, 'api'>,
  record: RequestRecord | undefined,
  { side, input }: Pick<RenderRequest | ExpressionRequest, 'side' | 'input'>,
): TemplateInput {
  if (record !== undefined) {
    return recordedInput(record, side);
  }
  const given = input === undefined ? {} : checkedInput(input);
  const stageVariables = given.stageVariables ?? Object.fromEntries(api.stage.variables);
  return { ...given, stageVariables };
}

/** The method and path that the input is of. */
export function evaluatedMethod(record: RequestRecord | undefined): {
  readonly httpMethod: string;
  readonly path: string;
} {
  return record === undefined ? NO_REQUEST : { httpMethod: record.httpMethod, path: record.path };
}

/** What a mapping expression reads; of a record, all values of a parameter or header. */
export function evaluationScope(
  input: TemplateInput,
  record: RequestRecord | undefined,
  side: EvaluationSide,
): MappingScope {
  const context = input.context ?? NO_CONTEXT;
  const { scope } = scopeOfInput({ ...input, context }, evaluatedMethod(record));
  const response = side === 'response' ? responseOf(record) : undefined;
  const step = methodRequestOf(record);
  if (step === undefined) {
    return { ...scope, response };
  }
  const headers = newHeaders<TextHeaders>();
  for (const [name, value] of step.headers) {
    appendHeader(headers, name, value);
  }
  const request = {
    ...scope.request,
    queryParameters: grouped(step.queryParameters),
    headers,
    header(name: string) {
      const values = valuesIn(headers, name.toLowerCase());
      return values.length === 0 ? undefined : values;
    },
  };
  return { ...scope, response, request };
}

function responseOf(record: RequestRecord | undefined): NonNullable<MappingScope['response']> {
  const step = record?.steps.findLast(
    (one): one is EndpointResponseStep => one.kind === 'endpointResponse',
  );
  const headers = newHeaders<WireHeaders>();
  for (const [name, value] of step?.headers ?? []) {
    appendHeader(headers, name, headerBytes(value));
  }
  return { statusCode: step?.statusCode ?? 200, headers };
}

function recordedInput(record: RequestRecord, side: EvaluationSide): TemplateInput {
  const step = methodRequestOf(record);
  return {
    body: textOf(recordedBody(record, side)),
    params: {
      path: Object.fromEntries(step?.pathParameters ?? []),
      querystring: Object.fromEntries(step?.queryParameters ?? []),
      header: Object.fromEntries(step?.headers ?? []),
    },
    context: record.context,
    stageVariables: record.stageVariables,
  };
}

/** What the template of a box has read; or else what it would have. */
function recordedBody(record: RequestRecord, side: EvaluationSide): RecordedBody | undefined {
  const box = side === 'request' ? 'Integration Request' : 'Integration Response';
  const kind = side === 'request' ? 'methodRequest' : 'endpointResponse';
  const template = record.steps.findLast(
    (step): step is TemplateStep => step.kind === 'template' && step.box === box,
  );
  const source = record.steps.findLast(
    (step): step is MethodRequestStep | EndpointResponseStep => step.kind === kind,
  );
  return template?.input ?? source?.body;
}

function textOf(body: RecordedBody | undefined): string {
  if (body?.isComplete === false) {
    throw new IncompleteBody(
      `Only the beginning of the body of ${body.length} bytes was kept: send a shorter one, or write the input yourself`,
    );
  }
  return body?.text ?? '';
}

function methodRequestOf(record: RequestRecord | undefined): MethodRequestStep | undefined {
  return record?.steps.find((step): step is MethodRequestStep => step.kind === 'methodRequest');
}

function grouped(fields: RecordedFields): ReadonlyMap<string, readonly string[]> {
  const values = new Map<string, string[]>();
  for (const [name, value] of fields) {
    values.set(name, [...(values.get(name) ?? []), value]);
  }
  return values;
}
