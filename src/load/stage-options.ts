import { DOCUMENT_SOURCE, type DocumentSource } from '../model/document/api-document.js';
import type { DocumentStage } from '../model/stage.js';

/**
 * The stage that a file describes beside its API, for a document from `loadDocument`: the name, the
 * stage variables, settings of methods, API keys and usage plans; `undefined` where it describes none.
 */
export function stageOf(document: object): DocumentStage | undefined {
  return (document as { readonly [DOCUMENT_SOURCE]?: DocumentSource })[DOCUMENT_SOURCE]?.stage;
}

/** The options for the import that a stage sets. */
interface StageOptions {
  readonly stage?: string | undefined;
  readonly stageVariables?: Readonly<Record<string, string>> | undefined;
}

/** Adds those of the document's stage to the options; the caller's own options win. */
export function withStageOf<Options extends StageOptions>(
  document: object,
  options: Options,
): Options {
  const stage = stageOf(document);
  if (stage === undefined) {
    return options;
  }
  const { stageName, variables } = stage;
  return {
    ...(stageName !== undefined && { stage: stageName }),
    ...options,
    stageVariables: { ...variables, ...options.stageVariables },
  };
}
