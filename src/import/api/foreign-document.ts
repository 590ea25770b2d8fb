import { isObject } from '../../checks/document-values.js';
import type { Cursor } from '../document/cursor.js';

/** What shows that a document is of another kind, and what to load instead. */
interface Finding {
  readonly cursor: Cursor;
  readonly message: string;
}

/** Recognizes files of other tools, and says which file to load. */
export function foreignDocument(root: Cursor): Finding | undefined {
  if (root.has('swagger') || root.has('openapi')) {
    return undefined;
  }
  if (root.has('service') && root.has('provider')) {
    const message =
      'This is a Serverless Framework configuration, not an OpenAPI document: run "serverless package" and load .serverless/cloudformation-template-update-stack.json, or export the deployed API with "aws apigateway get-export --rest-api-id ID --stage-name STAGE --export-type oas30 --parameters extensions=apigateway api.json"';
    return { cursor: root.place('service'), message };
  }
  const isTemplate = root.has('AWSTemplateFormatVersion') || root.has('Transform');
  if (!isTemplate && !isObject(root.at('Resources').value)) {
    return undefined;
  }
  const message =
    'This is a CloudFormation or SAM template, not an OpenAPI document: pass it to loadDocument or createGateway, which read templates';
  return { cursor: root, message };
}
