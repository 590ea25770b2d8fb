import type { Exchange } from '../../request-context/exchange.js';
import type { EndedRequest, ObservedRequest } from '../observation/observer.js';
import { SHOWN } from './body-sample.js';
import type { Recorder } from './recorder.js';
import { Recording } from './recording.js';
import type { RequestRecord } from './request-record.js';

/**
 * The record of a request that has ended; `undefined` if none was kept.
 * @param exchange the request as its last box saw it
 */
export function recordOf(
  opened: ObservedRequest,
  exchange: Exchange,
  { error, ...end }: EndedRequest,
): RequestRecord | undefined {
  const { trace, request, match, context, settings } = exchange;
  const recorder = trace?.recorder;
  if (recorder === undefined) {
    return undefined;
  }
  noteRequest(recorder, request);
  trace?.shorten(SHOWN);
  const { requestId, extendedRequestId, stage, httpMethod, path, resourcePath, sourceIp, time } =
    opened;
  return new Recording({
    // Not `opened` itself: it holds the request, and with it the connection.
    shown: {
      requestId,
      extendedRequestId,
      stage,
      httpMethod,
      resourcePath,
      resourceMethod: match?.method.httpMethod,
      sourceIp,
      time,
      end,
      boxes: recorder.boxes,
      calls: recorder.calls,
      stageVariables: Object.fromEntries(settings.api.stage.variables),
    },
    path,
    queryString: request.request.queryString,
    kept: recorder.steps,
    error,
    variables: context.variables,
    trace,
  });
}

/** A request that was refused before its method was looked at. */
function noteRequest(recorder: Recorder, request: Exchange['request']): void {
  try {
    recorder.methodRequest(request);
  } catch {
    // A path or a query that cannot be decoded: the path and the query say which.
  }
}
