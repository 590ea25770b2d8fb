import type { ImportIssue } from '../../model/document/import-issue.js';
import type { TryRequest } from './calls.js';
import type { ConsolePlace } from './console-place.js';

// The API as its document describes it.

/** The API as its document describes it. */
export interface ConsoleApi {
  readonly name: string;
  readonly id: string;
  readonly stage: string;
  readonly stageVariables: Readonly<Record<string, string>>;
  /** Whether templates can be saved to their file. */
  readonly canWrite: boolean;
  readonly resources: readonly ConsoleResource[];
  readonly gatewayResponses: readonly ConsoleGatewayResponse[];
  /** The warnings about the document; those of a method are there, too. */
  readonly issues: readonly ImportIssue[];
}

/** A resource, with its methods. */
export interface ConsoleResource {
  readonly path: string;
  readonly methods: readonly ConsoleMethod[];
}

/** A method, box by box. */
export interface ConsoleMethod {
  /** `GET` … `PUT`, or `ANY`. */
  readonly httpMethod: string;
  readonly operationName: string | undefined;
  readonly place: ConsolePlace;
  readonly apiKeyRequired: boolean;
  readonly authorizers: readonly ConsoleAuthorizer[];
  readonly validator: ConsoleValidator | undefined;
  readonly requestParameters: readonly ConsoleParameter[];
  readonly models: readonly ConsoleModel[];
  readonly integration: ConsoleIntegration | undefined;
  readonly methodResponses: readonly ConsoleMethodResponse[];
  readonly issues: readonly ImportIssue[];
  /** A request to try: parameters by name, and a body that fits the model. */
  readonly sample: TryRequest;
}

export interface ConsoleAuthorizer {
  readonly name: string;
  readonly type: string;
  readonly scopes: readonly string[];
  readonly identitySource: readonly string[];
}

export interface ConsoleValidator {
  readonly name: string;
  readonly validateRequestParameters: boolean;
  readonly validateRequestBody: boolean;
}

export interface ConsoleParameter {
  readonly location: 'path' | 'querystring' | 'header';
  readonly name: string;
  readonly required: boolean;
}

/** The model of a request body. */
export interface ConsoleModel {
  readonly mediaType: string;
  /** JSON Schema, as JSON with two spaces. */
  readonly schema: string;
  readonly place: ConsolePlace;
}

export interface ConsoleIntegration {
  readonly type: string;
  readonly httpMethod: string | undefined;
  /** As written. */
  readonly uri: string | undefined;
  readonly place: ConsolePlace;
  readonly timeoutInMillis: number;
  readonly connectionType: string;
  /** `undefined` for a proxy. */
  readonly passthroughBehavior: string | undefined;
  readonly mappings: readonly ConsoleMapping[];
  readonly templates: readonly ConsoleTemplate[];
  readonly responses: readonly ConsoleIntegrationResponse[];
}

/** A parameter mapping. */
export interface ConsoleMapping {
  readonly target: string;
  readonly source: string;
  readonly place: ConsolePlace;
}

/** A mapping template. */
export interface ConsoleTemplate {
  /** In lower case, or `$default`. */
  readonly mediaType: string;
  readonly text: string;
  /** Of the template itself. */
  readonly place: ConsolePlace;
  /** Whether `data/save` can write it. */
  readonly isEditable: boolean;
}

export interface ConsoleIntegrationResponse {
  /** A Java regular expression, or `default`. */
  readonly pattern: string;
  readonly statusCode: string;
  readonly place: ConsolePlace;
  readonly mappings: readonly ConsoleMapping[];
  readonly templates: readonly ConsoleTemplate[];
}

export interface ConsoleMethodResponse {
  readonly statusCode: string;
  readonly headers: readonly string[];
}

export interface ConsoleGatewayResponse {
  readonly type: string;
  readonly statusCode: number;
  /** `undefined` for one that the document does not change. */
  readonly place: ConsolePlace | undefined;
}
