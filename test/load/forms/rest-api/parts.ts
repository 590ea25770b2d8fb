import { documentOf } from '../../../../src/load/forms/rest-api/document-of.js';
import { RestApiDraft } from '../../../../src/load/forms/rest-api/rest-api-draft.js';
import type {
  MethodPart,
  RestApiParts,
} from '../../../../src/load/forms/rest-api/rest-api-parts.js';
import { LoadContext } from '../../../../src/load/load-context.js';
import { DocumentFiles } from '../../../../src/load/source/document-files.js';
import { SourceMap } from '../../../../src/load/source/source-map.js';
import { Variables } from '../../../../src/load/source/variables.js';
import { plain } from '../../reading.js';

/** A context for steps that are tested without a file. */
export function bareContext(): LoadContext {
  const sources = new SourceMap();
  return new LoadContext(sources, new DocumentFiles('.', sources), new Variables(undefined), {
    api: undefined,
    stage: undefined,
    accountId: '123456789012',
    region: 'us-east-1',
    partition: 'aws',
    stackName: 'stack',
  });
}

export function partsOf(parts: Partial<RestApiParts>): RestApiParts {
  return {
    body: undefined,
    restApi: { name: 'Pets' },
    resources: [],
    methods: [],
    models: [],
    requestValidators: new Map(),
    authorizers: new Map(),
    gatewayResponses: [],
    ...parts,
  };
}

/** GET of the root with a mock integration. */
export function methodPart(part: Partial<MethodPart> = {}): MethodPart {
  const { properties, ...rest } = part;
  return {
    resourceId: '/',
    authorizerId: undefined,
    requestValidatorId: undefined,
    methodResponses: [{ statusCode: '200' }],
    integration: { type: 'MOCK', requestTemplates: { 'application/json': '{"statusCode": 200}' } },
    integrationResponses: [{ statusCode: '200' }],
    ...rest,
    properties: { httpMethod: 'GET', authorizationType: 'NONE', ...properties },
  };
}

/** The document, and the issues found on the way: severity, code and message. */
export function made(parts: Partial<RestApiParts>): {
  document: object;
  issues: readonly string[];
} {
  const context = bareContext();
  const document = documentOf(partsOf(parts), context);
  return { document, issues: issuesOf(context) };
}

/** A draft of a document, for the steps that write into it, and the issues that they report. */
export function draftOf(body?: object): {
  readonly draft: RestApiDraft;
  /** The document so far. */
  readonly document: () => unknown;
  readonly issues: () => readonly string[];
} {
  const context = bareContext();
  const draft = new RestApiDraft(body, {}, context);
  return {
    draft,
    document: () => plain(draft.root.object),
    issues: () => issuesOf(context),
  };
}

function issuesOf({ sources }: LoadContext): readonly string[] {
  return sources.issues.map(({ severity, code, message }) => `${severity} ${code} ${message}`);
}
