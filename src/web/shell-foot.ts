/** The end of every public page: numbers for danger, and how to reach the centre. */
import { localPath, type Locale } from '#platform/i18n.ts'
import { html, type Html } from '#platform/html.ts'
import { fillIn, leftToRight } from './components/text.ts'
import { icon } from './drawings/icons.ts'
import { shellMessages } from './messages.ts'
import { logoLink } from './shell-head.ts'
import { languagesOf, textIn, type Helpline, type Site } from './site.ts'

function helpline(locale: Locale, { need, name, number, tel }: Helpline): Html {
  const who = textIn(locale, name)
  const what = textIn(locale, need)
  const isSaid = who === what || who.includes(number)
  return html`<div class="cjg-danger__line">
    <dt>${what}</dt>
    <dd>
      <a class="cjg-danger__number" href="${tel}"
        >${isSaid ? null : html`<span class="cjg-danger__name">${who}</span> `}${leftToRight(number)}</a
      >
    </dd>
  </div>`
}

export function helpBand(locale: Locale, site: Site): Html {
  const words = shellMessages(locale).danger
  return html`<section class="cjg-danger" aria-labelledby="danger">
    <div class="cjg-wrap cjg-danger__row">
      <div>
        <h2 class="cjg-danger__title" id="danger">${words.title}</h2>
        <p>${words.text}</p>
      </div>
      <dl class="cjg-danger__lines">${site.helplines.map((one) => helpline(locale, one))}</dl>
    </div>
  </section>`
}

function languages(locale: Locale, site: Site, path: string): Html {
  return html`<ul class="cjg-footer__list">
    ${languagesOf(site).map((other) =>
      other.tag === locale.tag
        ? html`<li aria-current="true" class="cjg-footer__here">${icon('check', 18)}${other.name}</li>`
        : html`<li>
            <a class="cjg-footer__link" href="${localPath(other, path)}" hreflang="${other.tag}" lang="${other.tag}">${other.name}</a>
          </li>`,
    )}
  </ul>`
}

export function pageFooter(locale: Locale, site: Site, path: string): Html {
  const words = shellMessages(locale).footer
  return html`<footer class="cjg-footer">
    <div class="cjg-wrap cjg-footer__row">
      <div class="cjg-footer__centre">
        ${logoLink(locale, site)}
        <h2 class="cjg-footer__title cjg-hidden">${words.reach}</h2>
        <address class="cjg-footer__address">
          <bdi>${site.address}</bdi><br /><a class="cjg-footer__link" href="tel:${site.phone.dial}"
            >${fillIn(words.phone, leftToRight(site.phone.shown))}</a
          ><br />${textIn(locale, site.hoursText)}
        </address>
      </div>
      <div>
        <h2 class="cjg-footer__title">${words.goodToKnow}</h2>
        <ul class="cjg-footer__list">
          ${site.footerPages.map(({ label, path }) => html`<li><a class="cjg-footer__link" href="${localPath(locale, path)}">${textIn(locale, label)}</a></li>`)}
        </ul>
      </div>
      ${
        languagesOf(site).length > 1
          ? html`<div id="languages">
              <h2 class="cjg-footer__title">${words.languages}</h2>
              ${languages(locale, site, path)}
            </div>`
          : null
      }
    </div>
  </footer>`
}
