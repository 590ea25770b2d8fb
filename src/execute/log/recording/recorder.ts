import type { WireHeaders } from '../../../model/headers.js';
import type {
  Integration,
  IntegrationResponse,
  MappedIntegration,
} from '../../../model/integration.js';
import type {
  MappingScope,
  MappingTemplate,
  ParameterSource,
  RequestParameterMapping,
} from '../../../model/mapping.js';
import type {
  EndpointResponse,
  IntegrationRequest,
  MethodRequest,
  RequestBody,
} from '../../../model/message.js';
import type { EndedBox, EndedCall } from '../observation/observer.js';
import { BodySample, keptText, sampled } from './body-sample.js';
import type { KeptStep, KeptTemplate } from './kept-step.js';
import type { MappingStep } from './request-record.js';

/**
 * Keeps the values of one request while it goes from box to box, within a limit for each; created only if
 * an observer wants them. What it keeps holds no reference to the request or to a long body.
 */
export class Recorder {
  /** The boxes that have ended. */
  readonly boxes: EndedBox[] = [];
  /** The calls that have ended. */
  readonly calls: EndedCall[] = [];
  readonly #steps: KeptStep[] = [];
  #clientBody: BodySample | undefined;
  /** The template that is being rendered. */
  #template: KeptTemplate | undefined;

  /** The steps so far, in order. */
  get steps(): readonly KeptStep[] {
    return this.#steps;
  }

  /** What the client sent, but for its body; a second call changes nothing. */
  methodRequest({ pathParameters, queryParameters, headers }: MethodRequest): void {
    if (this.#steps[0]?.kind === 'methodRequest') {
      return;
    }
    const queries = [...queryParameters].flatMap(([name, values]) =>
      values.map((value) => [name, value] as const),
    );
    this.#steps.unshift({
      kind: 'methodRequest',
      pathParameters: [...pathParameters],
      queryParameters: queries,
      headers,
      body: () => this.#clientBody,
    });
  }

  /** The client's body, once it is read. */
  methodRequestBody(bytes: Uint8Array): void {
    this.#clientBody = BodySample.of(bytes);
  }

  /** The client's body, which nothing reads but the endpoint. */
  passedBody(body: RequestBody): RequestBody {
    if (body === undefined) {
      return undefined;
    }
    const sample = new BodySample();
    this.#clientBody = sample;
    if (body instanceof Uint8Array) {
      sample.add(body);
      return body;
    }
    return sampled(body, sample);
  }

  /** The parameter mappings of an integration request: what each reads. */
  requestMappings({ requestParameters }: Integration, scope: MappingScope): void {
    for (const mapping of requestParameters) {
      this.#mapping('Integration Request', requestTarget(mapping), mapping.source, scope);
    }
  }

  /** The template of an integration request is about to be rendered. */
  requestTemplate(integration: MappedIntegration, template: MappingTemplate, input: string): void {
    const { pointer, requestTemplates } = integration;
    this.#beginTemplate({
      box: 'Integration Request',
      mediaType: keyOf(requestTemplates, template),
      templates: `${pointer}/requestTemplates`,
      input: BodySample.of(input),
    });
  }

  /** The entries of an integration's responses, and the one that was selected. */
  selection(
    { integrationResponses }: MappedIntegration,
    status: string | undefined,
    selected: IntegrationResponse | undefined,
  ): void {
    const candidates = integrationResponses.map((entry) => ({
      pattern: entry.selectionPattern === 'default' ? 'default' : entry.selectionPattern.text,
      statusCode: entry.statusCode,
      matches: matches(entry, status),
      isSelected: entry === selected,
    }));
    const text = status === undefined ? undefined : keptText(status);
    this.#steps.push({ kind: 'selection', text, candidates });
  }

  /** The header mappings of an integration response: what each reads. */
  responseMappings({ responseParameters }: IntegrationResponse, scope: MappingScope): void {
    for (const { name, source } of responseParameters) {
      this.#mapping('Integration Response', `method.response.header.${name}`, source, scope);
    }
  }

  /** The template of an integration response is about to be rendered. */
  responseTemplate(
    { pointer, responseTemplates }: IntegrationResponse,
    template: MappingTemplate,
    input: string,
  ): void {
    this.#beginTemplate({
      box: 'Integration Response',
      mediaType: keyOf(responseTemplates, template),
      templates: `${pointer}/responseTemplates`,
      input: BodySample.of(input),
    });
  }

  /** What a box has made of the payload: the output of its template, if it has one. Without it, the template failed. */
  rendered(output: Uint8Array): void {
    if (this.#template !== undefined) {
      this.#template.output = BodySample.of(output);
      this.#template = undefined;
    }
  }

  /** What the endpoint is sent. */
  integrationRequest(request: IntegrationRequest): void {
    const { httpMethod, origin, path, headers, body, integration } = request;
    this.#steps.push({
      kind: 'integrationRequest',
      integrationType: integration.type,
      httpMethod,
      uri: `${origin}${path}`,
      headers: [...headers],
      body: body instanceof Uint8Array ? sampleOf(body) : () => body && this.#clientBody,
    });
  }

  /** What the endpoint responded. @param bytes `undefined` for a body that is passed on as it arrives */
  endpointResponse({ statusCode, headers }: EndpointResponse, bytes: Uint8Array | undefined): void {
    const body = bytes === undefined ? nothing : sampleOf(bytes);
    this.#steps.push({ kind: 'endpointResponse', statusCode, headers: [...headers], body });
  }

  /** The stage's cache was asked. */
  cache(status: 'hit' | 'miss'): void {
    this.#steps.push({ kind: 'cache', status });
  }

  /**
   * What the client gets.
   * @param type of the gateway response; `undefined` for a method response
   * @param body what has passed of it, read when the response has ended
   */
  response(
    type: string | undefined,
    statusCode: number,
    headers: WireHeaders,
    body: BodySample | undefined,
  ): void {
    const facts = { statusCode, headers: [...headers], body: () => body };
    this.#steps.push(
      type === undefined
        ? { kind: 'methodResponse', ...facts }
        : { kind: 'gatewayResponse', type, ...facts },
    );
  }

  #mapping(
    box: MappingStep['box'],
    target: string,
    source: ParameterSource,
    scope: MappingScope,
  ): void {
    const values = readAgain(source, scope)?.map((value) => keptText(value));
    this.#steps.push({ kind: 'mapping', box, target, source: source.expression, values });
  }

  #beginTemplate(facts: Omit<KeptTemplate, 'kind' | 'output'>): void {
    this.#template = { kind: 'template', ...facts, output: undefined };
    this.#steps.push(this.#template);
  }
}

function requestTarget({ location, name }: RequestParameterMapping): string {
  return `integration.request.${location}.${name}`;
}

/** Reading has no effects; what fails here fails in the box, too. */
function readAgain(source: ParameterSource, scope: MappingScope): readonly string[] | undefined {
  try {
    return source.read(scope);
  } catch {
    return undefined;
  }
}

function keyOf(templates: ReadonlyMap<string, MappingTemplate>, template: MappingTemplate): string {
  for (const [mediaType, one] of templates) {
    if (one === template) {
      return mediaType;
    }
  }
  return '$default';
}

function matches({ selectionPattern }: IntegrationResponse, status: string | undefined): boolean {
  try {
    return (
      status !== undefined && selectionPattern !== 'default' && selectionPattern.matches(status)
    );
  } catch {
    return false; // too many steps: the box fails with it
  }
}

function sampleOf(bytes: Uint8Array): () => BodySample {
  const sample = BodySample.of(bytes);
  return () => sample;
}

const nothing = (): undefined => undefined;
