import { expect, test } from 'vitest';
import { awsAccount } from '../../../src/checks/account-options.js';
import { OpenDocument } from '../../../src/import/document/open-document.js';

function report(document: OpenDocument, pointer: string, message = 'Wrong'): void {
  document.report('INVALID_VALUE', 'error', pointer, message, undefined);
}

function shared(document: OpenDocument, pointer: string): void {
  document.reportShared('IGNORED_SETTING', 'warning', pointer, 'No effect', undefined);
}

test('the same issue at the same place is reported once', () => {
  const document = new OpenDocument({}, awsAccount({}));
  report(document, '#/a');
  report(document, '#/a');
  report(document, '#/a', 'Also wrong');
  report(document, '#/b');
  expect(document.issues().map(({ pointer, message }) => `${pointer} ${message}`)).toEqual([
    '#/a Wrong',
    '#/a Also wrong',
    '#/b Wrong',
  ]);
});

test('places that share an issue are counted, and the first of them listed', () => {
  const document = new OpenDocument({}, awsAccount({}));
  shared(document, '#/a');
  expect(document.issues()).toMatchObject([{ pointer: '#/a', message: 'No effect' }]);
  shared(document, '#/b');
  shared(document, '#/b');
  expect(document.issues()).toMatchObject([{ message: 'No effect (2 places; also #/b)' }]);
  for (let i = 0; i < 10; i++) {
    shared(document, `#/${i}`);
  }
  expect(document.issues()).toMatchObject([
    { message: 'No effect (12 places; also #/b, #/0, #/1, #/2, #/3, …)' },
  ]);
});

test('tolerated errors become warnings, and what was read is not used', () => {
  const document = new OpenDocument({}, awsAccount({}));
  const read = (pointer: string) => () => {
    report(document, pointer);
    return 'value';
  };
  expect(document.tolerate('INVALID_VALUE', read('#/a'))).toBeUndefined();
  expect(document.tolerate('INVALID_TYPE', read('#/b'))).toBe('value');
  report(document, '#/c');
  expect(document.issues().map(({ severity, message }) => `${severity} ${message}`)).toEqual([
    'warning Wrong; until then the method responds with 500',
    'error Wrong',
    'error Wrong',
  ]);
});
