import { HttpProblem } from '@doorledger/service'
import { Injectable } from '@nestjs/common'
import { hash, verify } from '@node-rs/argon2'
import { randomUUID } from 'node:crypto'

/** Each takes 19 MiB and a thread for some 20 ms: as many at once as Node has threads for. */
const AT_ONCE = 4
const MOST_WAITING = 200
const RETRY_AFTER_SEC = 2

/** argon2id with the library’s defaults: m = 19 MiB, t = 2, p = 1, as OWASP asks for. They are written into each hash. */
@Injectable()
export class PasswordHashes {
  private running = 0
  private readonly waiting: (() => void)[] = []
  private readonly decoy = hash(randomUUID())

  hash(password: string): Promise<string> {
    return this.inTurn(() => hash(comparable(password)))
  }

  /**
   * Whether it is the password of the hash. Without a hash the same work is done for nothing, so that the time an answer
   * takes does not tell who has a password.
   * @throws {HttpProblem} 429 when too many are being checked already
   */
  async matches(passwordHash: string | undefined, password: string): Promise<boolean> {
    const against = passwordHash ?? (await this.decoy)
    const isSame = await this.inTurn(() => verify(against, comparable(password)))
    return isSame && passwordHash !== undefined
  }

  private async inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.running >= AT_ONCE) await this.wait()
    else this.running += 1
    try {
      return await work()
    } finally {
      const next = this.waiting.shift()
      if (next === undefined) this.running -= 1
      else next()
    }
  }

  /** Whoever ends hands his place on. */
  private wait(): Promise<void> {
    if (this.waiting.length >= MOST_WAITING) throw tooManyAttempts(RETRY_AFTER_SEC)
    return new Promise((resolve) => this.waiting.push(resolve))
  }
}

/** The same password typed on another keyboard may come in other code points. */
const comparable = (password: string): string => password.normalize('NFKC')

/** 429 with `Retry-After`, whoever was tried. */
export const tooManyAttempts = (retryAfterSec: number): HttpProblem =>
  new HttpProblem({
    status: 429,
    code: 'too_many_attempts',
    detail: 'Too many attempts; try again later',
    headers: { 'retry-after': String(retryAfterSec) },
  })
