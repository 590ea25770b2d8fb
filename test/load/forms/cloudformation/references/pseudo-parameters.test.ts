import { expect, test } from 'vitest';
import {
  pseudoParameter,
  urlSuffix,
} from '../../../../../src/load/forms/cloudformation/references/pseudo-parameters.js';
import { bareContext } from '../../rest-api/parts.js';

const { settings } = bareContext();

test.each([
  ['AWS::AccountId', '123456789012'],
  ['AWS::NotificationARNs', []],
  ['AWS::Partition', 'aws'],
  ['AWS::Region', 'us-east-1'],
  [
    'AWS::StackId',
    'arn:aws:cloudformation:us-east-1:123456789012:stack/stack/00000000-0000-0000-0000-000000000000',
  ],
  ['AWS::StackName', 'stack'],
  ['AWS::URLSuffix', 'amazonaws.com'],
  ['AWS::NoValue', undefined],
  ['Region', undefined],
])('%s is %j', (name, value) => {
  expect(pseudoParameter(name, settings)).toEqual(value);
});

test('China has a domain of its own', () => {
  expect(urlSuffix({ ...settings, partition: 'aws-cn' })).toBe('amazonaws.com.cn');
  expect(urlSuffix({ ...settings, partition: 'aws-us-gov' })).toBe('amazonaws.com');
});
