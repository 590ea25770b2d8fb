import type { LoadContext } from '../../load-context.js';
import { documentOf } from '../rest-api/document-of.js';
import { isSamTemplate, translateSam } from '../sam/translate-sam.js';
import { apiPartsOf } from './api/api-parts.js';
import { chooseTemplateApi } from './api/choose-api.js';
import { stageInTemplate } from './api/stage.js';
import { withinBudget } from './evaluate-document.js';
import { expandTemplate } from './expand-template.js';
import { functionsInTemplate } from './lambda/template-functions.js';
import { CloudFormationTemplate } from './template.js';

/**
 * Makes the document of an API that a template of CloudFormation or SAM describes, written by hand or
 * by the CDK, the Serverless Framework and other generators; its stage and functions
 * go to `context.sources`.
 * @throws ApiImportError for a template that CloudFormation does not accept, or without a REST API
 */
export function readTemplate(root: object, context: LoadContext): object {
  return withinBudget(context, () => {
    const expanded = expandTemplate(root, context) as Readonly<Record<string, unknown>>;
    const translated = isSamTemplate(expanded) ? translateSam(expanded, context) : expanded;
    const template = new CloudFormationTemplate(translated, context);
    const api = chooseTemplateApi(template, context);
    const parts = apiPartsOf(api, template, context);
    context.sources.stage = stageInTemplate(api, template, context);
    context.sources.functions = () =>
      withinBudget(context, () => functionsInTemplate(template, context));
    return documentOf(parts, context);
  });
}
