import { reasonOfTemplateError, TemplateError } from '../../errors.js';
import type { RequestRecord } from '../../execute/log/recording/request-record.js';
import type { Gateway } from '../../gateway.js';
import { renderTraced } from '../../mapping/templates/render-traced.js';
import type { RenderRequest, RenderResult } from '../protocol/calls.js';
import { evaluatedMethod, evaluationInput, IncompleteBody, isSide } from './evaluation-input.js';

/**
 * Renders a template by the engine of API Gateway, with its limits, against the record of a request or the
 * input of the page. Credentials in a record are masked, so the template sees `*****`.
 * @param record `undefined` renders against the input
 * @throws TypeError for a request of another shape
 */
export function renderFor(
  gateway: Pick<Gateway, 'api'>,
  record: RequestRecord | undefined,
  request: RenderRequest,
): RenderResult {
  if (typeof request.template !== 'string' || !isSide(request.side)) {
    throw new TypeError('Send a template as a string, and "request" or "response" as its side');
  }
  try {
    const input = evaluationInput(gateway, record, request);
    return { ...renderTraced(request.template, input, evaluatedMethod(record)), input };
  } catch (error) {
    if (error instanceof TemplateError) {
      const { line, column } = error;
      return { error: { message: reasonOfTemplateError(error), line, column } };
    }
    if (error instanceof IncompleteBody) {
      return { error: { message: error.message, line: 1, column: 1 } };
    }
    throw error;
  }
}
