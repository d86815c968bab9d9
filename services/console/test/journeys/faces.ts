import { expect, it } from 'vitest'
import type { Hand } from '../hand.js'
import type { Told } from '../stories/told.js'
import { violations } from '../violations.js'

/** Nobody’s face is compared before an administrator has confirmed the terms. */
export const describeTermsOfFaces = (told: () => Pick<Told, 'page'>, { go, press }: Hand): void => {
  it('the terms of comparing faces are confirmed, without which it cannot be switched on', async () => {
    const { page } = told()
    const compare = page.getByLabel('Compare faces')
    await go('/faces')
    expect(await compare.isDisabled()).toBe(true)
    await press('Confirm the terms')
    await page.getByText('Confirmed by').waitFor()
    await expect.poll(() => compare.isDisabled()).toBe(false)
  })
}

/** Comparing them begins and ends at once, and ends only when that was meant. */
export const describeSwitchOfFaces = (told: () => Pick<Told, 'page'>, hand: Hand): void => {
  const { dialog, go, press, tick, close } = hand

  it(`faces are compared once it is switched on, and until it is switched off, ${hand.how}`, async () => {
    const { page } = told()
    const compare = page.getByLabel('Compare faces')
    await go('/faces')
    await tick('Compare faces', page)
    await press('Save')
    await page.getByText('Saved.').first().waitFor()
    expect(await violations(page)).toEqual([])
    // Switching off asks first.
    await tick('Compare faces', page)
    await press('Save')
    await dialog().waitFor()
    expect(await violations(page)).toEqual([])
    await close()
    await dialog().waitFor({ state: 'hidden' })
    await press('Save')
    await press('Save', dialog())
    await dialog().waitFor({ state: 'hidden' })
    await expect.poll(() => compare.isChecked()).toBe(false)
  })
}
