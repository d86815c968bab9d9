import type { INestApplication } from '@nestjs/common'
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger'
import { z } from 'zod'
import { jsonSchemaOf } from './json-schema-of.js'
import { inOrder } from './order-of-groups.js'
import { withProblems } from './problem-answers.js'

export interface ApiTitle {
  readonly title: string
  /** Markdown */
  readonly description: string
}

/** The OpenAPI 3.1 document of an app, from its controllers and the zod schemas on their parameters and answers. */
export const apiDocument = (app: INestApplication, { title, description }: ApiTitle): OpenAPIObject => {
  const frame = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle(title)
    .setDescription(description)
    .setVersion('1')
    .addBearerAuth(
      { type: 'http', scheme: 'bearer', description: 'An API token, or the access token of a session' },
      'token',
    )
    .addSecurity('device', {
      type: 'http',
      scheme: 'bearer',
      description: 'The credential the device was registered with',
    })
    .build()
  const document = SwaggerModule.createDocument(app, frame, {
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}_${method}`,
    standardSchemaConverter: (schema, { schemaType }) =>
      schema instanceof z.ZodType ? { schema: jsonSchemaOf(schema, schemaType) } : undefined,
  })
  return inOrder(withProblems(document))
}
