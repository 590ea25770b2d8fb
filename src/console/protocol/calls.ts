import type { TemplateInput } from '../../mapping/templates/render-template.js';
import type { ConsolePlace } from './console-place.js';

// What the page asks for.

/** A request for the gateway. */
export interface TryRequest {
  readonly httpMethod: string;
  /** With the query, percent-encoded. */
  readonly path: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string | undefined;
}

/** What the gateway responded. */
export interface TryResponse {
  readonly statusCode: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** As UTF-8, cut at a limit. */
  readonly body: string;
  readonly isComplete: boolean;
  readonly durationInMillis: number;
  /** Of `data/requests`. */
  readonly requestId: string | undefined;
}

/** Against what something is evaluated. */
interface EvaluationRequest {
  /** Before the endpoint is called, or after. */
  readonly side: 'request' | 'response';
  /** Against this request of `data/requests`, if it is still kept. */
  readonly requestId?: string | undefined;
  /** Or else against this input. */
  readonly input?: TemplateInput | undefined;
}

/** A template to render. */
export interface RenderRequest extends EvaluationRequest {
  readonly template: string;
}

export type RenderResult =
  | {
      readonly output: string;
      /** The pieces of `output` in order, each with the line of the template that wrote it, from 1. */
      readonly parts: readonly { readonly line: number; readonly text: string }[];
      /** What the template has set in `$context.requestOverride` and `$context.responseOverride`; empty objects otherwise. */
      readonly overrides: unknown;
      /** What it was rendered against. */
      readonly input: TemplateInput;
    }
  | { readonly error: PlacedError };

/** A mistake in a text, at its place. */
export interface PlacedError {
  readonly message: string;
  readonly line: number;
  readonly column: number;
}

/** An expression to evaluate against a request. */
export interface ExpressionRequest extends EvaluationRequest {
  readonly kind: 'mapping' | 'jsonPath';
  /** `method.request.header.Accept`, `$.store.book[*].title`. */
  readonly expression: string;
}

export type ExpressionResult =
  | {
      /** The values of a mapping, or one JSON text of a JSONPath; `undefined` if there is none. */
      readonly values: readonly string[] | undefined;
    }
  | { readonly error: string };

/** A template to write to its file. */
export interface SaveRequest {
  /** The pointer of the template itself. */
  readonly pointer: string;
  /** The text that the file has now. */
  readonly before: string;
  readonly text: string;
}

export interface SaveResult {
  readonly place: ConsolePlace;
}
