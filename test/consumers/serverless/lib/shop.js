module.exports.order = async (event) => ({
  statusCode: 200,
  body: JSON.stringify({ id: event.pathParameters.id, stage: process.env.STAGE, path: event.path }),
});
