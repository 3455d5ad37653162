/**
 * The one stylesheet of the pages: the published styles of GOV.UK Frontend and MoJ Frontend, less the components that no
 * page uses and less what belongs to gov.uk services alone (its typeface, its crest), then our own rules.
 */

import { transformSync } from 'esbuild'
import postcss, { type ChildNode, type Container } from 'postcss'

/** The typefaces that people's devices have; GDS Transport is licensed for gov.uk services only. */
const typefaces = '"Helvetica Neue", Helvetica, Arial, "Liberation Sans", sans-serif'

/** Components of each design system whose rules are kept. A rule that names none at all (base styles, objects) is always kept. */
const usedComponents = {
  govuk: [
    'button',
    'back-link',
    'checkboxes',
    'date-input',
    'details',
    'error-message',
    'error-summary',
    'fieldset',
    'footer',
    'form-group',
    'generic-header',
    'hint',
    'input',
    'inset-text',
    'label',
    'notification-banner',
    'pagination',
    'radios',
    'select',
    'service-navigation',
    'skip-link',
    'summary-list',
    'table',
    'tag',
    'textarea',
    'warning-text',
  ],
  moj: ['timeline'],
} as const

/** Every component that the design systems have, so that a class such as `govuk-grid-row` is not taken for one. */
const allComponents = {
  govuk: [
    'accordion',
    'back-link',
    'breadcrumbs',
    'button',
    'character-count',
    'checkboxes',
    'cookie-banner',
    'date-input',
    'details',
    'error-message',
    'error-summary',
    'exit-this-page',
    'feedback',
    'fieldset',
    'file-upload',
    'footer',
    'generic-header',
    'header',
    'hint',
    'input',
    'inset-text',
    'label',
    'language-navigation',
    'notification-banner',
    'pagination',
    'panel',
    'password-input',
    'phase-banner',
    'radios',
    'select',
    'service-navigation',
    'skip-link',
    'summary-card',
    'summary-list',
    'table',
    'tabs',
    'tag',
    'task-list',
    'textarea',
    'warning-text',
  ],
} as const

export function stylesheet(sources: {
  readonly govuk: string
  readonly moj: string
  readonly own: string
}): string {
  const govuk = kept(sources.govuk, isUsedByGovuk)
  const moj = kept(sources.moj, isUsedByMoj)
  return transformSync(`${govuk}\n${moj}\n${sources.own}`, {
    loader: 'css',
    minify: true,
    legalComments: 'none',
  }).code
}

function kept(css: string, isUsed: (selector: string) => boolean): string {
  const root = postcss.parse(css)
  root.walkAtRules(/^(font-face|charset)$/, rule => {
    rule.remove()
  })
  // The crest of the footer and icons of parts that no page uses: nothing is fetched but the stylesheet itself.
  root.walkDecls(declaration => {
    if (declaration.value.includes('url(')) declaration.remove()
  })
  root.walkDecls(/^font(-family)?$/, declaration => {
    declaration.value = declaration.value.replace(
      /"?GDS Transport"?(\s*,\s*arial\s*,\s*sans-serif)?/gi,
      typefaces,
    )
  })
  root.walkRules(rule => {
    if (
      rule.parent?.type === 'atrule' &&
      'name' in rule.parent &&
      /keyframes$/.test(String(rule.parent.name))
    )
      return
    const selectors = rule.selectors.filter(isUsed)
    if (selectors.length === 0) rule.remove()
    else rule.selectors = selectors
  })
  removeEmpty(root)
  return root.toString()
}

/** The components that a selector names, `govuk-button` of `.govuk-button--secondary:hover`. */
function named(selector: string, system: 'govuk' | 'moj'): readonly string[] {
  return [...selector.matchAll(new RegExp(`\\.${system}-([a-z]+(?:-[a-z]+)*)`, 'g'))].flatMap(
    found => found[1] ?? [],
  )
}

function isUsedByGovuk(selector: string): boolean {
  return named(selector, 'govuk').every(name => {
    const component = [...allComponents.govuk]
      .filter(each => name === each || name.startsWith(`${each}-`))
      .sort((a, b) => b.length - a.length)[0]
    return component === undefined || usedComponents.govuk.some(used => used === component)
  })
}

function isUsedByMoj(selector: string): boolean {
  const names = named(selector, 'moj')
  return names.length > 0 && names.every(name => usedComponents.moj.some(used => used === name))
}

function removeEmpty(container: Container<ChildNode>): void {
  container.each(node => {
    if (node.type !== 'atrule' || node.nodes === undefined) return
    removeEmpty(node)
    if (node.nodes.length === 0) node.remove()
  })
}
