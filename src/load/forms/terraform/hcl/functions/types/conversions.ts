import { ConversionProblem, convert } from '../../values/conversion/convert.js';
import { boolValue, nullValue } from '../../values/make-value.js';
import { type HclType, listTypeOf, mapTypeOf, setTypeOf } from '../../values/type.js';
import type { HclValue } from '../../values/value.js';
import { anyParameter } from '../arguments.js';
import { FunctionProblem, type HclFunction } from '../function.js';

/** https://developer.hashicorp.com/terraform/language/functions, "Type Conversion Functions" */
export const CONVERSION_FUNCTIONS: Readonly<Record<string, HclFunction>> = {
  ephemeralasnull: same(),
  issensitive: { ...same(), call: () => boolValue(false) },
  nonsensitive: same(),
  sensitive: same(),
  tobool: conversion('bool'),
  tolist: conversion(listTypeOf('dynamic')),
  tomap: conversion(mapTypeOf('dynamic')),
  tonumber: conversion('number'),
  toset: conversion(setTypeOf('dynamic')),
  tostring: conversion('string'),
};

function conversion(type: HclType): HclFunction {
  return {
    parameters: [{ ...anyParameter('v'), nullable: true }],
    result: type,
    call: ([value]) => {
      try {
        return convert(value ?? nullValue(), type);
      } catch (problem) {
        if (problem instanceof ConversionProblem) {
          throw new FunctionProblem(problem.message, 0);
        }
        throw problem;
      }
    },
  };
}

/** Secrets are values like others here. */
function same(): HclFunction {
  return {
    parameters: [{ ...anyParameter('value'), nullable: true }],
    call: ([value]): HclValue => value ?? nullValue(),
  };
}
