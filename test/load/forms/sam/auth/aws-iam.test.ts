import { expect, test } from 'vitest';
import { AWS_IAM, defineAwsIam } from '../../../../../src/load/forms/sam/auth/aws-iam.js';
import { Drafts } from '../../../../../src/load/forms/sam/document/drafts.js';
import { EditableDocument } from '../../../../../src/load/forms/sam/document/editable-document.js';
import { TranslationBudget } from '../../../../../src/load/forms/sam/document/translation-budget.js';
import { plain } from '../../../reading.js';
import { bareContext } from '../../rest-api/parts.js';

const scheme = {
  type: 'apiKey',
  name: 'Authorization',
  in: 'header',
  'x-amazon-apigateway-authtype': 'awsSigv4',
};
const own = { AWS_IAM: { type: 'apiKey' } };

test.each<readonly [object, object]>([
  [{ swagger: '2.0' }, { swagger: '2.0', securityDefinitions: { [AWS_IAM]: scheme } }],
  [
    { swagger: '2.0', securityDefinitions: own },
    { swagger: '2.0', securityDefinitions: own },
  ],
])('%j becomes %j', (body, expected) => {
  const context = bareContext();
  const drafts = new Drafts(context.sources);
  const place = { container: {}, key: 'a', pointer: '#' } as const;
  const document = new EditableDocument(body, place, drafts, new TranslationBudget(context));
  defineAwsIam(document, place, drafts);
  defineAwsIam(document, place, drafts);
  expect(plain(document.root)).toEqual({ ...expected, paths: {} });
});
