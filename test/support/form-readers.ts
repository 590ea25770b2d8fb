// What src/load/forms/form-readers.cjs loads on demand, for the tests, whose modules Node cannot require.
import * as functions from '../../src/load/forms/cloudformation/evaluate-document.js';
import * as template from '../../src/load/forms/cloudformation/read-template.js';
import * as configuration from '../../src/load/forms/terraform/configuration/read-configuration.js';
import * as json from '../../src/load/forms/terraform/json/terraform-json.js';
import * as templateFile from '../../src/load/forms/terraform/template-file.js';
import * as values from '../../src/load/forms/terraform/values-text.js';

export const cloudFormation = (): typeof template => template;
export const functionsInDocument = (): typeof functions => functions;
export const terraformJson = (): typeof json => json;
export const terraformTemplate = (): typeof templateFile => templateFile;
export const terraformConfiguration = (): typeof configuration => configuration;
export const terraformValues = (): typeof values => values;
