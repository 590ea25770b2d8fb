import { describe, expect, test } from 'vitest';
import { createVelocityEngine, type TemplateEngine } from '../../../src/mapping/index.js';
import { createOverrides } from '../../../src/mapping/overrides.js';
import { velocityjsEngine } from '../../../src/mapping/templates/velocityjs.js';
import { scopeOf } from '../../support/scope.js';

/** What code of a stranger would leave behind if anything ran it. */
const marker = globalThis as { attacked?: unknown };
const CODE = "globalThis.attacked='yes'";

const ENGINES = [createVelocityEngine(), velocityjsEngine];

function render(engine: TemplateEngine, template: string): string | undefined {
  const scope = { ...scopeOf({ body: '{"a":1}' }), overrides: createOverrides() };
  return attempt(() => engine.compile(template).render(scope));
}

describe.each(ENGINES)('a template for $name', (engine) => {
  test.each([
    '#set($o = {})#set($o.__proto__.attacked = "yes")',
    '#set($o = {})#set($o.constructor.prototype.attacked = "yes")',
    "#set($o = {})#set($x = $o.__proto__.put('attacked', 'yes'))",
    "#set($o = {})#set($o['__proto__']['attacked'] = 'yes')",
    '#set($__proto__ = {})#set($__proto__.attacked = "yes")',
    '#set($__proto__.attacked = "yes")#set($constructor.prototype.attacked = "yes")',
    '#set($input.__proto__.attacked = "yes")#set($util.constructor.prototype.attacked = "yes")',
    "#set($l = [])#set($l.__proto__.attacked = 'yes')#set($s = '')#set($s.__proto__.attacked = 'yes')",
    "#macro(__proto__ $attacked)#set($attacked = 'yes')#end#__proto__('x')",
    "#foreach($__proto__ in [{'attacked': 'yes'}])$__proto__.attacked#end",
    "#set($context.requestOverride.header.__proto__.attacked = 'yes')",
    "#set($context.requestOverride.header['__proto__'] = {'attacked': 'yes'})",
  ])(
    'pollutes no prototype: %s (shepherdwind/velocity.js#188, shepherdwind/velocity.js#192)',
    (template) => {
      render(engine, template);
      expect('attacked' in {}).toBe(false);
      expect('attacked' in []).toBe(false);
      expect(Object.hasOwn(Object.prototype, 'attacked')).toBe(false);
    },
  );

  test.each([
    "$x.class.forName('java.lang.Runtime').getRuntime().exec('id')",
    "#set($s = '')$s.class.forName('java.lang.System').getProperty('user.dir')",
    "#set($s = '')$s.getClass().getClassLoader()",
    `#set($s = '')$s.constructor.constructor("${CODE}")()`,
    `$util.constructor.constructor("${CODE}").call()`,
    `$input.params.constructor("${CODE}")()`,
    `#set($f = $input.json.constructor)$f("${CODE}")`,
    `$context.constructor.constructor("${CODE}").apply(1)`,
    `#evaluate("#set($x = $util.escapeJavaScript.constructor)$x('${CODE}')")`,
    '$input.getClass()$util.class.name$context.class.protectionDomain',
    '#include("/etc/passwd")#parse("/etc/passwd")',
  ])('reaches no class and no file: %s (CVE-2020-13936)', (template) => {
    const output = render(engine, template);
    expect(marker.attacked).toBeUndefined();
    expect(output ?? '').not.toMatch(/root:|native code|java\.lang\.(?!S)|function/);
  });
});

function attempt<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch {
    return undefined;
  }
}
