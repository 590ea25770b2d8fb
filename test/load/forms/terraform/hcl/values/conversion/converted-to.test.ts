import { expect, test } from 'vitest';
import { HclError, stringValue } from '../../../../../../../src/load/forms/terraform/hcl/index.js';
import { convertedTo } from '../../../../../../../src/load/forms/terraform/hcl/values/conversion/converted-to.js';
import { SourceText } from '../../../../../../../src/load/source/source-text.js';

const place = { text: new SourceText('a = "x"', 'main.tf'), offset: 4 };

test('a value is converted to a type', () => {
  const value = convertedTo(stringValue('7', place), 'number', 'T', 'D', place);
  expect(value.kind).toBe('number');
  const text = stringValue('7', place);
  expect(convertedTo(text, 'string', 'T', 'D', place)).toMatchObject({ kind: 'string', text: '7' });
});

test('one that does not convert is an error with its title, detail and place', () => {
  let thrown: unknown;
  try {
    convertedTo(stringValue('x', place), 'number', 'Invalid value', 'var.a', place);
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toBeInstanceOf(HclError);
  expect((thrown as HclError).message).toMatch(/^Invalid value.*var\.a: ./);
  expect((thrown as HclError).place).toBe(place);
});
