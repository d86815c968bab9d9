/** Lets a loop sleep until something happens. A call that comes while the loop is awake cuts its next sleep short. */
export class WakeUpSignal {
  private called = false
  private wakeSleeper: (() => void) | undefined

  call(): void {
    this.called = true
    this.wakeSleeper?.()
  }

  /**
   * Resolves when called, at once if that was since the last sleep, else after `ms`.
   * @returns whether it was called
   */
  async sleep(ms: number): Promise<boolean> {
    if (!this.called) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms)
        this.wakeSleeper = () => {
          clearTimeout(timer)
          resolve()
        }
      })
      this.wakeSleeper = undefined
    }
    const wasCalled = this.called
    this.called = false
    return wasCalled
  }
}
