import { describe, isObject, quote } from '../../../../checks/document-values.js';
import { child, children, isTruthy } from '../document/entry.js';
import type { SamApi, SamTranslation } from '../translation.js';

/**
 * Writes `Models` of an API, with their names in lower case. In OpenAPI 3, they replace the schemas of
 * the definition, as the SAM translator does.
 */
export function addModels({ properties, document }: SamApi, translation: SamTranslation): void {
  const entry = child(properties, 'Models');
  if (document === undefined || !isTruthy(entry.value)) {
    return;
  }
  const { drafts } = translation;
  const { definitions } = document.root;
  const models = drafts.copy(isObject(definitions) ? definitions : {});
  if (!isObject(entry.value)) {
    const message = `"Models" must be an object, not ${describe(entry.value)}`;
    translation.error('INVALID_TYPE', message, entry);
    return;
  }
  for (const model of children(entry)) {
    if (!isObject(model.value) || !isTruthy(model.value.type)) {
      const message = `The model ${quote(model.key)} must be a schema with "type"`;
      translation.error('INVALID_MODEL', message, model);
      continue;
    }
    drafts.put(models, model.key.toLowerCase(), model.value, model);
  }
  if (document.isOpenApi3) {
    delete document.root.definitions;
    document.putComponent('schemas', models, entry);
  } else {
    drafts.put(document.root, 'definitions', models, entry);
  }
}
