import type { IntegrationType } from '../../model/integration.js';

/** What the import requires of integrations of one type, and allows them. */
interface ImportRules {
  readonly httpMethod: 'required' | 'optional' | 'ignored';
  /** Whether `responseTransferMode` may be `STREAM`. */
  readonly canStream: boolean;
  /** Whether a value that only a deployment fills in is a warning: it matters to the backend alone. */
  readonly toleratesUnexpanded: boolean;
  /** Whether an object may replace the text of a request template. */
  readonly allowsObjectTemplates: boolean;
}

/** The import's rules by type, in addition to those of `INTEGRATION_TYPES`. AWS: `Integration.type`. */
export const IMPORT_RULES: Readonly<Record<IntegrationType, ImportRules>> = {
  HTTP: {
    httpMethod: 'required',
    canStream: false,
    toleratesUnexpanded: false,
    allowsObjectTemplates: false,
  },
  HTTP_PROXY: {
    httpMethod: 'required',
    canStream: true,
    toleratesUnexpanded: false,
    allowsObjectTemplates: false,
  },
  AWS: {
    httpMethod: 'required',
    canStream: false,
    toleratesUnexpanded: true,
    allowsObjectTemplates: false,
  },
  AWS_PROXY: {
    httpMethod: 'optional',
    canStream: true,
    toleratesUnexpanded: true,
    allowsObjectTemplates: false,
  },
  MOCK: {
    httpMethod: 'ignored',
    canStream: false,
    toleratesUnexpanded: false,
    allowsObjectTemplates: true,
  },
};
