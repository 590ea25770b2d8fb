import { reasonOf } from '../../checks/value-kinds.js';
import type { RequestRecord } from '../../execute/log/recording/request-record.js';
import type { Gateway } from '../../gateway.js';
import { evaluateJsonPath } from '../../java/json-path/index.js';
import {
  compileRequestParameter,
  compileResponseParameter,
} from '../../mapping/parameter-mapping.js';
import type { TemplateInput } from '../../mapping/templates/render-template.js';
import type { ExpressionRequest, ExpressionResult } from '../protocol/calls.js';
import { evaluationInput, evaluationScope, isSide } from './evaluation-input.js';

/**
 * Evaluates the source of a parameter mapping, or a JSONPath as `$input` does in templates, against the
 * record of a request or the input of the page. Credentials in a record are masked.
 * @param record `undefined` evaluates against the input
 * @throws TypeError for a request of another shape
 */
export function evaluateFor(
  gateway: Pick<Gateway, 'api'>,
  record: RequestRecord | undefined,
  request: ExpressionRequest,
): ExpressionResult {
  const { kind, expression, side } = request;
  if (typeof expression !== 'string' || !isSide(side) || !Object.hasOwn(EVALUATIONS, kind)) {
    throw new TypeError(
      'Send an expression as a string, "request" or "response" as its side, and "mapping" or "jsonPath" as its kind',
    );
  }
  const evaluate = EVALUATIONS[kind];
  // Not caught: an input of another shape is a mistake of the page.
  const input = record === undefined ? evaluationInput(gateway, record, request) : undefined;
  try {
    return {
      values: evaluate(request, input ?? evaluationInput(gateway, record, request), record),
    };
  } catch (error) {
    return { error: reasonOf(error) };
  }
}

type Evaluation = (
  request: ExpressionRequest,
  input: TemplateInput,
  record: RequestRecord | undefined,
) => readonly string[] | undefined;

const EVALUATIONS: Readonly<Record<ExpressionRequest['kind'], Evaluation>> = {
  mapping({ expression, side }, input, record) {
    const { source } =
      side === 'request'
        ? compileRequestParameter('integration.request.header.x', expression)
        : compileResponseParameter('method.response.header.x', expression);
    return source.read(evaluationScope(input, record, side));
  },
  jsonPath({ expression }, { body = '' }) {
    const found = evaluateJsonPath(body === '' ? '{}' : body, expression, '2.0.0');
    return found === undefined ? undefined : [found];
  },
};
