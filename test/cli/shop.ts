/** A document with the parts that the commands show. */
export const SHOP = `openapi: 3.0.1
info: { title: Shop, version: '1' }
components:
  securitySchemes:
    Login: { type: apiKey, name: Authorization, in: header, x-amazon-apigateway-authtype: custom, x-amazon-apigateway-authorizer: { type: token, identityValidationExpression: 'Bearer .*' } }
    Key: { type: apiKey, name: x-api-key, in: header }
x-amazon-apigateway-request-validators: { all: { validateRequestBody: true, validateRequestParameters: true } }
paths:
  /orders/{id}:
    post:
      x-amazon-apigateway-request-validator: all
      security: [{ Login: [], Key: [] }]
      parameters:
        - { name: id, in: path, required: true, schema: { type: string } }
        - { name: page, in: query, required: true, schema: { type: string } }
      requestBody: { content: { application/json: { schema: { type: object } } } }
      responses: { '200': { description: ok, headers: { X-A: {} } }, '404': { description: no } }
      x-amazon-apigateway-integration:
        type: http
        httpMethod: PUT
        uri: https://orders.test/v2/{id}
        requestParameters: { integration.request.path.id: method.request.path.id }
        passthroughBehavior: never
        requestTemplates:
          Application/json: |
            {"order": "$input.params('id')",
             "at": "$stageVariables.at", "x": "$input.path('$.x').substring(3)"}
        responses:
          '4\\d{2}': { statusCode: 404, responseTemplates: { text/plain: gone, application/json: '{"gone":true}' } }
          default: { statusCode: 200, responseParameters: { method.response.header.X-A: "'a'" } }
  /orders/new:
    get:
      responses: { '200': { description: ok } }
      x-amazon-apigateway-integration:
        type: mock
        requestTemplates: { application/json: '{"statusCode": 200}' }
        responses: { default: { statusCode: 200, responseTemplates: { application/json: '{"hello": "$input.params("x")$stageVariables.at"}' } } }
  /pets:
    get:
      responses: { '200': { description: ok } }
  /{proxy+}:
    x-amazon-apigateway-any-method:
      parameters: [{ name: proxy, in: path, required: true, schema: { type: string } }]
      responses: { '200': { description: ok } }
      x-amazon-apigateway-integration: { type: http_proxy, httpMethod: ANY, uri: 'https://orders.test/' }
`;
