/** The bare Nest-Fastify app that block posts are measured against: takes the same body, answers it back. */
import 'reflect-metadata'
import { Body, Controller, HttpCode, Module, Post } from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify'

class EchoController {
  echo(body: unknown): unknown {
    return body
  }
}
class EchoModule {}

// Decorators called by hand: this file runs as it is, without a compiler.
Post('echo')(EchoController.prototype, 'echo', Object.getOwnPropertyDescriptor(EchoController.prototype, 'echo')!)
HttpCode(200)(EchoController.prototype, 'echo', Object.getOwnPropertyDescriptor(EchoController.prototype, 'echo')!)
Body()(EchoController.prototype, 'echo', 0)
Controller()(EchoController)
Module({ controllers: [EchoController] })(EchoModule)

const app = await NestFactory.create<NestFastifyApplication>(EchoModule, new FastifyAdapter(), { logger: false })
app
  .getHttpAdapter()
  .getInstance()
  .get('/health/ready', () => 'ready')
await app.listen(Number(process.env.PORT), '127.0.0.1')
