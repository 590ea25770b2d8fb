import { createOverrides } from '../../src/mapping/overrides.js';
import { velocityEngine } from '../../src/mapping/templates/template-engine.js';
import type { MappingScope } from '../../src/model/mapping.js';
import { type ScopeParts, scopeOf } from './scope.js';

/** Renders a mapping template in a scope of these parts. */
export function render(template: string, parts: ScopeParts = {}): string {
  return velocityEngine.compile(template).render(scopeWith(parts));
}

/** A scope with overrides as templates write them. */
export function scopeWith(parts: ScopeParts): MappingScope {
  return { ...scopeOf(parts), overrides: createOverrides() };
}
