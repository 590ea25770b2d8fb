/** The form of a stage variable in a URI, a link or an ARN. AWS: "Stage variables reference". */
const STAGE_VARIABLE = /\$\{stageVariables\.([A-Za-z0-9_]+)\}/g;

/**
 * Replaces `${stageVariables.name}`, the only form that AWS documents; an undefined variable becomes the
 * empty string (LocalStack `test_import_with_stage_variables`).
 */
export function fillStageVariables(
  text: string,
  stageVariables: ReadonlyMap<string, string>,
): string {
  return text.replace(STAGE_VARIABLE, (_, name: string) => stageVariables.get(name) ?? '');
}

/** The names of the stage variables in a text, each once. */
export function stageVariablesIn(text: string): readonly string[] {
  return [...new Set([...text.matchAll(STAGE_VARIABLE)].map(([, name = '']) => name))];
}
