import { isObject } from '../../checks/document-values.js';
import type { LoadContext } from '../load-context.js';
import type { SourceText } from '../source/source-text.js';
import { foreignLanguage } from '../text/foreign-syntax.js';
import { cloudFormation, terraformConfiguration, terraformJson } from './form-readers.cjs';
import { readOpenApi } from './openapi/read-openapi.js';
import { isConfigurationJson, isPlan, isShownState, isTemplate, isTfstate } from './recognize.js';

/** One form in which people keep an API. */
interface Form {
  /** Tells the form by members of the root that only it has. */
  readonly recognizes: (root: Readonly<Record<string, unknown>>) => boolean;
  /** Whether the file may be longer than a definition in API Gateway. */
  readonly long?: boolean;
  /**
   * Makes the OpenAPI document: a plain object whose members know in `context.sources` where they
   * come from.
   */
  readonly read: (root: Readonly<Record<string, unknown>>, context: LoadContext) => object;
}

const FORMS: readonly Form[] = [
  { recognizes: (root) => 'openapi' in root || 'swagger' in root, read: readOpenApi },
  {
    recognizes: isTemplate,
    long: true,
    read: (...input) => cloudFormation().readTemplate(...input),
  },
  { recognizes: isPlan, long: true, read: (...input) => terraformJson().readPlan(...input) },
  {
    recognizes: isShownState,
    long: true,
    read: (...input) => terraformJson().readShownState(...input),
  },
  { recognizes: isTfstate, long: true, read: (...input) => terraformJson().readTfstate(...input) },
  {
    recognizes: isConfigurationJson,
    read: (...input) => terraformConfiguration().readConfigurationJson(...input),
  },
];

/**
 * Makes the OpenAPI document that a file of any form describes. The import refuses what no form
 * recognizes.
 * @param source the text that `value` was parsed from
 */
export function documentIn(value: unknown, source: SourceText, context: LoadContext): object {
  if (!isObject(value)) {
    const language = foreignLanguage(source.text);
    const problem =
      language === undefined
        ? `is ${describe(value)}, but must be an object with "openapi" or "swagger"`
        : `is ${language}`;
    const message = `Invalid OpenAPI input: the document ${problem}`;
    return context.fail('INVALID_DOCUMENT', message, source.positionOf(0));
  }
  const form = FORMS.find(({ recognizes }) => recognizes(value));
  if (form?.long !== true && new TextEncoder().encode(source.text).length > MAX_DOCUMENT_SIZE) {
    const message =
      'Invalid OpenAPI input: the document is larger than 6 MB, the limit of API Gateway';
    context.fail('INVALID_DOCUMENT', message, source.positionOf(0));
  }
  return form === undefined ? value : form.read(value, context);
}

/** Bytes. AWS: quotas, "API Gateway resource policy and definition sizes". */
const MAX_DOCUMENT_SIZE = 6 * 1024 * 1024;

function describe(value: unknown): string {
  if (value === null || value === undefined) {
    return 'empty';
  }
  if (Array.isArray(value)) {
    return 'an array';
  }
  return `the ${typeof value} ${JSON.stringify(value).slice(0, 60)}`;
}
