import { DOCUMENT_SOURCE, type DocumentSource } from '../model/document/api-document.js';
import type { DocumentStage } from '../model/stage.js';

/**
 * The stage that a file describes beside its API, for a document from `loadDocument`: the name, the
 * stage variables, settings of methods, API keys and usage plans; `undefined` where it describes none.
 */
export function stageOf(document: object): DocumentStage | undefined {
  return (document as { readonly [DOCUMENT_SOURCE]?: DocumentSource })[DOCUMENT_SOURCE]?.stage;
}

/** The options that a stage sets. */
interface StageOptions {
  readonly stage?: string | undefined;
  readonly stageVariables?: Readonly<Record<string, string>> | undefined;
  readonly apiKeys?: unknown;
  readonly accessLog?: { readonly format?: string | undefined } | undefined;
}

/** Adds the stage of the document to the options; the caller's own options win. */
export function withStageOf<Options extends StageOptions>(
  document: object,
  options: Options,
): Options {
  const stage = stageOf(document);
  if (stage === undefined) {
    return options;
  }
  const { stageName, variables, apiKeys, accessLogFormat } = stage;
  const { accessLog } = options;
  const keys = apiKeys.flatMap(({ id, value, enabled }) =>
    value === undefined ? [] : [[value, { id, enabled }] as const],
  );
  return {
    ...(stageName !== undefined && { stage: stageName }),
    ...(keys.length > 0 && { apiKeys: new Map(keys) }),
    ...options,
    ...(accessLog !== undefined &&
      accessLogFormat !== undefined && { accessLog: { format: accessLogFormat, ...accessLog } }),
    stageVariables: { ...variables, ...options.stageVariables },
  };
}
